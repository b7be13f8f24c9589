"""The sandbox as a transport, without a socket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence

import pytest

from profit_check.model import Failure
from profit_check.sandbox.faults import Fault, Proceed, fault
from profit_check.sandbox.inprocess import BASE_URL, InProcess
from profit_check.sandbox.messages import Disruption, Request, Response
from profit_check.sandbox.world import World
from profit_check.wire.exchange import NoAnswer, RawAnswer, RawRequest
from tests.sandbox.tiny_world import ENTERED, WORLD


def request(path: str = "/metainfo", method: str = "GET") -> RawRequest:
    return RawRequest(method, BASE_URL + path, (("Authorization", ENTERED),))


def exchange(*requests: RawRequest, faults: Sequence[Fault] = ()) -> list[RawAnswer]:
    async def each() -> list[RawAnswer]:
        transport = InProcess(WORLD, faults, timeout=1.0)
        try:
            return [await transport.exchange(one) for one in requests]
        finally:
            await transport.close()

    return asyncio.run(each())


def disrupting(disruption: Disruption) -> Fault:
    @fault(trips=[])
    def disrupted(world: World, request: Request, proceed: Proceed) -> Response:
        return Response(200, b"half", disruption=disruption)

    return disrupted


def waiting(milliseconds: float) -> Fault:
    @fault(trips=[])
    def late(world: World, request: Request, proceed: Proceed) -> Response:
        return Response(200, b"{}", delay_ms=milliseconds)

    return late


@fault(trips=[])
def counting(world: World, request: Request, proceed: Proceed) -> Response:
    """Gives how often the very same request came before."""
    return Response(200, str(request.occurrence).encode())


def test_the_world_answers_as_over_a_socket() -> None:
    answer = exchange(request("/connectors/Acme_Customers?skip=1&take=2"))[0]
    assert answer.status == 200
    assert len(json.loads(answer.body)["rows"]) == 2
    assert answer.received == len(answer.body)
    assert dict(answer.headers)["content-type"] == "application/json; charset=utf-8"


@pytest.mark.parametrize(
    ("disruption", "failure"),
    [
        (Disruption.DROP, Failure.RESET),
        (Disruption.CUT, Failure.RESET),
        (Disruption.GARBAGE, Failure.PROTOCOL),
        (Disruption.SILENCE, Failure.TIMEOUT),
        (Disruption.UNTRUSTED, Failure.CERTIFICATE),
    ],
)
def test_a_disruption_is_no_answer(disruption: Disruption, failure: Failure) -> None:
    with pytest.raises(NoAnswer) as raised:
        exchange(request(), faults=[disrupting(disruption)])
    assert raised.value.failure is failure
    assert raised.value.detail


def test_every_disruption_is_known_here() -> None:
    for disruption in Disruption:
        with pytest.raises(NoAnswer):
            exchange(request(), faults=[disrupting(disruption)])


def test_a_delay_counts_but_is_not_waited_for() -> None:
    assert exchange(request(), faults=[waiting(900)])[0].duration_ms >= 900


def test_a_delay_past_the_time_out_is_no_answer() -> None:
    with pytest.raises(NoAnswer) as raised:
        exchange(request(), faults=[waiting(1000)])
    assert raised.value.failure is Failure.TIMEOUT


def test_only_the_very_same_request_is_a_repetition() -> None:
    asked = [request("/a"), request("/b"), request("/a"), request("/a", "POST"), request("/a")]
    answers = exchange(*asked, faults=[counting])
    assert [answer.body for answer in answers] == [b"0", b"0", b"1", b"0", b"2"]
