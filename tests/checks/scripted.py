"""Judges one check on answers that a test writes down: what no sandbox shows, or not so exactly."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from profit_check.engine import said as said
from profit_check.environment import Environment
from profit_check.model import (
    Answer,
    Failure,
    Manifest,
    Outcome,
    Profile,
    Question,
    Target,
)
from tests.harness import NOW, registry, sample_manifest

METAINFO: dict[str, Any] = {
    "getConnectors": [],
    "updateConnectors": [],
    "info": {"envid": "O12345AA", "tokenExpiry": "0"},
}
NO_ROUTE = Question("/nothing")


def answer(status: int | None = 200, content: Any = None, **more: Any) -> Answer:
    """An answer of 5 ms with this status and content."""
    facts: dict[str, Any] = {"question": NO_ROUTE, "evidence": "x1", "duration_ms": 5.0, **more}
    return Answer(status=status, content=content, **facts)


def nobody(failure: Failure, detail: str = "why") -> Answer:
    """What stands for an answer when none came."""
    return answer(None, failure=failure, detail=detail)


@dataclass
class Scripted:
    """A Sender that gives the same answer to all questions of a credential."""

    own: Answer = field(default_factory=lambda: answer(200, METAINFO))
    none: Answer = field(default_factory=lambda: answer(401))
    forged: Answer = field(default_factory=lambda: answer(401))
    granted: Answer | None = None
    credential_faults: Sequence[str] = ()
    seen: Sequence[Answer] = ()
    asked: list[Literal["own", "none", "forged"]] = field(default_factory=list)

    async def send(self, question: Question) -> Answer:
        """The answer for the question's credential."""
        self.asked.append(question.credential)
        given: Answer = getattr(self, question.credential)
        return replace(given, question=question)

    async def grant(self) -> Answer | None:
        """The token endpoint's answer."""
        return self.granted


def target(**changes: Any) -> Target:
    """The webshop's classic target, changed."""
    return replace(sample_manifest().targets["sandbox"], **changes)


def outcome(
    check: str,
    sender: Scripted | None = None,
    *,
    target: Target | None = None,
    manifest: Manifest | None = None,
    profile: Profile = Profile.GO_LIVE,
    now: datetime = NOW,
) -> Outcome:
    """What the check says, asked by itself: what it needs is taken to have succeeded."""
    manifest = manifest or sample_manifest()
    target = target or manifest.targets["sandbox"]
    environment = Environment(manifest, target, profile, now, sender or Scripted())

    async def ask() -> Outcome:
        found = await registry()[check].judge(environment)
        await environment.close()
        return found

    return asyncio.run(ask())


def facts(found: Outcome) -> Mapping[str, Any]:
    """What the message names."""
    return said(found).facts
