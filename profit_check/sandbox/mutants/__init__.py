"""The changes of a manifest that checks must notice: a named function each, a file per family.

A mutant makes of the webshop's manifest one that does not fit its environment:

    @mutant(trips=["paging.order"])
    def no_order(manifest):
        \"\"\"A GetConnector is read without an order.\"\"\"

`trips` are exactly the checks that must notice it; `@near_miss(of=[...])` is for a manifest that no
check may alarm on, least of all these. `faults` are those of the sandbox that show meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from profit_check.language.phrase import Phrase
from profit_check.model import Manifest
from profit_check.sandbox.catalogue import collect, first_sentence, hyphened
from profit_check.sandbox.faults import Credential

Change = Callable[[Manifest], Manifest]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of the manifest by name; `credential` narrows it to one kind of target.

    `trips` are the checks that notice it, `near` those that come close and must not.
    """

    name: str
    change: Change
    trips: frozenset[str]
    near: frozenset[str] = frozenset()
    faults: tuple[str, ...] = ()
    credential: Credential | None = None

    @property
    def title(self) -> Phrase:
        """What the changed manifest is like, in one sentence."""
        return first_sentence(self.change.__doc__)


def mutant(
    *,
    trips: Sequence[str],
    near: Sequence[str] = (),
    faults: Sequence[str] = (),
    credential: Credential | None = None,
) -> Callable[[Change], Mutant]:
    """Makes a Mutant of a function; its name is the function's, with hyphens."""

    def decorate(change: Change) -> Mutant:
        name = hyphened(change.__name__)
        return Mutant(name, change, frozenset(trips), frozenset(near), tuple(faults), credential)

    return decorate


def near_miss(
    *, of: Sequence[str], faults: Sequence[str] = (), credential: Credential | None = None
) -> Callable[[Change], Mutant]:
    """Makes a Mutant of a function that nothing may alarm on, least of all the checks `of`."""
    return mutant(trips=(), near=of, faults=faults, credential=credential)


@cache
def catalogue() -> dict[str, Mutant]:
    """Every mutant by name, and every near miss."""
    return collect(__path__, __name__, Mutant)
