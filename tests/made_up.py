"""A Sender, a manifest and checks that are made up for tests of the engine room."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from profit_check.check import Check, Judge, Subjects
from profit_check.engine import Event, Run, run
from profit_check.environment import Environment
from profit_check.model import (
    Answer,
    ClassicSource,
    EnvironmentType,
    GetConnector,
    Integration,
    Level,
    Manifest,
    Outcome,
    Profile,
    Question,
    SecretSource,
    Status,
    Target,
    UpdateConnector,
)
from profit_check.registry import Registry

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TARGET = Target("test", "12345", EnvironmentType.TEST, ClassicSource(SecretSource("env", "X")))
OK = Outcome(Status.PASS, "right")
WRONG = Outcome(None, "wrong")
PAGE = "A sentence.\n\n## Why\nBecause.\n\n## Fix\nMend it.\n\n## References\nNone.\n"


class FakeSender:
    """Answers with `contents` by path; what is not there gets status 500. Notes what was asked."""

    def __init__(self, contents: Mapping[str, Any] | None = None, status: int = 200) -> None:
        self.contents = dict(contents or {})
        self.status = status
        self.asked: list[Question] = []
        self.granted: Answer | None = None
        self.credential_faults: Sequence[str] = ()
        self.seen: list[Answer] = []

    async def send(self, question: Question) -> Answer:
        """The answer, after others had their turn."""
        self.asked.append(question)
        await asyncio.sleep(0)
        known = question.path in self.contents
        content = self.contents.get(question.path)
        if isinstance(content, BaseException):
            raise content
        status = self.status if known else 500
        return Answer(question, f"raw-{len(self.asked)}", status, 1.0, content=content)

    async def grant(self) -> Answer | None:
        """What was put in `granted`."""
        return self.granted


def manifest(*get: str, update: Sequence[str] = ()) -> Manifest:
    """A manifest of these connectors."""
    return Manifest(
        path=Path("profit-check.toml"),
        integration=Integration("Made up"),
        targets={"test": TARGET},
        get=tuple(GetConnector(id, order=("Id",)) for id in get),
        update=tuple(UpdateConnector(id) for id in update),
    )


def environment(
    sender: FakeSender | None = None,
    *get: str,
    update: Sequence[str] = (),
    profile: Profile = Profile.GO_LIVE,
) -> Environment:
    """An environment in front of `sender`, with these connectors in its manifest."""
    made = manifest(*get, update=update)
    return Environment(made, TARGET, profile, NOW, sender or FakeSender())


def check(
    id: str,
    judge: Outcome | BaseException | Judge = OK,
    *,
    level: Level = Level.MUST,
    needs: Sequence[str] = (),
    per: Subjects | None = None,
    **more: Any,
) -> Check:
    """A check that gives an outcome, raises, or judges."""
    made = judge if callable(judge) else _always(judge)
    return Check(id, made, level, PAGE, tuple(needs), per, **more)


def _always(outcome: Outcome | BaseException) -> Judge:
    async def judge(*arguments: object) -> Outcome:
        await asyncio.sleep(0)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    return judge


def judged(
    *checks: Check,
    get: Sequence[str] = (),
    update: Sequence[str] = (),
    sender: FakeSender | None = None,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    deadline: float = 30.0,
    heard: list[Event] | None = None,
    profile: Profile = Profile.GO_LIVE,
) -> Run:
    """What a run of `checks` gives."""
    selection = Registry(checks).select(profile, only, skip)
    listener = heard.append if heard is not None else lambda event: None

    async def everything() -> Run:
        made = environment(sender, *get, update=update, profile=profile)
        return await run(made, selection, listener=listener, deadline=deadline)

    return asyncio.run(everything())


def statuses(done: Run) -> dict[str, str]:
    """Status by check, with the subject behind a space where there is one."""
    return {
        result.check + (f" {result.subject}" if result.subject else ""): result.status
        for result in done.results
    }


async def forever(*arguments: object) -> Outcome:
    """A judge that never comes to an end."""
    await asyncio.Event().wait()
    raise AssertionError("the event was set")
