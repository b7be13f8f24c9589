"""Faults of the file, subject, image and report connectors."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from profit_check.sandbox import refusals
from profit_check.sandbox.faults import Proceed, fault, near_miss
from profit_check.sandbox.files import ROUTES
from profit_check.sandbox.messages import Disruption, Request, Response
from profit_check.sandbox.world import World

_OWN_TEXTS = (
    "Deze connector wordt niet ondersteund voor deze app of de gebruiker is niet geautoriseerd",
    "General message: connector not supported for this app or the user is not authorized",
)
_LINE = 76


@fault(trips=["connectors.file"])
def file_missing(world: World, request: Request, proceed: Proceed) -> Response:
    """No file is found under the sample, or its user may not have it."""
    return _instead(world, request, proceed, refusals.bare(404))


@fault(trips=["connectors.file"])
def file_connector_not_opened(world: World, request: Request, proceed: Proceed) -> Response:
    """The app connector opens no file connector, and Profit says so with an empty 401."""
    return _instead(world, request, proceed, refusals.bare(401))


@fault(trips=["connectors.file"])
def file_connector_not_supported(world: World, request: Request, proceed: Proceed) -> Response:
    """The app connector opens no file connector, and Profit says so in words."""
    refusal = refusals.refusal(request, _OWN_TEXTS, -2147180996)
    return _instead(world, request, proceed, refusal)


@fault(trips=["connectors.file"])
def file_breaks(world: World, request: Request, proceed: Proceed) -> Response:
    """A file ends in status 500 without a body."""
    return _instead(world, request, proceed, refusals.bare(500))


@fault(trips=["connectors.file"])
def file_never_comes(world: World, request: Request, proceed: Proceed) -> Response:
    """No answer comes for a file."""
    silent = Response(200, disruption=Disruption.SILENCE)
    return _instead(world, request, proceed, silent)


@fault(trips=["connectors.file"])
def file_not_in_json(world: World, request: Request, proceed: Proceed) -> Response:
    """The file itself comes, not its Base64 in JSON."""
    response = proceed(world, request)
    if not _is_file(request, response):
        return response
    content = b64decode(response.content["filedata"])
    return replace(response, body=content, headers={"content-type": "application/octet-stream"})


@fault(trips=["connectors.file"])
def file_without_content(world: World, request: Request, proceed: Proceed) -> Response:
    """A file has null for its content."""
    return _changed(world, request, proceed, lambda told: {**told, "filedata": None})


@fault(trips=["connectors.file"])
def file_empty(world: World, request: Request, proceed: Proceed) -> Response:
    """A file has no bytes."""
    return _changed(world, request, proceed, lambda told: {**told, "filedata": ""})


@fault(trips=["connectors.file"])
def file_not_base64(world: World, request: Request, proceed: Proceed) -> Response:
    """The content of a file is plain text."""
    return _changed(world, request, proceed, lambda told: {**told, "filedata": "Artikel; prijs"})


@fault(trips=["connectors.file"])
def file_as_data_url(world: World, request: Request, proceed: Proceed) -> Response:
    """The content of a file has in front of it what belongs in a web page."""
    return _changed(world, request, proceed, lambda told: {**told, "filedata": _data_url(told)})


@fault(trips=["connectors.file"])
def file_cut_short(world: World, request: Request, proceed: Proceed) -> Response:
    """The content of a file ends within a group of Base64."""
    return _changed(
        world, request, proceed, lambda told: {**told, "filedata": told["filedata"][:41]}
    )


@fault(trips=["connectors.file"])
def file_without_mime_type(world: World, request: Request, proceed: Proceed) -> Response:
    """A file has null for its MIME type."""
    return _changed(world, request, proceed, lambda told: {**told, "mimetype": None})


@fault(trips=["connectors.file"])
def file_with_an_extension_for_a_type(world: World, request: Request, proceed: Proceed) -> Response:
    """A file has the ending of its name where its MIME type belongs."""
    return _changed(world, request, proceed, lambda told: {**told, "mimetype": ".pdf"})


@fault(trips=["connectors.file"])
def file_of_another_type(world: World, request: Request, proceed: Proceed) -> Response:
    """The MIME type says that a file is what it is not."""
    return _changed(world, request, proceed, lambda told: {**told, "mimetype": "image/gif"})


@near_miss(of=["connectors.file"])
def file_of_any_type(world: World, request: Request, proceed: Proceed) -> Response:
    """The MIME type says only that a file is one."""
    return _changed(
        world, request, proceed, lambda told: {**told, "mimetype": "application/octet-stream"}
    )


@near_miss(of=["connectors.file"])
def file_type_with_parameters(world: World, request: Request, proceed: Proceed) -> Response:
    """The MIME type is in capitals and has a parameter."""
    return _changed(
        world,
        request,
        proceed,
        lambda told: {**told, "mimetype": told["mimetype"].upper() + "; charset=utf-8"},
    )


@near_miss(of=["connectors.file"])
def file_in_lines(world: World, request: Request, proceed: Proceed) -> Response:
    """The Base64 of a file is broken into lines, and it has no name."""
    return _changed(world, request, proceed, _in_lines)


def _in_lines(told: dict[str, Any]) -> dict[str, Any]:
    data = told["filedata"]
    lines = [data[start : start + _LINE] for start in range(0, len(data), _LINE)]
    return {"filedata": "\r\n".join(lines) + "\r\n", "mimetype": told["mimetype"]}


def _data_url(told: dict[str, Any]) -> str:
    return f"data:{told['mimetype']};base64,{told['filedata']}"


def _instead(world: World, request: Request, proceed: Proceed, other: Response) -> Response:
    """`other` where a file would come."""
    response = proceed(world, request)
    return other if _is_file(request, response) else response


def _changed(
    world: World,
    request: Request,
    proceed: Proceed,
    change: Callable[[dict[str, Any]], dict[str, Any]],
) -> Response:
    response = proceed(world, request)
    return (
        response.with_content(change(response.content)) if _is_file(request, response) else response
    )


def _is_file(request: Request, response: Response) -> bool:
    return request.route in ROUTES and response.status == 200
