"""Runs checks against the sandbox in this process: what most tests of checks and faults do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache

from profit_check.assessment import Options, assess
from profit_check.engine import Listener
from profit_check.model import Document, Manifest, Profile, Result, Target
from profit_check.profit.other_targets import other_addresses
from profit_check.proof.trial import NOW as NOW
from profit_check.proof.trial import sample_manifest as sample_manifest
from profit_check.registry import Registry
from profit_check.registry import load as load_checks
from profit_check.sandbox.faults import Credential as Credential
from profit_check.sandbox.faults import Fault, named
from profit_check.sandbox.inprocess import BASE_URL, InProcess
from profit_check.sandbox.sample import WEBSHOP
from profit_check.sandbox.world import World
from profit_check.sandbox.world_file import load_world
from profit_check.wire.client import Client
from profit_check.wire.credentials import read_credential
from profit_check.wire.exchange import Transport


@cache
def sample_world() -> World:
    """The webshop's world."""
    return load_world(WEBSHOP / "world.json")


@cache
def registry() -> Registry:
    """Every check that ships."""
    return load_checks()


def run(
    *,
    faults: Sequence[str | Fault] = (),
    world: World | None = None,
    manifest: Manifest | None = None,
    credential: Credential = "classic",
    environ: Mapping[str, str] | None = None,
    language: str = "en-us",
    options: Options | None = None,
    change_target: Callable[[Target], Target] = lambda target: target,
    only: Sequence[str] = (),
    now: datetime = NOW,
    timeout: float = 60.0,
    around: Callable[[Transport], Transport] = lambda transport: transport,
    listener: Listener = lambda event: None,
    keep_rows: bool = False,
) -> Document:
    """A run against the sandbox with `faults` (NAME, NAME=CONNECTOR or made up) switched on.

    `around` puts something between the client and the sandbox.
    """
    manifest = manifest or sample_manifest()
    target = manifest.targets["sandbox" if credential == "classic" else "sandbox-oauth"]
    target = change_target(target)
    switched_on = [one if isinstance(one, Fault) else named(one) for one in faults]
    secret = read_credential(target, folder=WEBSHOP, environ=environ or {})
    options = options or Options(only=only)

    told: list[Document] = []

    async def everything() -> None:
        transport = around(InProcess(world or sample_world(), switched_on, timeout))
        client = Client(
            target.base_url or BASE_URL,
            secret,
            transport,
            integration_id=manifest.integration.integration_id,
            accept_language=language,
            keep_rows=keep_rows,
            elsewhere=other_addresses(manifest, target) if options.isolation else (),
            sleep=_no_wait,
        )
        try:
            document = await assess(
                manifest,
                target,
                client,
                registry(),
                options,
                clock=lambda: now,
                listener=listener,
            )
            told.append(document)  # given back, asyncio.run would write out all of its repr
        finally:
            await client.close()

    asyncio.run(everything())
    return told[0]


def document(**how: object) -> Document:
    """The document of a run; takes what `run` takes."""
    return run(**how)  # type: ignore[arg-type]


def judge(check: str, *, profile: Profile = Profile.GO_LIVE, **how: object) -> list[Result]:
    """The results of one check; takes what `run` takes."""
    return results(options=Options(profile=profile, only=[check]), **how)


def results(**how: object) -> list[Result]:
    """Every result of a run; takes what `run` takes."""
    return list(document(**how).results)


async def _no_wait(seconds: float) -> None:
    """Lets retries follow at once."""
