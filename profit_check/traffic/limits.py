"""Guards the reader of JSON from what would take it memory or time without end.

Its input is looked at before it is parsed: how deep it goes, and how long its keys, its numbers
and its texts are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from profit_check.language.phrase import Phrase, say
from profit_check.wire.body import LARGEST_BODY
from profit_check.wire.reading import MOST_VALUES

DEEPEST = 200
"""Levels of objects and lists. A browser's record of what started a request takes about 40."""

LONGEST_KEY = 256
"""Bytes of a key: the parser holds all keys on the way to a value."""

LONGEST_NUMBER = 600
"""Digits, sign, point and exponent of a number; Python may refuse to make one of more than 640."""

LARGEST_TEXT = LARGEST_BODY * 3 // 2
"""Bytes of a body: one of LARGEST_BODY in Base64, or with a common number of escapes."""

LARGEST_OTHER_TEXT = LARGEST_BODY // 4
"""Bytes of a text that is no body. The marks of a million rows take 11 MB."""

_ENTRY = 3
"""The depth at which the entries of a HAR stand."""

_BODY_FOLLOWS = re.compile(rb'"text"\s{0,9}:\s{0,9}\Z')
_BEFORE_TEXT = 30
"""Bytes before a text that tell whether it is a body."""

_IN_NUMBERS = b"+-.0123456789Ee"
_NUMBER = re.compile(rb"[+\-.0-9Ee]++")
_TOKEN = re.compile(rb'"([^"]*+)"(\s*+:)?|[\[{]|[\]}]|[+\-.0-9Ee]++')
_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in _STEP)


class Beyond(Exception):
    """What follows goes beyond a limit; the message says which."""


def within_limits(pieces: Iterable[bytes]) -> Iterator[bytes | bytearray]:
    """The JSON in these pieces, in pieces that end outside any text, up to what is beyond a limit.

    A text that is too large becomes `null`. Raises Beyond, once all that comes before is given.
    What is no JSON is passed on, for the parser to see.
    """
    texts, structure = _Texts(), _Structure()
    for piece in pieces:
        yield from texts.finished(piece, structure)
    yield texts.rest()


class _Texts:
    """Holds a text back until it has come to its end."""

    def __init__(self) -> None:
        self._held: bytearray | None = None
        self._most = 0
        self._before = b""
        self._escaped = False

    def finished(self, piece: bytes, structure: _Structure) -> Iterator[bytes | bytearray]:
        """What can be parsed now that `piece` has come; raises Beyond."""
        plain = self._plain(piece)
        start = 0
        if self._held is not None:
            start = plain.find(b'"') + 1
            self._hold(piece[: start or len(piece)])
            if not start:
                return
            structure.check_text(len(self._held), plain[start:])
            yield self._held if self._most else b"null"
            self._held = None
        end = plain.rfind(b'"') if plain.count(b'"', start) % 2 else len(plain)
        if end == len(plain):
            self._escaped = False
        self._before = (self._before + piece[start:end])[-_BEFORE_TEXT:]
        yield from structure.taken(piece[start:end], plain[start:end])
        if end < len(plain):
            self._held = bytearray()
            is_body = _BODY_FOLLOWS.search(self._before)
            self._most = LARGEST_TEXT if is_body else LARGEST_OTHER_TEXT
            self._hold(piece[end:])

    def rest(self) -> bytes:
        """A text that has no end."""
        return bytes(self._held or b"")

    def _plain(self, piece: bytes) -> bytes:
        """`piece`, as long as it was, without escapes: each quote in it begins or ends a text."""
        plain = b"_" + piece[1:] if self._escaped and piece else piece
        if b"\\" in plain:
            plain = plain.replace(b"\\\\", b"__").replace(b'\\"', b"__")
        if piece:
            self._escaped = plain.endswith(b"\\")
        return plain

    def _hold(self, content: bytes) -> None:
        """Adds to what is held; what is too large is let go, and `_most` is 0 from then on."""
        assert self._held is not None
        self._held += content if self._most else b""
        if len(self._held) > self._most:
            self._most, self._held = 0, bytearray(b'"')


class _Structure:
    """Follows what stands outside texts, and how long keys are."""

    def __init__(self) -> None:
        self._depth = 0
        self._values = 0
        self._number = b""
        self._after_long_text = False

    def check_text(self, length: int, following: bytes) -> None:
        """Checks a text that is passed on by itself, before it is; raises Beyond."""
        self._after_long_text = length > LONGEST_KEY + 2
        if self._after_long_text and following.lstrip().startswith(b":"):
            raise Beyond(_key_too_long())

    def taken(self, piece: bytes, plain: bytes) -> Iterator[bytes]:
        """`piece`, which has whole texts only; raises Beyond after what comes before that."""
        found = plain.split(b'"')
        outside = self._number + b'"'.join(found[::2])
        brackets = outside.translate(None, _NO_BRACKETS)
        depths = list(accumulate(map(_STEP.__getitem__, brackets), initial=self._depth))
        if (
            max(depths) > DEEPEST
            or len(max(_NUMBER.findall(outside), key=len, default=b"")) > LONGEST_NUMBER
            or (self._after_long_text and plain.lstrip().startswith(b":"))
            or _has_long_key(found)
        ):
            beyond = self._beyond(plain)
            if beyond:
                yield piece[: beyond[0]]
                raise Beyond(beyond[1])
        self._count(outside, min(depths))
        self._depth = depths[-1]
        self._number = outside[len(outside.rstrip(_IN_NUMBERS)) :]
        if plain.strip():
            last = found[-2] if len(found) > 1 and not found[-1].strip() else b""
            self._after_long_text = len(last) > LONGEST_KEY
        yield piece

    def _beyond(self, plain: bytes) -> tuple[int, Phrase] | None:
        """The first place that is beyond a limit, and which limit that is."""
        if self._after_long_text and plain.lstrip().startswith(b":"):
            return 0, _key_too_long()
        depth, before = self._depth, len(self._number)
        for token in _TOKEN.finditer(plain):
            step = _STEP.get(token[0][0])
            if step:
                depth += step
                if depth > DEEPEST:
                    why = say("from some place on it is nested over {most} deep", most=DEEPEST)
                    return token.start(), why
            elif token[1] is not None:
                if token[2] and len(token[1]) > LONGEST_KEY:
                    return token.start(), _key_too_long()
            elif len(token[0]) + (0 if token.start() else before) > LONGEST_NUMBER:
                why = say("from some place on it has a number of over {most} digits",
                          most=LONGEST_NUMBER)  # fmt: skip
                return token.start(), why
        return None

    def _count(self, outside: bytes, lowest: int) -> None:
        """Counts the values of one entry; it is no more exact than to a piece."""
        if lowest <= _ENTRY:
            self._values = 0
            return
        self._values += sum(map(outside.count, (b",", b"[", b"{")))
        if self._values > MOST_VALUES:
            raise Beyond(say("from some place on an entry has over {most:,} values",
                             most=MOST_VALUES))  # fmt: skip


def _has_long_key(found: list[bytes]) -> bool:
    """`found` has what stands outside texts and, in turn, the texts."""
    if len(max(found[1::2], key=len, default=b"")) <= LONGEST_KEY:
        return False
    return any(
        len(text) > LONGEST_KEY and after.lstrip().startswith(b":")
        for text, after in zip(found[1::2], found[2::2], strict=True)
    )


def _key_too_long() -> Phrase:
    return say("from some place on it has a key of over {most} bytes", most=LONGEST_KEY)
