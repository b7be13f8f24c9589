"""Tells findings apart, and knows one again in the next run."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from profit_check.model import Result


def fingerprints(results: Iterable[Result], *scope: str) -> Iterator[str]:
    """A fingerprint for each result, in their order; no two are the same.

    It is made of `scope`, check, subject, and the fields and other things that the result is about:
    never of a text, which differs by language, by version and by what was found. Should there be
    more results of which all that is the same, as of waivers, they are counted.
    """
    seen: Counter[str] = Counter()
    for result in results:
        named = json.dumps([scope, result.check, result.subject, result.about])
        seen[named] += 1
        yield sha256(f"{named} {seen[named]}".encode("ascii")).hexdigest()
