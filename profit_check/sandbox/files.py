"""The file, subject, image and report connectors of the emulated environment."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from profit_check.model import FileConnector
from profit_check.profit.file_paths import unescaped
from profit_check.sandbox import refusals
from profit_check.sandbox.messages import Request, Response, to_json
from profit_check.sandbox.world import FileDefinition, World

FORMATS = ("0", "1", "2")
"""Of an image: as it was stored, thumbnail, medium; the sandbox gives the same for each."""

Ids = tuple[str | None, ...]


def file(world: World, request: Request) -> Response:
    """The file that is asked for, in the path or in the query; 404 without one."""
    if request.route == "imageconnector" and request.parameters.get("format", "0") not in FORMATS:
        return refusals.unexpected(request)
    wanted = ROUTES[request.route](request)
    found = (one for one in world.files if _route(one.connector) == request.route)
    for definition in found:
        if _same(_ids(definition.connector), wanted):
            return Response(200, to_json(_content(definition)), refusals.APPLICATION_HEADERS)
    return refusals.bare(404)


def _subject(request: Request) -> Ids:
    return _asked(request, "subjectid", "fileid")


def _file(request: Request) -> Ids:
    if len(request.segments) == 3:
        return tuple(unescaped(segment) for segment in request.segments[1:])
    return _asked(request, "fileid", "filename")


def _id(request: Request) -> Ids:
    return request.segments[1:]


def _asked(request: Request, *parameters: str) -> Ids:
    if len(request.segments) > 1:
        return request.segments[1:]
    return tuple(request.parameters.get(name) for name in parameters)


ROUTES: Mapping[str, Callable[[Request], Ids]] = {
    "subjectconnector": _subject,
    "fileconnector": _file,
    "imageconnector": _id,
    "reportconnector": _id,
}
"""What a request asks for, by its route."""


def _route(connector: FileConnector) -> str:
    return f"{connector.kind}connector"


def _ids(connector: FileConnector) -> Ids:
    keys = {"subject": ("subject", "file"), "file": ("file", "name")}
    return tuple(connector.sample[key] for key in keys.get(connector.kind, ("id",)))


def _same(ids: Ids, wanted: Ids) -> bool:
    return [id and id.lower() for id in ids] == [id and id.lower() for id in wanted]


def _content(definition: FileDefinition) -> dict[str, str]:
    named = {"filename": definition.filename} if definition.filename else {}
    return {**named, "mimetype": definition.mimetype, "filedata": definition.filedata}
