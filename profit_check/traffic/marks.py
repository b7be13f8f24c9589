"""Fingerprints: equal things have equal ones, and nobody can tell from one what it is of."""

from __future__ import annotations

from hashlib import blake2b

SIZE = 8
"""Bytes of a mark."""


class Marker:
    """Makes marks with a key, which is random for each run and known to no one."""

    def __init__(self, key: bytes) -> None:
        self._keyed = blake2b(digest_size=SIZE, key=key[:64])

    def __call__(self, *parts: str) -> int:
        """The mark of these texts, in this order."""
        joined = "\0".join(parts) if len(parts) > 1 else parts[0]
        return int.from_bytes(self.packed(joined), "big")

    def packed(self, text: str) -> bytes:
        """The mark of a text as SIZE bytes."""
        digest = self._keyed.copy()
        digest.update(text.encode("utf-8", "surrogatepass"))
        return digest.digest()
