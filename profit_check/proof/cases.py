"""The cases of the proof: each fault, mutant and near miss on every target that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import get_args

from profit_check.model import Status
from profit_check.proof.trial import Statuses, rehearse, sample_manifest
from profit_check.sandbox import faults, mutants
from profit_check.sandbox.faults import Credential, Fault
from profit_check.sandbox.mutants import Mutant

CREDENTIALS: tuple[Credential, ...] = get_args(Credential)
LANGUAGES = ("nl-nl", "en-us")

ALARMS = frozenset({Status.FAIL, Status.WARN, Status.REVIEW, Status.ERROR})
"""The statuses that ask for somebody's attention."""


@dataclass(frozen=True, slots=True)
class Case:
    """A fault or mutant by name, on one kind of target, with messages in one language."""

    name: str
    credential: Credential
    language: str

    @property
    def subject(self) -> Fault | Mutant:
        """The fault or mutant itself."""
        return known()[self.name]

    def __str__(self) -> str:
        """The case in a few words."""
        return f"{self.name} ({self.credential}, {self.language})"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of a case; the checks that are named departed from what they owe.

    `missed` did not notice. `alarms` spoke up, or changed otherwise, without being concerned.
    `unasked` should have held against a near miss, but were never put to the question.
    """

    case: Case
    missed: frozenset[str] = frozenset()
    alarms: frozenset[str] = frozenset()
    unasked: frozenset[str] = frozenset()

    @property
    def holds(self) -> bool:
        """Whether every check did what it owes."""
        return not (self.missed or self.alarms or self.unasked)


@cache
def known() -> dict[str, Fault | Mutant]:
    """Every fault and every mutant by name, near misses too."""
    return {**faults.catalogue(), **mutants.catalogue()}


def cases() -> list[Case]:
    """Every case there is."""
    return [
        Case(one.name, credential, language)
        for one in known().values()
        for credential in CREDENTIALS
        for language in LANGUAGES
        if one.credential in (None, credential)
    ]


def judge(case: Case) -> Judgement:
    """Runs every check against the case, and compares with what each of them owes."""
    one, found, before = case.subject, _found(case), healthy(case.credential)
    noisy, standing = alarmed(found), alarmed(before)
    asked = {check for (check, _), status in found.items() if status is not Status.NOT_TESTED}
    alarms = noisy - one.trips - (standing - one.near)
    if isinstance(one, Fault) and one.trips:
        alarms |= _changed(found, before) - one.trips - one.near
    return Judgement(case, one.trips - noisy, alarms, one.near - asked)


@cache
def healthy(credential: Credential) -> Statuses:
    """What every check says while nothing is wrong."""
    return rehearse(sample_manifest(), (), credential, LANGUAGES[0])


def alarmed(found: Statuses) -> frozenset[str]:
    """The checks that ask for attention."""
    return frozenset(check for (check, _), status in found.items() if status in ALARMS)


def _found(case: Case) -> Statuses:
    one, manifest = case.subject, sample_manifest()
    if isinstance(one, Fault):
        return rehearse(manifest, [one], case.credential, case.language)
    shown = [faults.named(name) for name in one.faults]
    return rehearse(one.change(manifest), shown, case.credential, case.language)


def _changed(found: Statuses, before: Statuses) -> frozenset[str]:
    """The checks that say something else of a subject than before, but for why they are silent."""
    silent = (Status.NOT_TESTED, Status.NOT_APPLICABLE)
    return frozenset(
        key[0]
        for key, status in found.items()
        if status not in silent and status is not before.get(key)
    )
