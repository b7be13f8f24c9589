"""Dossiers of the webshop's sandbox, made in this process: what tests of dossiers work with."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from profit_check.assessment import Options, assess
from profit_check.dossier.bundle import Bundle, bundle
from profit_check.dossier.search import values_of
from profit_check.dossier.signature import sign
from profit_check.dossier.sums import SIGNATURE, SUMS, sums_of
from profit_check.dossier.writing import write
from profit_check.model import Document, KeptRun, Manifest, Profile, Waiver
from profit_check.pseudonyms import pseudonymised
from profit_check.registry import Registry
from profit_check.replay.keeping import kept_run
from profit_check.replay.tape import Tape
from profit_check.sandbox.faults import named
from profit_check.sandbox.inprocess import InProcess
from profit_check.sandbox.sample import WEBSHOP
from profit_check.sandbox.world import World
from profit_check.wire.client import Client
from profit_check.wire.credentials import read_credential
from tests.harness import NOW, registry, sample_manifest, sample_world
from tests.recording import Recording
from tests.traffic.made_har import entry, har, query, reading

KEY = Ed25519PrivateKey.generate()
WAIVER = Waiver(
    "token.method",
    None,
    "OAuth comes with the next version",
    "AFAS System Integrator, request 123456",
    date(2027, 3, 1),
)


def manifest() -> Manifest:
    """The webshop's manifest with a waiver."""
    return replace(sample_manifest(), waive=(WAIVER,))


def kept_of(
    *,
    world: World | None = None,
    faults: Sequence[str] = (),
    options: Options | None = None,
    checks: Registry | None = None,
    seed: int = 0,
) -> tuple[KeptRun, Document]:
    """A run with its row values, and what it came to; `seed` decides how answers are shuffled."""
    target = manifest().targets["sandbox"]
    options = options or Options(profile=Profile.CERTIFICATION)
    client = Client(
        target.base_url or "",
        read_credential(target, folder=WEBSHOP, environ={}),
        Recording(seed).around(
            InProcess(world or sample_world(), [named(one) for one in faults], 60.0)
        ),
        integration_id=manifest().integration.integration_id,
        sleep=_no_wait,
    )
    tape = Tape(client)
    moments = iter((NOW, datetime(2026, 11, 23, 10, 0, 3, tzinfo=UTC)))

    async def judged() -> Document:
        try:
            return await assess(
                manifest(),
                target,
                tape,
                checks or registry(),
                options,
                clock=lambda: next(moments),
            )
        finally:
            await client.close()

    document = asyncio.run(judged())
    return kept_run(tape, manifest(), target, options, document), document


def with_traffic() -> Options:
    """Profile certification, with a little of the integration's own traffic."""
    base = "http://127.0.0.1/ProfitRestServices"
    asked = query(skip="0", take="200", orderbyfieldids="ItemCode")
    recorded = reading(har(entry(f"{base}/connectors/Webshop_Articles{asked}")), base_urls=(base,))
    return Options(profile=Profile.CERTIFICATION, recorded=recorded)


@cache
def sample() -> tuple[KeptRun, Document]:
    """The sample run, with its row values."""
    return kept_of(options=with_traffic())


@cache
def made() -> Bundle:
    """The dossier of the sample run."""
    return bundle_of(*sample())


def bundle_of(kept: KeptRun, document: Document, checks: Registry | None = None) -> Bundle:
    """The dossier of a run."""
    sought = len(values_of(kept))
    return bundle(pseudonymised(kept), checks or registry(), document, sought=sought)


def written(folder: Path, files: Mapping[str, bytes] | None = None) -> Path:
    """A signed dossier in `folder`."""
    files = made().files if files is None else files
    sums = sums_of(files)
    write(folder, {**files, SUMS: sums, SIGNATURE: sign(sums, KEY)})
    return folder


async def _no_wait(seconds: float) -> None:
    """Lets retries follow at once."""
