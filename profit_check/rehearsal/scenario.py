"""A scenario: what happens to which requests, and what the integration should make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from profit_check.model import Level

FAMILY = "rehearsal"
"""The family of the results of all scenarios."""

Texts = Mapping[str, str]
"""A text by the code of its language; English is always there."""


class Repeating(StrEnum):
    """When a request that something happened to may be sent again.

    AFTER_GRANT: once, and with a token that was asked for since. AFTER_LOOK: a write whose answer
    never came, only after a read that can show whether it was carried out. LIMITED: a few times.
    """

    NEVER = "never"
    AFTER_WAIT = "after_wait"
    AFTER_GRANT = "after_grant"
    AFTER_LOOK = "after_look"
    LIMITED = "limited"
    FREE = "free"


class Ending(StrEnum):
    """How the program should end: WELL is with status 0, REPORTED with another or with words.

    EITHER: well where the request succeeded in the end, and otherwise reported.
    """

    WELL = "well"
    REPORTED = "reported"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Step:
    """What happens (`answer`), and to which requests.

    Of those that fit, it is number `request` (from 1) and those that follow it, `times` in all
    (None: from then on). A `connector` may be `first`: the one that was called first. The other
    fields belong to some answers only: seconds to come back after, seconds to wait, rows that are
    inserted, the language of a refusal, and whether the keys of its body are turned round.
    """

    answer: str
    method: str = "*"
    route: str = "connectors"
    connector: str = "*"
    page: Literal["any", "first", "later"] = "any"
    request: int = 1
    times: int | None = 1
    retry_after: float = 1.0
    wait: float = 3.0
    rows: int = 1
    language: str | None = None
    keys_reversed: bool = False


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the integration should do; what is left out is not judged.

    `stops`: hardly any request follows. `goes_on`: others do follow. `rows_complete`: the rows that
    it wrote are those of the dry run, none twice; where it wrote none, `without_rows` says what
    comes of it.
    """

    repeat: Repeating = Repeating.FREE
    ends: Ending = Ending.EITHER
    stops: bool = False
    goes_on: bool = False
    rows_complete: bool = False
    without_rows: Literal["pass", "review"] = "pass"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario by `name`; with `languages` it is played once in each of them."""

    name: str
    title: Texts
    why: Texts
    fix: Texts
    afas: str
    level: Level
    steps: tuple[Step, ...]
    expect: Expectation
    languages: tuple[str, ...] = ()

    @property
    def check(self) -> str:
        """The id under which its result stands."""
        return f"{FAMILY}.{self.name}"
