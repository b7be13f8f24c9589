"""A whole run: from a manifest, a target and a way to send, to the document that tells of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from profit_check import __version__, deadlines, gate
from profit_check.asking import Sender
from profit_check.conduct.arranged import Conduct
from profit_check.engine import Departing, Listener, run
from profit_check.environment import Environment
from profit_check.identity import certificate_ends, identity, token_expiry
from profit_check.inventory import inventory
from profit_check.model import (
    AuditorReport,
    Channel,
    Deadline,
    Document,
    Evidence,
    Manifest,
    Profile,
    RecordedTraffic,
    Result,
    Scope,
    Target,
    Traffic,
)
from profit_check.profit.dutch_time import dutch_day
from profit_check.registry import Registry


class Asked(Sender, Protocol):
    """A Sender that keeps what it sent and received, and what that cost."""

    @property
    def evidence(self) -> Sequence[Evidence]:
        """Every exchange so far, as it may be shown."""

    @property
    def traffic(self) -> Traffic:
        """What the run has cost so far."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: `as_of` is the moment to judge by, and `deadline` the seconds it may take.

    `recorded` is traffic of the integration, to be judged too; so are the reports of AFAS's auditor
    in `auditor`. With `isolation` the credential goes to the manifest's other targets, to see it
    refused. `plugins` and `demo` are as in Scope.
    """

    profile: Profile = Profile.GO_LIVE
    only: Sequence[str] = ()
    skip: Sequence[str] = ()
    deadline: float = 600.0
    language: str = "en"
    as_of: datetime | None = None
    isolation: bool = False
    recorded: RecordedTraffic | None = None
    plugins: Sequence[str] = ()
    demo: bool = False
    auditor: Sequence[AuditorReport] = ()

    @property
    def given(self) -> frozenset[Channel]:
        """What there is to judge beside the target."""
        channels: set[Channel] = {"traffic"} if self.recorded is not None else set()
        return frozenset(channels | ({"auditor"} if self.auditor else set()))


async def assess(
    manifest: Manifest,
    target: Target,
    client: Asked,
    registry: Registry,
    options: Options,
    *,
    clock: Callable[[], datetime],
    listener: Listener = lambda event: None,
) -> Document:
    """Runs the selected checks against `target`; UsageError for a check that does not exist."""
    selection = registry.select(options.profile, options.only, options.skip, given=options.given)
    started = clock()
    moment = options.as_of or started
    environment = Environment(
        manifest,
        target,
        options.profile,
        moment,
        client,
        announce=(lambda urls: listener(Departing(urls))) if options.isolation else None,
        recorded=Conduct(options.recorded) if options.recorded else None,
        auditor=options.auditor,
    )
    done = await run(
        environment,
        selection,
        listener=listener,
        deadline=options.deadline,
    )
    document = _document(environment, done.results, client, started, clock())
    scope = _scope(options, done.interrupted)
    return replace(document, scope=scope)


def _document(
    environment: Environment,
    found: Sequence[Result],
    client: Asked,
    started: datetime,
    finished: datetime,
) -> Document:
    manifest = environment.manifest
    judged = gate.waive(found, manifest.waive, dutch_day(environment.now))
    named = [id for result in judged for id in result.evidence]
    calls = environment.recorded.evidence(named) if environment.recorded else []
    results, evidence = _numbered(judged, [*client.evidence, *calls])
    return Document(
        tool_version=__version__,
        started_at=started,
        finished_at=finished,
        integration=manifest.integration,
        target=_about(environment),
        profile=environment.profile,
        verdict=gate.verdict(
            results, unanswered=_unanswered(environment), profile=environment.profile
        ),
        results=results,
        evidence=evidence,
        traffic=client.traffic,
        calendar=_calendar(environment),
        inventory=inventory(environment),
        observed=_observed(environment),
    )


def _observed(environment: Environment) -> RecordedTraffic | None:
    recorded = environment.recorded
    return replace(recorded.recorded, calls=()) if recorded else None


def _unanswered(environment: Environment) -> bool:
    """Was something asked of the target, and nothing answered?"""
    seen = environment.seen
    return bool(seen) and all(answer.status is None for answer in seen)


def _calendar(environment: Environment) -> list[Deadline]:
    expiry = token_expiry(environment)
    certificate = certificate_ends(environment)
    return deadlines.calendar(
        environment.target,
        environment.manifest.waive,
        dutch_day(environment.now),
        token_ends=expiry.day if expiry else None,
        certificate_ends=certificate.date() if certificate else None,
        certification=environment.manifest.certification,
    )


def _scope(options: Options, interrupted: bool) -> Scope:
    day = options.as_of.date() if options.as_of else None
    return Scope(
        only=tuple(options.only),
        skip=tuple(options.skip),
        as_of=day,
        interrupted=interrupted,
        plugins=tuple(options.plugins),
        demo=options.demo,
    )


def _about(environment: Environment) -> dict[str, str | int | None]:
    target = environment.target
    return {
        "name": target.name,
        "base_url": environment.base_url,
        "participant": target.participant,
        "declared_type": target.type,
        **identity(environment),
        "release": target.release,
    }


def _numbered(
    results: Sequence[Result], evidence: Sequence[Evidence]
) -> tuple[list[Result], list[Evidence]]:
    """Both with evidence numbered as the results name it, so that two runs can be compared."""
    known = {one.id: one for one in evidence}
    named = (id for result in results for id in result.evidence if id in known)
    others = sorted(known, key=lambda id: _place(known[id]))
    order = list(dict.fromkeys([*named, *others]))
    numbers = {id: f"e{number}" for number, id in enumerate(order, 1)}
    renumbered = [
        replace(result, evidence=tuple(numbers[id] for id in result.evidence if id in numbers))
        for result in results
    ]
    return renumbered, [replace(known[id], id=numbers[id]) for id in order]


def _place(evidence: Evidence) -> tuple[str, ...]:
    """Where an exchange that no result names stands, whenever its answer came."""
    credential = evidence.request_headers.get("Authorization", "")
    return evidence.url, evidence.method, credential
