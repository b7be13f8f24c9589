"""A whole run: from a manifest, a target and a way to send, to the document that tells of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from profit_check import __version__, gate
from profit_check.engine import Listener, run
from profit_check.environment import Environment
from profit_check.model import Document, Evidence, Manifest, Profile, Result, Scope, Target
from profit_check.registry import Registry
from profit_check.wire.client import Client


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: `as_of` is the moment to judge by, and `deadline` the seconds it may take."""

    profile: Profile = Profile.GO_LIVE
    only: Sequence[str] = ()
    skip: Sequence[str] = ()
    deadline: float = 600.0
    language: str = "en"
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The document of a run, and whether the run was interrupted before its end."""

    document: Document
    interrupted: bool = False


async def assess(
    manifest: Manifest,
    target: Target,
    client: Client,
    registry: Registry,
    options: Options,
    *,
    clock: Callable[[], datetime],
    listener: Listener = lambda event: None,
) -> Assessment:
    """Runs the selected checks against `target`; UsageError for a check that does not exist."""
    selection = registry.select(options.profile, options.only, options.skip)
    started = clock()
    moment = options.as_of or started
    environment = Environment(manifest, target, options.profile, moment, client)
    done = await run(
        environment,
        selection,
        listener=listener,
        deadline=options.deadline,
        language=options.language,
    )
    judged = gate.waive(done.results, manifest.waive, moment.date())
    results, evidence = _numbered(judged, client.evidence)
    document = Document(
        tool_version=__version__,
        started_at=started,
        finished_at=clock(),
        integration=manifest.integration,
        target=_about(environment),
        profile=options.profile,
        verdict=gate.verdict(results),
        results=results,
        evidence=evidence,
        traffic=client.traffic,
        scope=_scope(options, done.interrupted),
    )
    return Assessment(document, done.interrupted)


def _scope(options: Options, interrupted: bool) -> Scope:
    day = options.as_of.date() if options.as_of else None
    return Scope(tuple(options.only), tuple(options.skip), day, interrupted)


def _about(environment: Environment) -> dict[str, str | int | None]:
    target = environment.target
    return {
        "name": target.name,
        "base_url": environment.base_url,
        "participant": target.participant,
        "declared_type": target.type,
        **environment.identity(),
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
