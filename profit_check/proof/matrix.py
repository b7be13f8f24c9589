"""The matrix of the proof: what each check caught, missed, and raised a false alarm on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from profit_check.proof.cases import Judgement


@dataclass(slots=True)
class Row:
    """How one check did, counted in cases; `missed` and `alarms` name those that went wrong.

    `near` counts the near misses, on which it must not alarm; a case where it was never asked is
    among `missed`.
    """

    check: str
    caught: int = 0
    near: int = 0
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Proven both ways, and without an exception."""
        return bool(self.caught and self.near) and not (self.missed or self.alarms)


@dataclass(frozen=True, slots=True)
class Matrix:
    """How every check did, in the order of `rows`; `cases` were run."""

    rows: Sequence[Row]
    cases: int

    @property
    def caught(self) -> int:
        """Faults that a check had to notice, and did."""
        return sum(row.caught for row in self.rows)

    @property
    def missed(self) -> int:
        """Faults that a check had to notice, and did not; near misses that it was not asked on."""
        return sum(len(row.missed) for row in self.rows)

    @property
    def share(self) -> float:
        """The part of the faults that was caught, in per cent."""
        return 100 * self.caught / max(1, self.caught + self.missed)

    @property
    def near(self) -> int:
        """Near misses that a check was put to."""
        return sum(row.near for row in self.rows)

    @property
    def alarms(self) -> int:
        """False alarms."""
        return sum(len(row.alarms) for row in self.rows)

    @property
    def complete(self) -> bool:
        """Every check is proven: 100 % caught, no false alarm."""
        return bool(self.rows) and all(row.complete for row in self.rows)


def tabulate(checks: Iterable[str], judgements: Sequence[Judgement]) -> Matrix:
    """The matrix of `judgements`, with a row for each of `checks`."""
    rows = {check: Row(check) for check in checks}
    for judgement in judgements:
        for row in rows.values():
            _count(row, judgement)
    return Matrix(list(rows.values()), len(judgements))


def _count(row: Row, judgement: Judgement) -> None:
    case, one = judgement.case, judgement.case.subject
    row.caught += row.check in one.trips - judgement.missed
    row.near += row.check in one.near - judgement.unasked
    if row.check in judgement.missed | judgement.unasked:
        row.missed.append(str(case))
    if row.check in judgement.alarms:
        row.alarms.append(str(case))
