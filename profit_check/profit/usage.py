"""What an integration sends: the objects and fields in the payloads of a connector."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from profit_check.model import GetConnector, UpdateConnector

_FRAME = ("element", "items", "objects")
"""Parts of a published path that stand between the names of objects."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a payload; names in small letters.

    `objects` are the names of the objects that it is in, without the connector's own. Among the
    `fields` are its keys (`@Id`), and the objects in it (as None).
    """

    objects: tuple[str, ...]
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Usage:
    """What is sent, by which methods; `elements` is None where no payload tells it."""

    methods: frozenset[str]
    elements: tuple[Element, ...] | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a property stands in a body, in small letters; `field` is None for an object."""

    objects: tuple[str, ...]
    field: str | None
    any_depth: bool = False

    def holds(self, element: Element) -> bool:
        """Whether `element` is of the object that this place is in."""
        if not self.any_depth:
            return element.objects == self.objects
        length = len(self.objects)
        return not length or element.objects[-length:] == self.objects


def place_of(path: str) -> Place:
    """Reads a published path: `FbSales/Element/Objects/FbSalesLines/Element/Fields/VaIt`.

    One that starts with `../` or `.../`, or is a single name, may be at any depth.
    """
    parts = [part for part in path.strip("/").lower().split("/") if part not in _FRAME]
    any_depth = parts[:1] in (["..."], [".."])
    if len(parts) == 1 + any_depth:
        return Place((), parts[-1], any_depth=True)
    inside = parts if parts[:1] == ["fields"] else parts[1:]
    if "fields" in inside[:-1]:
        split = inside.index("fields")
        return Place(tuple(inside[:split]), "/".join(inside[split + 1 :]), any_depth)
    return Place(tuple(inside), None, any_depth)


def usage_of(connector: GetConnector | UpdateConnector) -> Usage:
    """What the manifest tells of the use of a connector."""
    if isinstance(connector, GetConnector):
        return Usage(frozenset({"GET"}), ())
    found = tuple(each for payload in connector.payloads for each in elements(payload.body))
    return Usage(frozenset(connector.methods), found or None)


def elements(body: object) -> Iterator[Element]:
    """Every element of a body, at any depth; what has not the form of a body is passed over."""
    waiting: list[tuple[tuple[str, ...], object]] = [
        ((), content) for content in (body.values() if isinstance(body, Mapping) else ())
    ]
    while waiting:
        objects, content = waiting.pop(0)
        for element in _listed(content.get("Element") if isinstance(content, Mapping) else None):
            yield Element(objects, _fields(element))
            waiting += [
                ((*objects, str(name).lower()), nested)
                for each in _listed(element.get("Objects"))
                for name, nested in each.items()
            ]


def _fields(element: Mapping[str, Any]) -> dict[str, Any]:
    keys = {name[1:].lower(): value for name, value in element.items() if name.startswith("@")}
    fields = element.get("Fields")
    sent = fields.items() if isinstance(fields, Mapping) else ()
    nested = {str(name).lower(): None for each in _listed(element.get("Objects")) for name in each}
    return {**nested, **keys, **{str(name).lower(): value for name, value in sent}}


def _listed(value: object) -> list[Mapping[str, Any]]:
    """`Element` and `Objects` are a list or a single one."""
    each = value if isinstance(value, list) else [value]
    return [one for one in each if isinstance(one, Mapping)]
