"""A run of every check that ships against the webshop's emulated environment, in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from profit_check.assessment import Options, assess
from profit_check.manifest.load import load as load_manifest
from profit_check.model import EnvironmentType, Manifest, Status
from profit_check.profit.other_targets import other_addresses
from profit_check.registry import Registry
from profit_check.registry import load as load_checks
from profit_check.sandbox.faults import Credential, Fault
from profit_check.sandbox.inprocess import BASE_URL, OTHER_URL, InProcess
from profit_check.sandbox.mutants.changing import OTHER
from profit_check.sandbox.mutants.variables import variables
from profit_check.sandbox.sample import WEBSHOP
from profit_check.sandbox.world import World
from profit_check.sandbox.world_file import load_world
from profit_check.wire.client import Client
from profit_check.wire.credentials import read_credential

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""The moment to judge by: the dates in faults and near misses are chosen around it."""

_SHIPPED = "profit_check.checks."
_TARGETS: dict[Credential, str] = {"classic": "sandbox", "oauth": "sandbox-oauth"}

Statuses = dict[tuple[str, str | None], Status]
"""What came of each check and subject."""


@cache
def sample_manifest() -> Manifest:
    """The webshop's manifest, its targets pointing at the sandbox in this process.

    There is one target more: another environment, for what is asked with isolation.
    """
    manifest = load_manifest(WEBSHOP / "profit-check.toml")
    targets = {name: replace(one, base_url=BASE_URL) for name, one in manifest.targets.items()}
    other = replace(targets["sandbox"], name=OTHER, type=EnvironmentType.ACCEPT, base_url=OTHER_URL)
    return replace(manifest, targets={**targets, OTHER: other})


@cache
def shipped() -> Registry:
    """The checks that ship and judge a target or its manifest.

    Those of recorded traffic and of the auditor's reports are proven by table tests, and those of
    installed packages have no faults here.
    """
    return Registry(
        one
        for one in load_checks()
        if one.judge.__module__.startswith(_SHIPPED) and one.channel in ("api", "attested")
    )


def rehearse(
    manifest: Manifest, faults: Sequence[Fault], credential: Credential, language: str
) -> Statuses:
    """What every check says of the environment while `faults` show."""
    return asyncio.run(_run(manifest, faults, credential, language))


async def _run(
    manifest: Manifest, faults: Sequence[Fault], credential: Credential, language: str
) -> Statuses:
    target = manifest.targets[_TARGETS[credential]]
    client = Client(
        target.base_url or BASE_URL,
        read_credential(target, folder=WEBSHOP, environ=variables(_world())),
        InProcess(_world(), faults),
        integration_id=manifest.integration.integration_id,
        accept_language=language,
        elsewhere=other_addresses(manifest, target),
        sleep=_no_wait,
    )
    options = Options(only=[check.id for check in shipped()], isolation=True)
    try:
        document = await assess(manifest, target, client, shipped(), options, clock=lambda: NOW)
    finally:
        await client.close()
    return {(result.check, result.subject): result.status for result in document.results}


@cache
def _world() -> World:
    return load_world(WEBSHOP / "world.json")


async def _no_wait(seconds: float) -> None:
    """Lets retries follow at once."""
