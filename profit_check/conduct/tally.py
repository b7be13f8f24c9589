"""What was found on calls, counted for a message about many of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from typing import Generic, TypeVar

from profit_check.language.phrase import Phrase, joined, say

Seen = TypeVar("Seen")


class Tally(Generic[Seen]):
    """The faults of calls: a fault is a marked template with `{count}` (the calls that have it).

    `all`, of which that is a part, is how many were looked at; `calls` are those with any fault.
    """

    def __init__(self, calls: Sequence[Seen], faults: Callable[[Seen], Iterable[str]]) -> None:
        self.all = len(calls)
        self.calls: list[Seen] = []
        self.counts: Counter[str] = Counter()
        for call in calls:
            found = list(dict.fromkeys(faults(call)))
            self.counts.update(found)
            if found:
                self.calls.append(call)

    def said(self, **facts: object) -> Phrase:
        """Every fault with its numbers, the most frequent first; `facts` fill the templates too."""
        said = (
            say(template, count=count, all=self.all, **facts)
            for template, count in self.counts.most_common()
        )
        return joined(said)
