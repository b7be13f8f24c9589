"""Faults of refusals: requests answered that should be refused, and refusals in another form."""

from __future__ import annotations

from dataclasses import replace

from profit_check.sandbox import refusals
from profit_check.sandbox.faults import Proceed, fault, near_miss
from profit_check.sandbox.faults.connectors import reading
from profit_check.sandbox.messages import Disruption, Request, Response, to_json
from profit_check.sandbox.world import World


def _unknown_connector(world: World, request: Request) -> bool:
    return request.route == "connectors" and not reading(world, request)


def _rows(rows: list[object]) -> Response:
    content = {"skip": 0, "take": 1, "rows": rows}
    return Response(200, to_json(content), refusals.APPLICATION_HEADERS)


@fault(trips=["errors.unknown-connector"])
def unknown_connector_is_empty(world: World, request: Request, proceed: Proceed) -> Response:
    """An unknown connector is answered with an empty list of rows."""
    if _unknown_connector(world, request):
        return _rows([])
    return proceed(world, request)


@fault(trips=["errors.unknown-connector"])
def unknown_connector_has_rows(world: World, request: Request, proceed: Proceed) -> Response:
    """An unknown connector is answered with a row."""
    if _unknown_connector(world, request):
        return _rows([{"Id": 1}])
    return proceed(world, request)


@fault(trips=["errors.unknown-connector"])
def unknown_connector_silent(world: World, request: Request, proceed: Proceed) -> Response:
    """A request for an unknown connector has no answer."""
    if _unknown_connector(world, request):
        return Response(200, disruption=Disruption.SILENCE)
    return proceed(world, request)


@fault(trips=["errors.unknown-connector"])
def unknown_connector_gets_a_page(world: World, request: Request, proceed: Proceed) -> Response:
    """A request for an unknown connector is answered with a web page and status 200."""
    if _unknown_connector(world, request):
        return Response(200, b"<!DOCTYPE html><title>?</title>", {"content-type": "text/html"})
    return proceed(world, request)


@near_miss(of=["errors.unknown-connector", "errors.body", "token.accepted"])
def unknown_connector_401(world: World, request: Request, proceed: Proceed) -> Response:
    """An unknown connector is refused with an empty 401, as also happens."""
    return refusals.bare(401) if _unknown_connector(world, request) else proceed(world, request)


@fault(trips=["errors.unknown-field"])
def unknown_order_ignored(world: World, request: Request, proceed: Proceed) -> Response:
    """An order by an unknown field is passed over."""
    return _without(world, request, proceed, "orderbyfieldids")


@fault(trips=["errors.unknown-field"])
def unknown_filter_ignored(world: World, request: Request, proceed: Proceed) -> Response:
    """A filter on an unknown field is passed over."""
    if "filtervalues" not in request.parameters:
        return proceed(world, request)
    return _without(world, request, proceed, "filterfieldids")


@fault(trips=["errors.bad-paging"])
def negative_take_accepted(world: World, request: Request, proceed: Proceed) -> Response:
    """A negative `take` asks for all rows, whatever `skip` is."""
    if reading(world, request) and request.parameters.get("take") == "-1":
        return proceed(world, request.but(skip="-1"))
    return proceed(world, request)


@fault(trips=["errors.long-query"])
def long_query_accepted(world: World, request: Request, proceed: Proceed) -> Response:
    """A query over 2049 characters is cut off and answered."""
    response = proceed(world, request)
    if reading(world, request) and response.status == 404:
        return proceed(world, request.but(filterfieldids=None))
    return response


@fault(trips=["errors.long-query"])
def long_query_refused_otherwise(world: World, request: Request, proceed: Proceed) -> Response:
    """A query over 2049 characters is refused with status 414."""
    response = proceed(world, request)
    if reading(world, request) and response.status == 404:
        return refusals.bare(414)
    return response


@fault(
    trips=["errors.body"],
    near=["errors.unknown-connector", "errors.unknown-field", "errors.bad-paging"],
)
def refusals_empty(world: World, request: Request, proceed: Proceed) -> Response:
    """Refusals have no body."""
    return _refusing(proceed(world, request), b"")


@fault(trips=["errors.body"])
def refusals_are_pages(world: World, request: Request, proceed: Proceed) -> Response:
    """Refusals are web pages."""
    response = _refusing(proceed(world, request), b"<html><body>Internal error</body></html>")
    return (
        replace(response, headers={**response.headers, "content-type": "text/html"})
        if (response.status == 500)
        else response
    )


@fault(trips=["errors.body"])
def refusals_in_second_form(world: World, request: Request, proceed: Proceed) -> Response:
    """Refusals have a `message` and nothing else."""
    return _refusing(proceed(world, request), to_json({"message": "General message: no"}))


@fault(trips=["errors.body"])
def refusals_without_reference(world: World, request: Request, proceed: Proceed) -> Response:
    """Refusals have a message and a number, and no reference."""
    body = {"externalMessage": "General message: no", "errorNumber": -2147180999}
    return _refusing(proceed(world, request), to_json(body))


@near_miss(of=["errors.body"])
def refusals_in_another_order(world: World, request: Request, proceed: Proceed) -> Response:
    """Refusals have their keys in another order, which means nothing."""
    response = proceed(world, request)
    if response.status != 500:
        return response
    return response.with_content(dict(reversed(response.content.items())))


@fault(trips=["errors.disclosure"])
def credential_in_a_header(world: World, request: Request, proceed: Proceed) -> Response:
    """The answer on `/profitversion` repeats the credential in a header."""
    response = proceed(world, request)
    if request.route != "profitversion":
        return response
    echo = {"x-debug-authorization": request.headers.get("authorization", "")}
    return replace(response, headers={**response.headers, **echo})


@fault(trips=["errors.disclosure"])
def credential_in_refusals(world: World, request: Request, proceed: Proceed) -> Response:
    """Refusals repeat the credential in their text."""
    response = proceed(world, request)
    if response.status != 500:
        return response
    message = f"No rights for {request.headers.get('authorization', '')}"
    return response.with_content({**response.content, "externalMessage": message})


@fault(trips=["errors.maintenance"])
def maintenance_ends(world: World, request: Request, proceed: Proceed) -> Response:
    """The first request for rows meets maintenance that is over in a moment."""
    first = reading(world, request) and request.occurrence == 0
    if first and request.parameters.get("skip") == "0" and request.parameters.get("take") == "10":
        return refusals.maintenance(1)
    return proceed(world, request)


@fault(trips=["connectors.readable", "errors.maintenance"])
def maintenance_of_rows(world: World, request: Request, proceed: Proceed) -> Response:
    """Rows are in maintenance for two hours."""
    return refusals.maintenance(7200) if reading(world, request) else proceed(world, request)


@fault(trips=["connection.service", "errors.maintenance"])
def maintenance(world: World, request: Request, proceed: Proceed) -> Response:
    """Everything is in maintenance for two hours."""
    return refusals.maintenance(7200)


def _without(world: World, request: Request, proceed: Proceed, parameter: str) -> Response:
    """The answer as if the parameter was not there, where it is what makes Profit refuse."""
    response = proceed(world, request)
    if not reading(world, request) or response.status != 500:
        return response
    return proceed(world, request.but(**{parameter: None}))


def _refusing(response: Response, body: bytes) -> Response:
    return replace(response, body=body) if response.status == 500 else response
