"""What the header `Authorization` carries, without the credential (AFAS page `authentication`)."""

from __future__ import annotations

import re
from base64 import b64decode

from profit_check.model import Authorization, AuthorizationForm
from profit_check.traffic.marks import Marker
from profit_check.traffic.texts import Texts

_NONE = Authorization(AuthorizationForm.NONE)
_SCHEMES = frozenset(
    {"afastoken", "apikey", "basic", "bearer", "digest", "dpop", "negotiate", "ntlm", "token"}
)
_BY_SCHEME = {
    "basic": AuthorizationForm.BASIC,
    "bearer": AuthorizationForm.BEARER,
    "dpop": AuthorizationForm.BEARER,
}
_DIGITS = re.compile(r"[0-9A-Fa-f]{64}", re.ASCII)
_WITHOUT = (
    "redacted|removed|hidden|masked|withheld|filtered|omitted|stripped|scrubbed|suppressed"
    "|sanitized|censored|obfuscated|anonymized|erased|placeholder"
)
_FILLED_IN = "token|secret|credential|password|bearer|value"
_MASK = re.compile(
    r"[*x.•…-]+"
    r"|[^*•…]{0,200}(?:\*{2}|[•…]).{0,200}"
    r"|[$%#]*(?:\{\{[^{}]{0,80}\}\}|\{[^{}]{0,80}\})"
    rf"|[\[({{<$%#]*[^][(){{}}<>]{{0,60}}(?<![^\W_])(?:{_WITHOUT})(?![^\W_])"
    r"[^][(){}<>]{0,60}[])}>$%#]*"
    rf"|[\[({{<$%#]+[^][(){{}}<>]{{0,60}}(?<![^\W_])(?:{_FILLED_IN})(?![^\W_])"
    r"[^][(){}<>]{0,60}[])}>$%#]+",
    re.IGNORECASE,
)
"""What recorders and tools write in the place of a credential, or leave where one is filled in."""

_WITHHELD = re.compile(r"<withheld (?P<form>[a-z0-9_]+) (?P<mark>[0-9a-f]{16})>", re.ASCII)
_FORMS = {form.value: form for form in AuthorizationForm}


def credential(value: str) -> str:
    """What is secret in the header's value: all of it but a scheme that is known."""
    return _split(value)[1]


def withheld(value: str, marker: Marker) -> str:
    """The header's value as a recording may hold it: `read` makes the same of it."""
    known = read(value, marker, Texts())
    if known.mark is None:
        return known.scheme
    return f"{known.scheme} <withheld {known.form} {known.mark:016x}>".strip()


def read(value: str, marker: Marker, texts: Texts) -> Authorization:
    """What the header tells; a recording may hold it as `withheld` makes it."""
    if not value.strip():
        return _NONE
    scheme, secret = _split(value)
    fingerprint = _WITHHELD.fullmatch(secret)
    if fingerprint and fingerprint["form"] in _FORMS:
        mark = int(fingerprint["mark"], 16)
        return texts.share(Authorization(_FORMS[fingerprint["form"]], scheme, mark))
    return texts.share(Authorization(_form(scheme, secret), scheme, marker(secret)))


def _split(value: str) -> tuple[str, str]:
    """The scheme, if it is one that is known, and the rest."""
    first, space, rest = value.strip().partition(" ")
    if first.lower() in _SCHEMES:
        return first, rest.strip()
    return "", f"{first}{space}{rest}"


def _form(scheme: str, secret: str) -> AuthorizationForm:
    if not secret:
        return AuthorizationForm.OTHER
    if _MASK.fullmatch(secret):
        return AuthorizationForm.WITHHELD
    if scheme.lower() in ("", "afastoken", "token"):
        return _form_of_token(secret, named=scheme.lower() == "afastoken")
    return _BY_SCHEME.get(scheme.lower(), AuthorizationForm.OTHER)


def _form_of_token(secret: str, *, named: bool) -> AuthorizationForm:
    if secret.lower().startswith("<token") or (named and _DIGITS.fullmatch(secret)):
        return AuthorizationForm.AFAS_TOKEN_PLAIN
    if _is_base64_of_token(secret):
        return AuthorizationForm.AFAS_TOKEN_BASE64
    return AuthorizationForm.OTHER


def _is_base64_of_token(text: str) -> bool:
    try:
        content = b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return False
    return content.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(b"<token")
