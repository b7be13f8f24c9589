"""Findings: the results of one check with one status, and all that is said about them."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from profit_check.exhibits import Exhibit, Exhibits
from profit_check.explanation import Explanation
from profit_check.gate import WAIVER_CHECK
from profit_check.model import Document, Level, Profile, Result, Status, Waiver
from profit_check.prose import opening
from profit_check.registry import position
from profit_check.visible import block, line

ACTED_ON = (Status.FAIL, Status.ERROR, Status.WARN, Status.REVIEW)
SHOWN = (*ACTED_ON, Status.WAIVED)
"""The statuses that a report explains in full."""

CASES_TOLD = 3
"""Cases of a finding that a list of things to do shows."""

LEVELS = list(Level)
STATUSES = list(Status)

Explain = Callable[[str], Explanation | None]
"""A check's page by its id, or None for a check that is not installed here."""

_STALE_WAIVER = Explanation(
    title="A waiver covers a deviation that is there, and has not ended",
    why="A waiver that has ended, or that waives nothing, hides what nobody agreed to any more.",
    fix="",
    references="",
)


@dataclass(frozen=True, slots=True)
class Case:
    """What a finding says about one subject (None: the target as a whole)."""

    subject: str | None
    message: str
    exhibits: tuple[Exhibit, ...]
    waiver: Waiver | None


@dataclass(frozen=True, slots=True)
class Finding:
    """The results of one check that have the same status, with all that is said about them.

    `anchor` is unique in the report. `why`, `fix` and `references` are prose: paragraphs, lists and
    code between backticks; `opening` is where `fix` begins. `rerun` asks this check again.
    """

    anchor: str
    check: str
    status: Status
    level: Level
    title: str
    why: str
    fix: str
    opening: str
    references: str
    rules: tuple[str, ...]
    rerun: str
    cases: tuple[Case, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """What was found, a line a case; of many cases the first, and how many more there are."""
        lines = [f"{c.subject}: {c.message}" if c.subject else c.message for c in self.cases]
        left = len(lines) - CASES_TOLD
        return (*lines[:CASES_TOLD], f"and {left:,} more") if left > 1 else tuple(lines)

    @property
    def more(self) -> str:
        """The command that explains the rest, where `opening` is not all of `fix`."""
        whole = self.fix.strip().lstrip("-* ").strip()
        short = len(self.opening) + 2 < len(" ".join(whole.split()))
        return f"profit-check checks {self.check}" if self.opening and short else ""

    @property
    def subjects(self) -> tuple[str, ...]:
        """The subjects that the cases are about, without the target as a whole."""
        return tuple(case.subject for case in self.cases if case.subject is not None)


@dataclass(frozen=True, slots=True)
class Arranger:
    """Turns results into findings, in the order in which a reader meets them."""

    document: Document
    explain: Explain

    def findings(self) -> Iterator[Finding]:
        """The findings of the run, the most urgent first."""
        exhibits = Exhibits(self.document.evidence)
        ordered = sorted(self.document.results, key=_place)
        for number, (_, group) in enumerate(groupby(ordered, key=_place), start=1):
            yield self._finding(f"finding-{number}", list(group), exhibits)

    def _finding(self, anchor: str, results: Sequence[Result], exhibits: Exhibits) -> Finding:
        first = results[0]
        page = self._page(first.check)
        fix = _prose(first.remedy or page.fix)
        return Finding(
            anchor=anchor,
            check=line(first.check),
            status=first.status,
            level=first.level,
            title=line(page.title).rstrip("."),
            why=_prose(page.why),
            fix=fix,
            opening=opening(fix),
            references=_prose(page.references),
            rules=tuple(line(rule) for rule in first.afas_rules),
            rerun=command(self.document, first.check),
            cases=tuple(_case(result, exhibits) for result in results),
        )

    def _page(self, check: str) -> Explanation:
        page = _STALE_WAIVER if check == WAIVER_CHECK else self.explain(check)
        return page or Explanation(title=check, why="", fix="", references="")


def _case(result: Result, exhibits: Exhibits) -> Case:
    return Case(
        subject=None if result.subject is None else line(result.subject),
        message=line(result.message),
        exhibits=exhibits.of(result) if result.status in SHOWN else (),
        waiver=_visible(result.waiver),
    )


def _prose(text: str) -> str:
    return block(text) if text.strip() else ""


def _visible(waiver: Waiver | None) -> Waiver | None:
    if waiver is None:
        return None
    return replace(
        waiver, reason=line(waiver.reason), agreed_with=line(waiver.agreed_with or "") or None
    )


def _place(result: Result) -> tuple[object, ...]:
    """The sort key of a result, and what the results of one finding have in common."""
    return (
        position(result.check.partition(".")[0]),
        STATUSES.index(result.status),
        LEVELS.index(result.level),
        result.check,
        result.remedy,
    )


def command(document: Document, check: str | None = None) -> str:
    """The command that runs everything, or `check` alone, against the same target."""
    words = ["profit-check", "run", "--target", line(str(document.target["name"]))]
    if document.profile is not Profile.GO_LIVE:
        words += ["--profile", document.profile]
    if check not in (None, WAIVER_CHECK):
        words += ["--only", line(str(check))]
    return shlex.join(words)
