"""What was found on calls, counted for a message about many of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Generic, TypeVar

from profit_check.language.phrase import Phrase, joined, say

Seen = TypeVar("Seen")


class Tally(Generic[Seen]):
    """The faults of calls: a fault is a marked template with `{count}` (the calls that have it).

    `faults` gives those of a call; or it names for each the attribute that says whether it is so.
    `all`, of which that is a part, is how many were looked at; `calls` are those with any fault.
    """

    def __init__(
        self, calls: Sequence[Seen], faults: Callable[[Seen], Iterable[str]] | Mapping[str, str]
    ) -> None:
        self.all = len(calls)
        self.calls: list[Seen] = []
        self.counts: Counter[str] = Counter()
        faults_of = _by_attribute(faults) if isinstance(faults, Mapping) else faults
        for call in calls:
            found = list(dict.fromkeys(faults_of(call)))
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


def _by_attribute(faults: Mapping[str, str]) -> Callable[[object], Iterable[str]]:
    getters = [(template, attrgetter(name)) for template, name in faults.items()]
    return lambda call: [template for template, is_so in getters if is_so(call)]
