"""A check, and the decorator that makes one of an async function."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from profit_check.conduct.arranged import Called, Conduct
from profit_check.language.phrase import say
from profit_check.model import (
    AuditorReport,
    Channel,
    Connector,
    Level,
    Manifest,
    Outcome,
    Profile,
)

EVERY_PROFILE = frozenset(Profile)
_NO_SUBJECT = say("the manifest names no connector that this is about")
_NOT_RECORDED = say("the recorded traffic holds no request that this is about")
_FROM_GO_LIVE = frozenset({Profile.GO_LIVE, Profile.CERTIFICATION})
_OF_CERTIFICATION = frozenset({Profile.CERTIFICATION})
"""The profiles of a check that asks nothing of Profit.

Where traffic or an auditor's report is given, those about it run in every profile.
"""


class Subject(Protocol):
    """What a result can be about: it has an id."""

    @property
    def id(self) -> str:
        """The name under which it stands in results."""


Subjects = (
    Callable[[Manifest], Sequence[Connector]]
    | Callable[[Conduct], Sequence[Called]]
    | Callable[[Sequence[AuditorReport]], Sequence[Subject]]
)
"""Gives the subjects: connectors of the manifest; for recorded traffic, what was called; for
reports of AFAS's auditor, those or what they are about."""

Judge = Callable[..., Awaitable[Outcome]]


@dataclass(frozen=True, slots=True)
class Check:
    """One question. `levels` holds what a profile makes of `level`; `page` is its docstring.

    `otherwise` is why it does not apply when `per` gives no subject; where it is empty, there is no
    result then. Checks of another `channel` than "api" ask nothing: they judge what was recorded of
    the integration, what the manifest declares of its certification, or what AFAS's auditor said.
    `pages` are the page in other languages, of a check that has no file of its own.
    """

    id: str
    judge: Judge
    level: Level
    page: str
    needs: tuple[str, ...] = ()
    per: Subjects | None = None
    afas_rules: tuple[str, ...] = ()
    levels: Mapping[Profile, Level] = field(default_factory=dict)
    profiles: frozenset[Profile] = _FROM_GO_LIVE
    last: bool = False
    otherwise: str = _NO_SUBJECT
    channel: Channel = "api"
    pages: Mapping[str, str] = field(default_factory=dict)

    @property
    def family(self) -> str:
        """The part of the id before the period."""
        return self.id.partition(".")[0]

    @property
    def is_always_a_must(self) -> bool:
        """Whether it is a must in every profile."""
        return {self.level, *self.levels.values()} == {Level.MUST}

    def level_in(self, profile: Profile) -> Level:
        """How much this check weighs in `profile`."""
        return self.levels.get(profile, self.level)


def check(
    *,
    level: Level,
    certification: Level | None = None,
    needs: Sequence[str] = (),
    per: Subjects | None = None,
    afas_rules: Sequence[str] = (),
    profiles: frozenset[Profile] | None = None,
    last: bool = False,
    otherwise: str | None = None,
    channel: Channel = "api",
) -> Callable[[Judge], Check]:
    """Makes a Check of an async function; its id follows from the file: checks/paging/take.py.

    `certification` is the level at partner strictness, where it differs. `needs` are the checks
    that must have succeeded for the same subject. `per` gives the subjects, `otherwise` is a phrase
    that says why there are none. `channel` "traffic" is for a check of recorded traffic: its `per`
    gets the Conduct, and it runs where a recording was given. `last` is for a check that judges the
    run as a whole: it waits until all others are done.
    """
    if not isinstance(level, Level) or isinstance(needs, str) or isinstance(afas_rules, str):
        raise TypeError("level is a Level; needs and afas_rules are lists of texts")

    def decorate(judge: Judge) -> Check:
        return Check(
            id=".".join(judge.__module__.split(".")[-2:]).replace("_", "-"),
            judge=judge,
            level=level,
            page=sys.modules[judge.__module__].__doc__ or "",
            needs=tuple(needs),
            per=per,
            afas_rules=tuple(map(str, afas_rules)),
            levels={} if certification is None else {Profile.CERTIFICATION: certification},
            profiles=profiles or (_FROM_GO_LIVE if channel == "api" else _OF_CERTIFICATION),
            last=last,
            otherwise=otherwise or (_NOT_RECORDED if channel == "traffic" else _NO_SUBJECT),
            channel=channel,
        )

    return decorate
