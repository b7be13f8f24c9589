"""The credentials that go by in recorded requests, so that none of them is written."""

from __future__ import annotations

from base64 import b64decode
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl

from profit_check.recorder.seen import Seen
from profit_check.traffic.authorization import credential
from profit_check.wire.classic import ClassicCredential
from profit_check.wire.reading import Unreadable, json_of, text_of
from profit_check.wire.redaction import Redactor

_MOST = 12
"""Secrets that are looked for in what follows: those that came last."""

_SHORTEST = 8
_LONGEST = 8_000
_OF_REQUEST = ("client_secret", "client_assertion", "code", "code_verifier", "refresh_token")
_OF_ANSWER = ("access_token", "refresh_token", "id_token")


class SecretsSent:
    """Learns the secrets of each request that is seen; threads may do so at the same time."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, None] = OrderedDict()
        self._redactor = Redactor()
        self._lock = Lock()

    def learn(self, seen: Seen) -> Redactor:
        """What hides the secrets of `seen`, and of those before it, in whatever form."""
        found = [one for one in _secrets(seen) if _SHORTEST <= len(one) <= _LONGEST]
        with self._lock:
            before = set(self._known)
            for secret in found:
                self._known[secret] = None
                self._known.move_to_end(secret)
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
            if set(self._known) != before:
                self._redactor = Redactor(self._known)
            return self._redactor


def _secrets(seen: Seen) -> Iterator[str]:
    for name, value in seen.request.headers:
        if name.lower() == "authorization":
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
