"""A run against the sandbox in this process, with all that its verdicts were made of."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

from profit_check.assessment import Options, assess
from profit_check.model import Document, KeptRun, Manifest, RecordedTraffic
from profit_check.profit.other_targets import other_addresses
from profit_check.replay.judging import judged_again
from profit_check.replay.tape import Tape
from profit_check.sandbox.faults import Credential, Fault
from profit_check.sandbox.inprocess import BASE_URL, InProcess
from profit_check.sandbox.sample import WEBSHOP
from profit_check.sandbox.world import World
from profit_check.wire.client import Client
from profit_check.wire.credentials import read_credential
from tests.harness import NOW, registry, sample_manifest, sample_world

TARGETS: dict[Credential, str] = {"classic": "sandbox", "oauth": "sandbox-oauth"}


def taped(
    faults: Sequence[Fault] = (),
    *,
    world: World | None = None,
    manifest: Manifest | None = None,
    credential: Credential = "classic",
    recorded: RecordedTraffic | None = None,
    environ: dict[str, str] | None = None,
) -> tuple[Document, KeptRun]:
    """The document of a run, and the run with its row values."""
    manifest = manifest or sample_manifest()
    target = manifest.targets[TARGETS[credential]]
    options = Options(isolation=True, recorded=recorded)
    told: list[tuple[Document, KeptRun]] = []

    async def everything() -> None:
        client = Client(
            target.base_url or BASE_URL,
            read_credential(target, folder=WEBSHOP, environ=environ or {}),
            InProcess(world or sample_world(), faults, 60.0),
            integration_id=manifest.integration.integration_id,
            elsewhere=other_addresses(manifest, target),
            sleep=_no_wait,
        )
        tape = Tape(client)
        try:
            document = await assess(manifest, target, tape, registry(), options, clock=lambda: NOW)
        finally:
            await client.close()
        told.append((document, _kept(tape, manifest, target.name, options, NOW)))

    asyncio.run(everything())
    return told[0]


def again(kept: KeptRun) -> Document:
    """The document of a kept run."""
    return asyncio.run(judged_again(kept, registry()))


def results(document: Document) -> dict[tuple[str, str | None], tuple[str, str]]:
    """Status and message of each check and subject."""
    return {(one.check, one.subject): (one.status.value, one.message) for one in document.results}


def _kept(tape: Tape, manifest: Manifest, target: str, options: Options, now: datetime) -> KeptRun:
    return KeptRun(
        manifest=manifest,
        target=target,
        profile=options.profile,
        started=now,
        finished=now,
        isolation=options.isolation,
        exchanges=tuple(tape.exchanges),
        seen=tuple(tape.seen),
        grant=tape.granted,
        evidence=tuple(tape.evidence),
        traffic=tape.traffic,
        credential_faults=tuple(tape.credential_faults),
        recorded=options.recorded,
    )


async def _no_wait(seconds: float) -> None:
    """Lets retries follow at once."""
