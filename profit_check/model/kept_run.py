"""A run with all that its verdicts were made of, as a dossier keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from profit_check.model.auditor import AuditorReport
from profit_check.model.exchange import Answer, Evidence, Question, Traffic
from profit_check.model.judgement import Named, Profile
from profit_check.model.manifest import Manifest
from profit_check.model.traffic import RecordedTraffic


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as it was put, and its answer."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class Lost:
    """What of a field's values pseudonyms could not keep, and why, in words without any value."""

    connector: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Masking:
    """What was replaced before a run was kept: how many values by which rule.

    `lost` are fields whose pseudonyms do not keep all that checks look at. `unrepeated` are the
    results that were others when what is kept was judged again.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    lost: tuple[Lost, ...] = ()
    unrepeated: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptRun:
    """The inputs of a run: the same checks make the same verdicts of them.

    It holds no secret and no row value: those of `exchanges`, and of bodies that the integration
    sends, are pseudonyms. `seen` are all answers without content, retried ones too; `grant` is that
    of the token endpoint. `evidence` has the ids that answers name. `credential_faults` are words.
    """

    manifest: Manifest
    target: str
    profile: Profile
    started: datetime
    finished: datetime
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    as_of: date | None = None
    plugins: tuple[str, ...] = ()
    isolation: bool = False
    interrupted: bool = False
    exchanges: tuple[Exchange, ...] = ()
    seen: tuple[Answer, ...] = ()
    grant: Answer | None = None
    evidence: tuple[Evidence, ...] = ()
    traffic: Traffic = field(default_factory=Traffic)
    credential_faults: tuple[str, ...] = ()
    recorded: RecordedTraffic | None = None
    auditor: tuple[AuditorReport, ...] = ()
    masking: Masking = field(default_factory=Masking)
