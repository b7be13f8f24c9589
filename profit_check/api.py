"""All that a check needs, and the only module of profit-check that a check imports.

A check is an async function in a file of its own. It gets the Environment and, when `per` names
connectors, one of them, and returns an Outcome. The file's docstring is the check's page. See
CONTRIBUTING.md.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from profit_check.environment import (
    SMALL,
    UNKNOWN_CONNECTOR,
    UNKNOWN_FIELD,
    Environment,
    Filter,
    small,
)
from profit_check.errors import Refused, Undecided, Untestable
from profit_check.model import (
    Answer,
    ClassicSource,
    Connector,
    EnvironmentType,
    Failure,
    FileConnector,
    GetConnector,
    Level,
    Manifest,
    OAuthSource,
    Outcome,
    Profile,
    Status,
    UpdateConnector,
)
from profit_check.profit.rows import Page, Row

__all__ = [
    "EVERY_PROFILE",
    "INFO",
    "MUST",
    "SHOULD",
    "SMALL",
    "UNKNOWN_CONNECTOR",
    "UNKNOWN_FIELD",
    "Answer",
    "ClassicSource",
    "Connector",
    "Environment",
    "EnvironmentType",
    "Failure",
    "FileConnector",
    "Filter",
    "GetConnector",
    "OAuthSource",
    "Outcome",
    "Page",
    "Profile",
    "Refused",
    "Row",
    "Undecided",
    "Untestable",
    "UpdateConnector",
    "check",
    "file_connectors",
    "get_and_update_connectors",
    "get_connectors",
    "not_applicable",
    "passed",
    "review",
    "small",
    "undecided",
    "update_connectors",
    "warn",
    "wrong",
]

MUST, SHOULD, INFO = Level.MUST, Level.SHOULD, Level.INFO

EVERY_PROFILE = frozenset(Profile)
_FROM_GO_LIVE = frozenset({Profile.GO_LIVE, Profile.CERTIFICATION})

Subjects = Callable[[Manifest], Sequence[Connector]]
Judge = Callable[..., Awaitable[Outcome]]


@dataclass(frozen=True, slots=True)
class Check:
    """One question. `levels` holds what a profile makes of `level`; `page` is its docstring."""

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

    @property
    def family(self) -> str:
        """The part of the id before the period."""
        return self.id.partition(".")[0]

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
    profiles: frozenset[Profile] = _FROM_GO_LIVE,
    last: bool = False,
) -> Callable[[Judge], Check]:
    """Makes a Check of an async function; its id follows from the file: checks/paging/take.py.

    `certification` is the level at partner strictness, where it differs. `needs` are the checks
    that must have succeeded for the same subject. `per` gives the subjects. `last` is for a check
    that judges the run as a whole: it waits until all others are done.
    """

    def decorate(judge: Judge) -> Check:
        return Check(
            id=".".join(judge.__module__.split(".")[-2:]).replace("_", "-"),
            judge=judge,
            level=level,
            page=sys.modules[judge.__module__].__doc__ or "",
            needs=tuple(needs),
            per=per,
            afas_rules=tuple(afas_rules),
            levels={} if certification is None else {Profile.CERTIFICATION: certification},
            profiles=profiles,
            last=last,
        )

    return decorate


def get_connectors(manifest: Manifest) -> Sequence[Connector]:
    """Subjects: each GetConnector of the manifest."""
    return manifest.get


def update_connectors(manifest: Manifest) -> Sequence[Connector]:
    """Subjects: each UpdateConnector of the manifest."""
    return manifest.update


def get_and_update_connectors(manifest: Manifest) -> Sequence[Connector]:
    """Subjects: each GetConnector and UpdateConnector of the manifest."""
    return (*manifest.get, *manifest.update)


def file_connectors(manifest: Manifest) -> Sequence[Connector]:
    """Subjects: each subject, file, image or report connector of the manifest."""
    return manifest.file


def passed(message: str, **facts: Any) -> Outcome:
    """Asked and found right. `message` is a template that `facts` fill: "{count} rows"."""
    return Outcome(Status.PASS, message, facts)


def wrong(
    message: str, *, level: Level | None = None, blocks: bool = False, **facts: Any
) -> Outcome:
    """Asked and found wrong: a `fail` at level must, else a `warn`.

    `level` overrules the check's own. `blocks` makes the checks that need this one `not_tested`
    even where the finding is only a `warn`.
    """
    return Outcome(None, message, facts, level, blocks)


def warn(message: str, **facts: Any) -> Outcome:
    """Works, but AFAS or good practice says otherwise; never a `fail`, whatever the level."""
    return Outcome(Status.WARN, message, facts)


def review(message: str, **facts: Any) -> Outcome:
    """A person must look at what the message names."""
    return Outcome(Status.REVIEW, message, facts)


def undecided(message: str, **facts: Any) -> Outcome:
    """The check looked and could not tell: an `error`."""
    return Outcome(Status.ERROR, message, facts)


def not_applicable(message: str, **facts: Any) -> Outcome:
    """The integration does not use what is asked about, or did not give what is needed."""
    return Outcome(Status.NOT_APPLICABLE, message, facts)
