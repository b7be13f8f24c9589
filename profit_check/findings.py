"""Findings: the results of one check with one status, and all that is said about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from profit_check.asked import Asked, Requests
from profit_check.exhibits import Exhibit, Exhibits
from profit_check.explanation import Explanation
from profit_check.gate import STALE_WAIVER_FIX, WAIVER_CHECK
from profit_check.language.catalogue import ENGLISH, Language
from profit_check.language.phrase import say, say_number
from profit_check.model import Channel, Document, Level, Result, Status, Waiver
from profit_check.places import place
from profit_check.prose import opening
from profit_check.registry import position
from profit_check.rerun import rerun
from profit_check.tongue import tongue
from profit_check.visible import block, line
from profit_check.wording import source

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
    title=say("A waiver covers a deviation that is there, was agreed on, and has not ended"),
    why=say("A waiver that has ended, or waives nothing, hides what nobody agreed to any more."),
    fix=STALE_WAIVER_FIX,
    references="",
)


def urgency(status: Status, level: Level) -> tuple[int, int]:
    """Sorts what is to be seen to: by status, then by level."""
    return STATUSES.index(status), LEVELS.index(level)


@dataclass(frozen=True, slots=True)
class Case:
    """What a finding says about one subject (None: the target as a whole).

    `place` is where the subject stands in the manifest, or empty. `tongue` is the code of the
    language of `message` where that is not the report's; `english` is the message in English.
    """

    subject: str | None
    message: str
    exhibits: tuple[Exhibit, ...]
    waiver: Waiver | None
    place: str
    asked: Asked
    tongue: str
    english: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The results of one check that have the same status, with all that is said about them.

    `anchor` is unique in the report. `why`, `fix` and `references` are prose: paragraphs, lists and
    code between backticks; `opening` is where `fix` begins. `rerun` asks this check again, where
    that can be. `told` is what was found, a line a case: of many cases the first, and how many more
    there are. `tongue` is the code of the language of that prose where that is not the report's.
    `source` is the word for how it is known, where this program did not verify it itself.
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
    told: tuple[str, ...]
    tongue: str
    channel: Channel
    source: str

    @property
    def family(self) -> str:
        """The first part of the check's id."""
        return self.check.partition(".")[0]

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
class Shown:
    """Gives out what a report shows of exchanges, and keeps count of it."""

    exhibits: Exhibits
    requests: Requests


@dataclass(frozen=True, slots=True)
class Arranger:
    """Turns results into findings, in the order in which a reader meets them."""

    document: Document
    explain: Explain
    language: Language

    def findings(self) -> Iterator[Finding]:
        """The findings of the run, the most urgent first."""
        shown = Shown(Exhibits(self.document.evidence, self.language), Requests(self.document))
        ordered = sorted(self.document.results, key=_place)
        for number, (_, group) in enumerate(groupby(ordered, key=_place), start=1):
            yield self._finding(f"finding-{number}", list(group), shown)

    def _finding(self, anchor: str, results: Sequence[Result], shown: Shown) -> Finding:
        first, tell = results[0], self.language.tell
        page = self._page(first.check)
        fix = _prose(tell(first.remedy or page.fix))
        cases = tuple(self._case(result, shown) for result in results)
        return Finding(
            anchor=anchor,
            check=line(first.check),
            status=first.status,
            level=first.level,
            title=line(tell(page.title)).rstrip("."),
            why=_prose(tell(page.why)),
            fix=fix,
            opening=opening(fix),
            references=_prose(page.references),
            rules=tuple(line(rule) for rule in first.afas_rules),
            rerun=rerun(self.document, first.check),
            cases=cases,
            told=self._told(cases),
            tongue=page.language if page.language != self.language.code else "",
            channel=first.channel,
            source=tell(source(first.channel) or ""),
        )

    def _case(self, result: Result, shown: Shown) -> Case:
        explained = result.status in SHOWN
        where = place(self.document, result.subject) if explained else None
        return Case(
            subject=None if result.subject is None else line(result.subject),
            message=line(result.message),
            exhibits=shown.exhibits.of(result) if explained else (),
            waiver=_visible(result.waiver),
            place=line(self.language.tell(where.told)) if where else "",
            asked=shown.requests.of(result) if explained else Asked(),
            tongue=tongue(result.message, self.language),
            english=line(ENGLISH.tell(result.message)),
        )

    def _told(self, cases: Sequence[Case]) -> tuple[str, ...]:
        lines = [f"{one.subject}: {one.message}" if one.subject else one.message for one in cases]
        left = len(lines) - CASES_TOLD
        if left <= 1:
            return tuple(lines)
        more = say_number("and {count:,} more", "and {count:,} more", count=left)
        return (*lines[:CASES_TOLD], self.language.tell(more))

    def _page(self, check: str) -> Explanation:
        own = self.language.code
        if check == WAIVER_CHECK:
            return replace(_STALE_WAIVER, language=own)
        unknown = Explanation(title=check, why="", fix="", references="", language=own)
        return self.explain(check) or unknown


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
        result.channel,
    )
