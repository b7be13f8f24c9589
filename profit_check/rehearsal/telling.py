"""The document that tells of a rehearsal, with the conduct of the dry run beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from profit_check.assessment import Options, assess
from profit_check.check import Check, Judge
from profit_check.conduct.arranged import SHOWN
from profit_check.conduct.shown import as_evidence
from profit_check.environment import Environment
from profit_check.errors import Untestable
from profit_check.language.phrase import say
from profit_check.model import (
    Answer,
    Call,
    ClassicSource,
    Document,
    EnvironmentType,
    Evidence,
    Integration,
    Manifest,
    OAuthSource,
    Outcome,
    Question,
    RecordedTraffic,
    SecretSource,
    Target,
    Traffic,
)
from profit_check.profit.environments import parse_environment_id
from profit_check.registry import Registry
from profit_check.rehearsal.behaviour import Behaviour
from profit_check.rehearsal.pages import page
from profit_check.rehearsal.performance import Performance
from profit_check.rehearsal.recorded import calls_of, traffic
from profit_check.rehearsal.rehearsing import Rehearsal
from profit_check.rehearsal.scenario import FAMILY, Scenario
from profit_check.sandbox.inprocess import BASE_URL, InProcess
from profit_check.sandbox.world import World
from profit_check.wire.client import Client
from profit_check.wire.credentials import read_credential

FAMILIES = ("conduct", FAMILY)
_TOKEN = SecretSource("env", "TOKEN")


async def document_of(
    rehearsal: Rehearsal,
    registry: Registry,
    *,
    manifest: Manifest | None,
    language: str,
    key: bytes,
    clock: Callable[[], datetime],
) -> Document:
    """What is to be said of a rehearsal; `registry` has the checks of the family `conduct`.

    `key` is random for each rehearsal: fingerprints of the traffic are made with it.
    """
    recorded = RecordedTraffic()
    if rehearsal.dry:
        recorded = traffic(rehearsal.dry, key=key, name="the dry run")
    scenes = [_Scene(rehearsal, one, key) for one in rehearsal.scenarios]
    checks = Registry([*registry, *(scene.check for scene in scenes)])
    families = [name for name in FAMILIES if any(one.family == name for one in checks)]
    target = _target(rehearsal, recorded)
    given = manifest or Manifest(Path("profit-check.toml"), _integration(rehearsal, recorded), {})
    sender = _Sandbox(rehearsal.production.world, [one for each in scenes for one in each.evidence])
    options = Options(only=families, language=language, recorded=recorded)
    try:
        document = await assess(given, target, sender, checks, options, clock=clock)
    finally:
        await sender.close()
    scope = replace(document.scope, only=(), interrupted=rehearsal.interrupted)
    return replace(document, scope=scope)


class _Scene:
    """A scenario as a check, with its evidence: what something happened to, and repeats of it."""

    def __init__(self, rehearsal: Rehearsal, scenario: Scenario, key: bytes) -> None:
        self.evidence = list(_evidence(rehearsal, scenario, key))
        self.check = Check(
            id=scenario.check,
            judge=self._judge(rehearsal, scenario),
            level=scenario.level,
            page=page(scenario),
            channel="traffic",
        )

    def _judge(self, rehearsal: Rehearsal, scenario: Scenario) -> Judge:
        async def judge(env: Environment) -> Outcome:
            for one in self.evidence:
                env.note(Answer(Question(""), one.id, one.status, one.duration_ms))
            return rehearsal.outcome(scenario)

        return judge


def _evidence(rehearsal: Rehearsal, scenario: Scenario, key: bytes) -> Sequence[Evidence]:
    found = list[Evidence]()
    for number, played in enumerate(rehearsal.runs(scenario), 1):
        for place, call in enumerate(_calls(rehearsal.dry, played, scenario, key)[:SHOWN], 1):
            found.append(as_evidence(call, f"{scenario.name}-{number}-{place}"))
    return found


def _calls(
    dry: Performance | None, played: Performance, scenario: Scenario, key: bytes
) -> Sequence[Call]:
    assert dry is not None
    behaviour = Behaviour(dry, played)
    again = [one for repeat in behaviour.repeats for one in repeat.again]
    shown = sorted([*behaviour.met, *again], key=lambda one: one.request.earlier)
    unique = list({one.request.earlier: one for one in shown}.values())
    return calls_of(unique, key=key, name=f"rehearsal {scenario.name}")


class _Sandbox:
    """A Sender that tells how connectors of the sandbox's world are defined, and nothing else.

    What else its app connector opens says nothing of the integration's own.
    """

    def __init__(self, world: World, evidence: Sequence[Evidence]) -> None:
        target = Target("sandbox", "", EnvironmentType.TEST, ClassicSource(_TOKEN))
        credential = read_credential(target, folder=Path(), environ={_TOKEN.name: world.token})
        self._client = Client(BASE_URL, credential, InProcess(world))
        self._evidence = evidence
        self.credential_faults: Sequence[str] = ()
        self.seen: Sequence[Answer] = ()
        self.traffic = Traffic()

    @property
    def evidence(self) -> Sequence[Evidence]:
        """The exchanges of the rehearsal, and what was asked of the world."""
        return [*self._evidence, *self._client.evidence]

    async def send(self, question: Question) -> Answer:
        """The answer of the world; raises Untestable for any question but that."""
        if not question.path.startswith("/metainfo/"):
            raise Untestable(say("only the rehearsal was looked at; nothing was asked of Profit"))
        return await self._client.send(question)

    async def grant(self) -> Answer | None:
        """No token was asked for."""
        return None

    async def close(self) -> None:
        """Lets go of what it holds."""
        await self._client.close()


def _target(rehearsal: Rehearsal, recorded: RecordedTraffic) -> Target:
    """The sandbox, as a target that the integration enters as it did."""
    id = parse_environment_id(rehearsal.production.world.environment_id)
    is_classic = any(call.authorization.form.is_classic for call in recorded.calls)
    return Target(
        name="sandbox",
        participant=id.participant if id else "",
        type=(id and id.type) or EnvironmentType.TEST,
        credential=ClassicSource(_TOKEN) if is_classic else OAuthSource(_TOKEN, _TOKEN),
        base_url=BASE_URL,
    )


def _integration(rehearsal: Rehearsal, recorded: RecordedTraffic) -> Integration:
    """The integration by what it calls itself, or by its program's name."""
    named = (call.user_agent for call in recorded.calls if call.user_agent)
    return Integration(next(named, Path(rehearsal.production.command[0]).name))
