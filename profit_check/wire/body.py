"""Takes in a body piece by piece, decompressed, never more than is allowed."""

from __future__ import annotations

import io
import zlib
from typing import NoReturn

from profit_check.language.phrase import Phrase, say

LARGEST_BODY = 64 * 1024 * 1024
"""Bytes that a body may have, as transferred and decompressed."""

_PIECE = 1024 * 1024


class TooLarge(Exception):
    """The body has more bytes than LARGEST_BODY."""


class Body:
    """A body that is coming in; `received` counts its bytes as they were transferred.

    Gzip and deflate are undone. `unreadable` says why what came cannot be, if it cannot.
    """

    def __init__(self, content_encoding: str = "") -> None:
        self.received = 0
        self.unreadable: Phrase | None = None
        self._content = io.BytesIO()
        self._inflater: zlib._Decompress | None = None
        self._untried_deflate = False
        self._open(content_encoding.strip().lower())

    def take(self, piece: bytes) -> None:
        """Adds what came; raises TooLarge."""
        self.received += len(piece)
        if self.received > LARGEST_BODY:
            self._give_up()
        if self._inflater is None or self.unreadable:
            self._keep(piece)
            return
        try:
            self._inflate(piece)
        except zlib.error:
            self.unreadable = say("the answer's compression is damaged")

    def finish(self) -> bytes:
        """The whole body; of one that is unreadable, what there is."""
        cut_off = self._inflater is not None and not self._inflater.eof
        if cut_off and self.received and not self.unreadable:
            self.unreadable = say("the answer's compression is cut off")
        return self._content.getvalue()

    @property
    def size(self) -> int:
        """Bytes so far, decompressed."""
        return self._content.tell()

    def _open(self, encoding: str) -> None:
        if encoding in ("gzip", "x-gzip"):
            self._inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        elif encoding == "deflate":
            self._inflater = zlib.decompressobj()
            self._untried_deflate = True
        elif encoding not in ("", "identity"):
            self.unreadable = say("the answer is compressed in a way that was not asked for")

    def _inflate(self, piece: bytes) -> None:
        while piece:
            assert self._inflater is not None
            self._keep(self._decompress(piece))
            piece = self._inflater.unconsumed_tail
            if self._inflater.eof:
                piece = self._inflater.unused_data
                self._inflater = (
                    zlib.decompressobj(zlib.MAX_WBITS | 16) if piece else self._inflater
                )

    def _decompress(self, piece: bytes) -> bytes:
        """Some bytes of `piece`; "deflate" comes with a zlib header or, wrongly, without one."""
        assert self._inflater is not None
        try:
            return self._inflater.decompress(piece, _PIECE)
        except zlib.error:
            if not self._untried_deflate:
                raise
            self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._inflater.decompress(piece, _PIECE)
        finally:
            self._untried_deflate = False

    def _keep(self, content: bytes) -> None:
        if self.size + len(content) > LARGEST_BODY:
            self._give_up()
        self._content.write(content)

    def _give_up(self) -> NoReturn:
        self._content = io.BytesIO()
        raise TooLarge
