"""The credentials that go by in recorded requests, so that none of them is written."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl

from profit_check.recorder.header_names import PLAIN, SECRET, SHOWN, SHOWN_OF_ANSWER
from profit_check.recorder.known_secrets import KnownSecrets
from profit_check.recorder.seen import Seen
from profit_check.traffic.authorization import credential
from profit_check.wire.classic import ClassicCredential
from profit_check.wire.reading import Unreadable, json_of, text_of

_OF_REQUEST = ("client_secret", "client_assertion", "code", "code_verifier", "refresh_token")
_OF_ANSWER = ("access_token", "refresh_token", "id_token")
_TELLING = re.compile(r"(?=.*[0-9])(?=.*[a-z])(?!.*://)\S{12,}", re.IGNORECASE)
"""A value that is like no word, number or address."""


class SecretsSent:
    """Learns the secrets of each request that is seen; threads may do so at the same time."""

    def __init__(self) -> None:
        self._credentials = KnownSecrets()
        self._values = KnownSecrets()

    def learn(self, seen: Seen) -> None:
        """From now on hides the secrets of `seen`, and what its headers hold that are withheld."""
        self._credentials.add(*_secrets(seen))
        for name, value in _withheld(seen):
            if SECRET.search(name) and _TELLING.fullmatch(value):
                self._credentials.add(value)
            elif SECRET.search(name) or _TELLING.fullmatch(value):
                self._values.add(value)

    def hide(self, text: str) -> str:
        """`text` without any credential, in whatever form; JSON stays JSON."""
        return self._credentials.hide(text)

    def hide_in_body(self, text: str) -> str:
        """`text` also without what may be no secret, and what an address may have in it."""
        return self._values.hide(self.hide(text))


def _withheld(seen: Seen) -> Iterator[tuple[str, str]]:
    """Names and values of headers that a recording withholds; of answers, those of secrets."""
    for name, value in seen.request.headers:
        lowered = name.lower()
        if lowered != "authorization" and lowered not in SHOWN and not PLAIN.fullmatch(lowered):
            yield from _values(lowered, value)
    for name, value in seen.answer.headers if seen.answer else ():
        lowered = name.lower()
        if lowered not in SHOWN_OF_ANSWER and SECRET.search(lowered):
            yield from _values(lowered, value)


def _values(name: str, value: str) -> Iterator[tuple[str, str]]:
    """The values in a header: of each cookie, of what follows a scheme, or the whole."""
    if "cookie" not in name:
        yield name, credential(value).strip()
        return
    pairs = value.split(";")
    for pair in pairs if name == "cookie" else pairs[:1]:
        yield name, pair.partition("=")[2].strip().strip('"')


def _secrets(seen: Seen) -> Iterator[str]:
    for name, value in seen.request.headers:
        if name.lower() in ("authorization", "proxy-authorization"):
            yield from _of_header(credential(value))
    if "/oauth/" in seen.request.url.lower():
        given: dict[str, Any] = dict(parse_qsl(seen.request.body.decode("utf-8", "replace")))
        given |= _content(seen.request.body)
        answer = _content(seen.answer.body) if seen.answer else {}
        for names, held in ((_OF_REQUEST, given), (_OF_ANSWER, answer)):
            values = map(held.get, names)
            yield from (value for value in values if isinstance(value, str))


def _of_header(secret: str) -> Iterator[str]:
    yield secret
    try:
        decoded = b64decode(secret + "=" * (-len(secret) % 4)).decode("utf-8")
    except ValueError:
        decoded = secret
    if decoded.lstrip("\ufeff \r\n\t").lower().startswith("<token"):
        yield from ClassicCredential(decoded).secrets
    elif ":" in decoded:
        yield decoded.partition(":")[2]


def _content(body: bytes) -> Mapping[str, Any]:
    try:
        content = json_of(text_of(body))
    except Unreadable:
        return {}
    return content if isinstance(content, Mapping) else {}
