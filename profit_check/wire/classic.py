"""The classic token of an app connector (AFAS page `authentication`)."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass, field

from profit_check.language.phrase import Phrase, say, say_number

_DIGITS = re.compile(r"[0-9A-Fa-f]{64}", re.ASCII)
_XML = re.compile(
    r"<token>\s*<version>\s*1\s*</version>\s*<data>\s*(?P<data>[^<]*?)\s*</data>\s*</token>",
)


def altered(secret: str) -> str:
    """`secret` with one character changed, in its middle, into another of the same alphabet."""
    if not secret:
        return "0"
    place = len(secret) // 2
    return secret[:place] + ("1" if secret[place] == "0" else "0") + secret[place + 1 :]


@dataclass(frozen=True, slots=True)
class ClassicCredential:
    """A classic token: the whole `<token>…</token>`, or only its 64 hexadecimal digits."""

    text: str = field(repr=False)

    @property
    def authorization(self) -> str:
        """The value of the header `Authorization`; of a malformed token, whatever it is."""
        return "AfasToken " + b64encode(self._xml.encode("utf-8", "replace")).decode("ascii")

    @property
    def faults(self) -> tuple[Phrase, ...]:
        """What is malformed, in sentences that do not show the token."""
        if _DIGITS.fullmatch(self._data):
            return ()
        return tuple(_faults(self._text))

    @property
    def secrets(self) -> tuple[str, ...]:
        """What may never be shown, each to be hidden in all its forms."""
        encoded = self.authorization.removeprefix("AfasToken ")
        return tuple(secret for secret in (self._data, self._text, encoded) if secret)

    def forged(self) -> ClassicCredential:
        """The token with one digit changed: Profit must refuse it, and it is a secret as well."""
        if _DIGITS.fullmatch(self._data):
            return ClassicCredential(altered(self._data))
        return ClassicCredential(altered(self._text))

    @property
    def _text(self) -> str:
        return self.text.strip().lstrip("\ufeff")

    @property
    def _data(self) -> str:
        match = _XML.fullmatch(self._text)
        return match["data"] if match else self._text

    @property
    def _xml(self) -> str:
        if _DIGITS.fullmatch(self._data):
            return f"<token><version>1</version><data>{self._data}</data></token>"
        return self._text


def _faults(text: str) -> list[Phrase]:
    """The faults of a token that is malformed: at least one, and only one where one explains it."""
    if not text:
        return [say("the token is empty")]
    if text[0] in "\"'" or text[-1] in "\"'":
        return [say("the token stands between quotes; they are no part of it")]
    if _is_base64_of_token(text):
        return [say("the token is in Base64 already; give the XML, or only its 64 digits")]
    match = _XML.fullmatch(text)
    if match:
        return _faults_of_digits(match["data"])
    if "<" in text or ">" in text:
        form = "<token><version>1</version><data>…</data></token>"
        return [say("the token's XML has not the form {form}", form=form)]
    return _faults_of_digits(text)


def _faults_of_digits(data: str) -> list[Phrase]:
    strange = len(re.findall(r"[^0-9A-Fa-f]", data))
    faults = []
    if len(data) != 64:
        faults.append(
            say_number(
                "the token's data has {count} character where 64 belong",
                "the token's data has {count} characters where 64 belong",
                count=len(data),
            )
        )
    if strange:
        faults.append(
            say_number(
                "the token's data has {count} character that is not a hexadecimal digit",
                "the token's data has {count} characters that are not hexadecimal digits",
                count=strange,
            )
        )
    return faults


def _is_base64_of_token(text: str) -> bool:
    encoded = text.removeprefix("AfasToken").strip()
    try:
        return b64decode(encoded + "=" * (-len(encoded) % 4)).lstrip().startswith(b"<token")
    except ValueError:
        return False
