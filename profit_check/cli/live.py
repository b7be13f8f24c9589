"""Asks a live target, for the commands that judge nothing of it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from profit_check.cli.survey import overview
from profit_check.environment import Environment
from profit_check.errors import Undecided, UsageError
from profit_check.identity import identity
from profit_check.language.phrase import joined, say
from profit_check.model import Manifest, Profile, Snapshot, Target
from profit_check.profit.environments import base_url
from profit_check.snapshot.take import take_snapshot
from profit_check.wire.client import Client
from profit_check.wire.credentials import read_credential

T = TypeVar("T")


def ask(
    manifest: Manifest,
    target: Target,
    question: Callable[[Environment], Awaitable[T]],
    timeout: float,
) -> T:
    """What `question` makes of the target; an answer is waited for `timeout` seconds.

    Raises UsageError for a credential that cannot be read.
    """
    from profit_check.wire.http import HttpTransport

    credential = read_credential(target, folder=manifest.path.parent, environ=os.environ)
    if credential.faults:
        key = f"targets.{target.name}"
        raise UsageError(say("{key}: {faults}", key=key, faults=joined(credential.faults)))

    async def asked() -> T:
        client = Client(
            base_url(target),
            credential,
            HttpTransport(connect_timeout=min(10.0, timeout), answer_timeout=timeout),
            integration_id=manifest.integration.integration_id,
        )
        now = datetime.now(UTC)
        try:
            return await question(Environment(manifest, target, Profile.CONNECT, now, client))
        finally:
            await client.close()

    return asyncio.run(asked())


def live_snapshot(
    manifest: Manifest, target: Target, *, only_used: bool, timeout: float
) -> Snapshot:
    """What the target offers now; raises Undecided, with its address, when that cannot be told."""
    only = manifest if only_used else None
    return ask(manifest, target, partial(_offer, only=only), timeout)


async def _offer(environment: Environment, only: Manifest | None) -> Snapshot:
    await overview(environment)
    await environment.version_answer()
    try:
        return await take_snapshot(environment, only, partial(identity, environment))
    except Undecided as undecided:
        why = str(undecided)
        raise Undecided(say("{place}: {why}", place=environment.base_url, why=why)) from None
