"""Near misses of definitions: fields and names that come close to what AFAS advises against."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from profit_check.sandbox.faults import Proceed, fault, near_miss
from profit_check.sandbox.faults.definitions import with_field
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import World


@near_miss(of=["connectors.rows", "connectors.fields"])
def text_of_full_length(world: World, request: Request, proceed: Proceed) -> Response:
    """A text is exactly as long as metainfo says."""
    extra = ("Remark", "U110", "string")
    return with_field(proceed(world, request), world, request, extra, "x" * 20)


@near_miss(of=["connectors.rows", "connectors.unknown-field"])
def field_always_null(world: World, request: Request, proceed: Proceed) -> Response:
    """A field is null in every row."""
    return with_field(proceed(world, request), world, request, ("Unused", "U111", "string"), None)


@near_miss(of=["connectors.field-name"])
def underscores_in_field_name(world: World, request: Request, proceed: Proceed) -> Response:
    """A field has underscores and a hyphen in its name."""
    extra = ("Article_Group-Main", "U112", "string")
    return with_field(proceed(world, request), world, request, extra, "A")


@near_miss(of=["connectors.unknown-field"])
def field_tells_of_replacement(world: World, request: Request, proceed: Proceed) -> Response:
    """A field says (replaced), or (vervangen), and by what."""
    text = "(vervangen) door 2" if request.dutch else "(replaced) by 2"
    extra = ("Successor", "U113", "string")
    return with_field(proceed(world, request), world, request, extra, text)


@near_miss(of=["connectors.custom-field"])
def almost_a_free_field(world: World, request: Request, proceed: Proceed) -> Response:
    """The id of a field is one character short of that of a free field."""
    extra = ("Season", "U0123456789ABCDEF0123456789ABCDE", "string")
    return with_field(proceed(world, request), world, request, extra, "Zomer")


@near_miss(of=["connectors.employment"])
def one_employment_number(world: World, request: Request, proceed: Proceed) -> Response:
    """A GetConnector fetches one of the two employment numbers."""
    return with_field(proceed(world, request), world, request, ("Volgnummer", "EnSe", "int"), 1)


@near_miss(of=["connectors.privacy"])
def words_like_private_ones(world: World, request: Request, proceed: Proceed) -> Response:
    """Fields have words in their names that only resemble private ones."""
    response = with_field(
        proceed(world, request), world, request, ("Mailing", "U114", "string"), "Ja"
    )
    return with_field(response, world, request, ("Salarisadministratie", "U115", "string"), "Ja")


@fault(trips=["token.surplus"])
def almost_a_reserved_name(world: World, request: Request, proceed: Proceed) -> Response:
    """There is one GetConnector more, with parts of Profit and AFAS in its name."""
    return proceed(_with_another(world, "Webshop_Pro_Fit_Afa"), request)


@fault(trips=["token.surplus"])
def slash_in_an_id(world: World, request: Request, proceed: Proceed) -> Response:
    """There is one GetConnector more, with a slash in its id."""
    return proceed(_with_another(world, "Webshop_In/Uit"), request)


@lru_cache(maxsize=4)
def _with_another(world: World, id: str) -> World:
    return replace(world, get=(*world.get, replace(world.get[0], id=id)))
