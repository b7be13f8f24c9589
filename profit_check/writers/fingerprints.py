"""Tells findings apart, and knows one again in the next run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from profit_check.model import Result


def fingerprints(results: Iterable[Result], *scope: str) -> Iterator[str]:
    """A fingerprint for each result, in their order; no two are the same.

    It is made of `scope`, check and subject only: never of a text, which differs by language, by
    version and by what was found. There is one result for each check and subject; should there be
    more, as of waivers that are the same, they are counted.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for result in results:
        about = (*scope, result.check, *(() if result.subject is None else (result.subject,)))
        seen[about] += 1
        parts = "\x00".join((*about, str(seen[about])))
        yield sha256(parts.encode("utf-8", "backslashreplace")).hexdigest()
