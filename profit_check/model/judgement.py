"""What is made of the answers: outcomes, results, and the document that tells of a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from profit_check.model.exchange import Evidence, Traffic
from profit_check.model.inventory import Inventory
from profit_check.model.manifest import Integration, Waiver
from profit_check.model.traffic import RecordedTraffic


class Level(StrEnum):
    """How much a finding weighs: only a `must` can fail the gate."""

    MUST = "must"
    SHOULD = "should"
    INFO = "info"


class Status(StrEnum):
    """What came of a question; the order is the order in which a reader wants to see them."""

    FAIL = "fail"
    ERROR = "error"
    WARN = "warn"
    REVIEW = "review"
    NOT_TESTED = "not_tested"
    WAIVED = "waived"
    PASS = "pass"
    NOT_APPLICABLE = "not_applicable"


class Verdict(StrEnum):
    """The answer to *is this connection ready?*"""

    READY = "ready"
    READY_WITH_CONDITIONS = "ready_with_conditions"
    NOT_READY = "not_ready"
    INCONCLUSIVE = "inconclusive"


Channel = Literal["api", "attested", "traffic", "auditor"]
"""How a result is known: asked of Profit, attested, seen in recorded traffic, or said by AFAS."""


class Profile(StrEnum):
    """Which checks run, and how strictly."""

    CONNECT = "connect"
    GO_LIVE = "go-live"
    CERTIFICATION = "certification"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check says: a status, or None for *found wrong* (the level makes it fail or warn).

    `message` is a template that `facts` fill, so that it can be said in another language. Where the
    request should have been another, `correction` are the query parameters that make it right.
    `blocks` makes what needs this check `not_tested` even though it is no failure. `about` names
    what was found wrong or doubtful in the subject, so that two findings can be told apart.
    """

    status: Status | None
    message: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    level: Level | None = None
    blocks: bool = False
    correction: Mapping[str, str] = field(default_factory=dict)
    about: tuple[str, ...] = ()


Named = tuple[str, str | None]
"""A result by what tells it from others: its check and its subject."""


@dataclass(frozen=True, slots=True)
class Result:
    """One answer of one check for one subject (None: the target as a whole).

    `about` names the fields, places in payloads, connectors … of the subject that the message tells
    of: the same in every language, sorted, without a value. `barred_by` is the result where it
    began, of what is not tested because another did not succeed; it is known while a run goes on.
    """

    check: str
    subject: str | None
    status: Status
    level: Level
    message: str
    channel: Channel = "api"
    afas_rules: tuple[str, ...] = ()
    remedy: str = ""
    evidence: tuple[str, ...] = ()
    waiver: Waiver | None = None
    correction: Mapping[str, str] = field(default_factory=dict)
    about: tuple[str, ...] = ()
    barred_by: Named | None = field(default=None, compare=False)

    @property
    def is_only_attested(self) -> bool:
        """Whether it is a must of which nothing is known but that somebody declared it."""
        return self._is_for_attesting and self.status is Status.PASS

    @property
    def is_not_attested(self) -> bool:
        """Whether it is a must that was to be attested, where the manifest declares nothing."""
        return self._is_for_attesting and self.status is Status.NOT_APPLICABLE

    @property
    def _is_for_attesting(self) -> bool:
        return self.channel == "attested" and self.level is Level.MUST


class Imminence(StrEnum):
    """How near a date is: warned of from 90 days before it, and again from 30 days."""

    PAST = "past"
    WARN_30 = "warn_30"
    WARN_90 = "warn_90"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day on which something ends; `days_left` is below zero once it is past.

    `kind` is `classic-token`, `response-header`, `token`, `certificate`, `waiver`,
    `penetration-test` or `certification-project`.
    """

    date: date
    what: str
    kind: str
    days_left: int
    state: Imminence


@dataclass(frozen=True, slots=True)
class Scope:
    """How much was asked: what `--only` and `--skip` named, and whether the run came to its end.

    `as_of` is the day to judge by, where that is not the day of the run. `plugins` are files and
    packages that checks came from besides. In a `demo` the environment was made up, and is gone.
    """

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    as_of: date | None = None
    interrupted: bool = False
    plugins: tuple[str, ...] = ()
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Baseline:
    """An earlier run that this one is held against, and how its findings compare.

    `file` is the name of the file it was kept in, `sha256` that of its bytes. Of this run's results
    that are not sound, `new` and `worse` are for the gate to judge, `known` were there before.
    """

    file: str
    sha256: str
    started_at: datetime
    target: str
    profile: Profile
    scope: Scope
    new: tuple[Named, ...] = ()
    worse: tuple[Named, ...] = ()
    known: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole run, as the results JSON tells it.

    `calendar` holds the dates that matter to it, the first one first. Texts for a reader are
    phrases (`profit_check.language`); `language` is the code of what they are told in. `observed`
    tells of recorded traffic, without its calls.
    """

    tool_version: str
    started_at: datetime
    finished_at: datetime
    integration: Integration
    target: Mapping[str, Any]
    profile: Profile
    verdict: Verdict
    results: Sequence[Result]
    evidence: Sequence[Evidence]
    traffic: Traffic
    calendar: Sequence[Deadline] = ()
    scope: Scope = Scope()
    inventory: Inventory = field(default_factory=Inventory)
    language: str = "en"
    observed: RecordedTraffic | None = None
    baseline: Baseline | None = None
