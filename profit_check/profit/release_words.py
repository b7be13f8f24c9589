"""Words a published change in half a sentence, without a value of anybody's."""

from __future__ import annotations

from collections.abc import Sequence

from profit_check.model import ChangeKind, PublishedChange
from profit_check.profit.usage import place_of

CODES_SHOWN = 8

_TEMPLATES = {
    ChangeKind.ENDPOINT_ADDED: "{methods} {path} is new",
    ChangeKind.ENDPOINT_REMOVED: "{methods} {path} is gone",
    ChangeKind.ENUM_VALUE_ADDED: "{place} takes {codes} from then on",
    ChangeKind.ENUM_VALUE_REMOVED: "{place} takes {codes} no more",
    ChangeKind.MAX_LENGTH_CHANGED: "{place} holds at most {after} characters{before}",
    ChangeKind.PROPERTY_ADDED_OPTIONAL: "{place} is new",
    ChangeKind.PROPERTY_ADDED_REQUIRED: "{place} is new, and mandatory",
    ChangeKind.PROPERTY_BECAME_OPTIONAL: "{place} is no longer mandatory",
    ChangeKind.PROPERTY_BECAME_REQUIRED: "{place} is mandatory from then on",
    ChangeKind.PROPERTY_REMOVED: "{place} is gone",
    ChangeKind.TYPE_CHANGED: "{place} is of type {after}{before}",
}


def describe(change: PublishedChange) -> str:
    """What changed, where: `FbSales: FbSalesLines/VaIt takes code 5 no more (POST, PUT)`."""
    endpoint = change.kind in (ChangeKind.ENDPOINT_ADDED, ChangeKind.ENDPOINT_REMOVED)
    methods = ", ".join(change.methods)
    said = _TEMPLATES[change.kind].format(
        methods=methods,
        path=change.place,
        place=short_place(change.place),
        codes=_codes(change.values),
        after=change.after,
        before="" if change.before is None else f", where it was {change.before}",
    )
    return f"{change.connector}: {said}" + ("" if endpoint else f" ({methods})")


def short_place(path: str) -> str:
    """A published path by its names alone: `FbSalesLines/VaIt`, and `../RePe` at any depth."""
    frame = ("Element", "items", "Objects", "Fields")
    parts = [part for part in path.strip("/").split("/") if part not in frame]
    if place_of(path).any_depth and len(parts) > 1:
        return "/".join(["..", *parts[1:]])
    return "/".join(parts[1:] or parts)


def _codes(codes: Sequence[str]) -> str:
    shown = ", ".join(codes[:CODES_SHOWN])
    more = f" and {len(codes) - CODES_SHOWN} more" if len(codes) > CODES_SHOWN else ""
    return f"{'code' if len(codes) == 1 else 'the codes'} {shown}{more}"
