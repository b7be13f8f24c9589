"""The worlds that come with the sandbox: the webshop, and generated ones."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise

import pytest

from profit_check.profit.environments import parse_environment_id
from profit_check.profit.metainfo import read_get_schema, read_metainfo, read_update_schema
from profit_check.profit.rows import Row
from profit_check.sandbox.generated import generated_world
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.respond import respond
from profit_check.sandbox.sample import WEBSHOP
from profit_check.sandbox.selection import sort_key
from profit_check.sandbox.world import GetDefinition, World
from tests.harness import sample_manifest, sample_world


def kept(name: str) -> str:
    return (WEBSHOP / name).read_text("utf-8")


def ask(world: World, path: str, query: str = "") -> Response:
    bearer = {"authorization": f"Bearer {world.bearer}"}
    return respond(world, Request("GET", f"/ProfitRestServices{path}", query, bearer))


def fits(row: Row, definition: GetDefinition) -> bool:
    kinds: dict[str, type | tuple[type, ...]] = {
        "string": str,
        "int": int,
        "decimal": (int, float),
        "date": str,
        "boolean": bool,
    }
    return list(row) == [field["id"] for field in definition.fields] and all(
        row[field["id"]] is None or isinstance(row[field["id"]], kinds[field["dataType"]])
        for field in definition.fields
    )


def test_the_webshops_world_is_what_its_builder_makes() -> None:
    build = import_module("profit_check.samples.webshop.build").build
    assert kept("world.json") == build()


def test_the_webshops_token_files_open_its_world() -> None:
    world = sample_world()
    assert kept("sandbox-token.txt").strip() == world.token
    client = (kept("sandbox-client-id.txt").strip(), kept("sandbox-client-secret.txt").strip())
    assert client == world.client


def test_the_webshop_has_the_connectors_that_its_manifest_names() -> None:
    world, manifest = sample_world(), sample_manifest()
    assert [one.id for one in manifest.get] == [one.id for one in world.get]
    assert [one.id for one in manifest.update] == [one["id"] for one in world.update]


@pytest.mark.parametrize("world", [sample_world(), generated_world(3, 40)], ids=["webshop", "made"])
def test_a_world_that_comes_with_the_sandbox_is_sound(world: World) -> None:
    assert parse_environment_id(world.environment_id) is not None
    overview = read_metainfo(ask(world, "/metainfo").content)
    assert [one.id for one in overview.get] == [one.id for one in world.get]
    for definition in world.get:
        schema = read_get_schema(ask(world, f"/metainfo/get/{definition.id}").content)
        assert [field.id for field in schema.fields] == [one["id"] for one in definition.fields]
        assert definition.rows
        assert all(fits(row, definition) for row in definition.rows)
    for listed in overview.update:
        assert read_update_schema(ask(world, f"/metainfo/update/{listed.id}").content).fields


def test_the_webshops_orders_are_unique_so_that_paging_is_sound() -> None:
    for connector in sample_manifest().get:
        definition = sample_world().get_definition(connector.id)
        assert definition is not None
        names = [name.removeprefix("-") for name in connector.order]
        keys = [tuple(sort_key(row[name]) for name in names) for row in definition.rows]
        assert len(set(keys)) == len(keys) > 20


def test_a_generated_world_has_the_size_that_was_asked() -> None:
    world = generated_world(7, 30)
    assert [one.id for one in world.get] == [f"Load_{number:05}" for number in range(1, 8)]
    assert {len(one.rows) for one in world.get} == {30}


def test_a_generated_world_of_five_thousand_connectors_shares_its_rows() -> None:
    world = generated_world(5000, 10)
    assert len(ask(world, "/metainfo").content["getConnectors"]) == 5000
    assert all(one.rows is other.rows for one, other in pairwise(world.get))


def test_an_empty_generated_world_is_possible() -> None:
    assert generated_world(0, 0).get == ()
    assert ask(generated_world(1, 0), "/connectors/Load_00001").content["rows"] == []
