"""Faults of identity: another environment answers than the one that is meant, or none is named."""

from __future__ import annotations

from profit_check.sandbox.faults import Proceed, fault, near_miss
from profit_check.sandbox.faults.overview import overview
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import World

_OF_THE_ID = ("environment.type", "environment.participant")
"""The checks that compare the environment id, and have nothing to say where there is none."""


@fault(trips=["environment.identified"], near=_OF_THE_ID)
def no_info(world: World, request: Request, proceed: Proceed) -> Response:
    """Metainfo comes without its part `info`."""
    return overview(
        world,
        request,
        proceed,
        lambda metainfo: {key: metainfo[key] for key in metainfo if key != "info"},
    )


@fault(trips=["environment.identified"], near=_OF_THE_ID)
def info_null(world: World, request: Request, proceed: Proceed) -> Response:
    """The part `info` of metainfo is null."""
    return overview(world, request, proceed, lambda metainfo: {**metainfo, "info": None})


@fault(trips=["environment.identified"], near=["environment.type", "environment.participant"])
def environment_id_empty(world: World, request: Request, proceed: Proceed) -> Response:
    """The environment id is empty."""
    return _named(world, request, proceed, "")


@fault(trips=["environment.identified"])
def environment_id_without_letter(world: World, request: Request, proceed: Proceed) -> Response:
    """The environment id comes without the letter of its type, as in webhooks."""
    return _named(world, request, proceed, "12345AA")


@fault(trips=["environment.identified"])
def environment_id_is_a_number(world: World, request: Request, proceed: Proceed) -> Response:
    """The environment id is the participant number only, and a number."""
    return _named(world, request, proceed, 12345)


@fault(trips=["environment.type"])
def test_answers(world: World, request: Request, proceed: Proceed) -> Response:
    """A test environment of the same customer answers."""
    return _named(world, request, proceed, "T12345AA")


@fault(trips=["environment.type"])
def accept_answers(world: World, request: Request, proceed: Proceed) -> Response:
    """An accept environment of the same customer answers."""
    return _named(world, request, proceed, "A12345AB")


@fault(trips=["environment.type"])
def letter_unknown(world: World, request: Request, proceed: Proceed) -> Response:
    """The environment id starts with a letter that AFAS has not published."""
    return _named(world, request, proceed, "X12345AA")


@fault(trips=["environment.participant"])
def other_customer_answers(world: World, request: Request, proceed: Proceed) -> Response:
    """The environment of another customer answers."""
    return _named(world, request, proceed, "O12354AA")


@fault(trips=["environment.participant"])
def participant_of_six_digits(world: World, request: Request, proceed: Proceed) -> Response:
    """The environment of a customer answers whose number starts with the same five digits."""
    return _named(world, request, proceed, "O123456AA")


@fault(trips=["environment.type", "environment.participant"])
def another_environment_altogether(world: World, request: Request, proceed: Proceed) -> Response:
    """A test environment of another customer answers."""
    return _named(world, request, proceed, "T54321AA")


@near_miss(of=["environment.identified", "environment.type", "environment.participant"])
def environment_id_in_small_letters(world: World, request: Request, proceed: Proceed) -> Response:
    """The environment id is written in small letters, with a space after it."""
    return _named(world, request, proceed, world.environment_id.lower() + " ")


def _named(world: World, request: Request, proceed: Proceed, id: object) -> Response:
    """The world's answer, its overview naming the environment `id`."""
    return overview(
        world,
        request,
        proceed,
        lambda metainfo: {**metainfo, "info": {**metainfo["info"], "envid": id}},
    )
