"""A snapshot is taken of what an environment answers, and of nothing else."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

import pytest

from profit_check.environment import Environment
from profit_check.errors import Undecided
from profit_check.identity import identity
from profit_check.model import Manifest, Profile, Snapshot
from profit_check.sandbox.inprocess import BASE_URL, InProcess
from profit_check.sandbox.sample import WEBSHOP
from profit_check.sandbox.world import World
from profit_check.snapshot.take import take_snapshot
from profit_check.snapshot.text import dumps
from profit_check.wire.client import Client
from profit_check.wire.credentials import read_credential
from tests.canary_world import canaries, canary_world
from tests.harness import NOW, sample_manifest, sample_world
from tests.made_up import FakeSender, environment
from tests.snapshot.offers import OFFER


def taken(only: Manifest | None = None, world: World | None = None) -> tuple[Snapshot, int]:
    """The snapshot of a sandbox, the webshop's if not given, and how many requests it took."""
    target = sample_manifest().targets["sandbox"]

    async def everything() -> tuple[Snapshot, int]:
        secret = read_credential(target, folder=WEBSHOP, environ={})
        client = Client(BASE_URL, secret, InProcess(world or sample_world()))
        env = Environment(sample_manifest(), target, Profile.CONNECT, NOW, client)
        try:
            found = await take_snapshot(env, only, partial(identity, env))
            return found, client.traffic.count
        finally:
            await client.close()

    return asyncio.run(everything())


def test_the_sandbox_gives_what_its_world_offers() -> None:
    found, _ = taken()
    assert dumps(replace(found, release=None, profit_version="22.22.5")) == dumps(OFFER)
    assert found.release == 8


def test_it_asks_one_question_a_connector_and_the_overview() -> None:
    assert taken()[1] == 1 + len(sample_world().get) + len(sample_world().update)


def test_only_what_is_used_is_asked_for_and_written_as_in_the_manifest() -> None:
    manifest = sample_manifest()
    used = replace(manifest, get=(replace(manifest.get[0], id="WEBSHOP_ARTICLES"),), update=())
    found, requests = taken(only=used)
    assert ([one.id for one in found.get], found.update, requests) == (["WEBSHOP_ARTICLES"], (), 2)


def test_a_definition_that_profit_refuses_is_kept_as_none() -> None:
    sender = FakeSender({"/metainfo": {"getConnectors": [{"id": "A"}]}})
    found = asyncio.run(take_snapshot(environment(sender)))
    assert [(one.id, one.fields) for one in found.get] == [("A", None)]


@pytest.mark.parametrize("content", [{"fields": 1}, {}])
def test_a_definition_that_cannot_be_read_leaves_no_hole_in_a_snapshot(content: object) -> None:
    contents = {"/metainfo": {"getConnectors": [{"id": "A"}]}, "/metainfo/get/A": content}
    with pytest.raises(Undecided, match="the definition of A could not be read"):
        asyncio.run(take_snapshot(environment(FakeSender(contents))))


def test_a_definition_that_is_nested_without_end_is_refused() -> None:
    deep: dict[str, object] = {"name": "A", "fields": []}
    for _ in range(60):
        deep = {"name": "A", "fields": [], "objects": [deep]}
    contents = {"/metainfo": {"updateConnectors": [{"id": "A"}]}, "/metainfo/update/A": deep}
    with pytest.raises(Undecided, match="nested too deeply"):
        asyncio.run(take_snapshot(environment(FakeSender(contents))))


def test_a_snapshot_holds_no_row_and_no_secret() -> None:
    world = canary_world()
    text = dumps(taken(world=world)[0])
    assert [canary for canary in canaries(world) if canary in text] == []
    assert world.token not in text
