"""Which scheme AFAS publishes for a credential (AFAS page `authentication`)."""

from __future__ import annotations

from profit_check.model import Authorization, AuthorizationForm

_PUBLISHED = {
    "AfasToken": AuthorizationForm.AFAS_TOKEN_BASE64,
    "Bearer": AuthorizationForm.BEARER,
    "DPoP": AuthorizationForm.BEARER,
}
_FOLDED = {scheme.casefold(): form for scheme, form in _PUBLISHED.items()}


def has_its_scheme(sent: Authorization) -> bool:
    """Is it a credential of a published form, under its own scheme in any letter case?"""
    return _FOLDED.get(sent.scheme.casefold()) is sent.form


def is_written_as_published(sent: Authorization) -> bool:
    """Is the scheme written in the letter case that AFAS writes?"""
    return sent.scheme in _PUBLISHED
