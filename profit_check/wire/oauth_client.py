"""OAuth client credentials of an app connector (AFAS page `authentication`)."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from urllib.parse import quote_plus, urlencode

from profit_check.language.phrase import Phrase, say


@dataclass(frozen=True, slots=True)
class OAuthCredential:
    """The client id and client secret that a bearer token is asked with."""

    client_id: str = field(repr=False)
    client_secret: str = field(repr=False)

    @property
    def form(self) -> bytes:
        """The body with which the token endpoint is asked for a bearer token."""
        fields = {
            "grant_type": "client_credentials",
            "client_id": self.client_id,
            "client_secret": self.client_secret,
        }
        return urlencode(fields, errors="replace").encode("ascii")

    @property
    def faults(self) -> tuple[Phrase, ...]:
        """What is malformed, in sentences that show neither."""
        id, secret = say("the client id"), say("the client secret")
        return (*_faults(id, self.client_id), *_faults(secret, self.client_secret))

    @property
    def secrets(self) -> tuple[str, ...]:
        """What may never be shown, each to be hidden in all its forms."""
        pair = f"{self.client_id}:{self.client_secret}"
        both = (self.client_id, self.client_secret)
        quoted = ":".join(quote_plus(part, errors="replace") for part in both)
        basic = (_base64(each) for each in (pair, quoted))
        return (self.client_secret, *basic) if self.client_secret else ()


def _base64(text: str) -> str:
    return b64encode(text.encode("utf-8", "replace")).decode("ascii")


def _faults(name: Phrase, text: str) -> list[Phrase]:
    if not text:
        return [say("{name} is empty", name=name)]
    faults = []
    if text[0] in "\"'" and text[-1] == text[0] and len(text) > 1:
        faults.append(say("{name} stands between quotes; they are no part of it", name=name))
    if any(character.isspace() for character in text):
        faults.append(say("{name} has white space in it", name=name))
    if not text.isascii() or not text.replace(" ", "").isprintable():
        faults.append(say("{name} has characters that are not printable ASCII", name=name))
    return faults
