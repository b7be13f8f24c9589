"""Words a published change in half a sentence, without a value of anybody's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from profit_check.language.phrase import Phrase, joined, mark, say, say_number
from profit_check.model import ChangeKind, PublishedChange
from profit_check.profit.usage import place_of

CODES_SHOWN = 8

_OF_ENDPOINTS = {
    ChangeKind.ENDPOINT_ADDED: mark("{methods} {path} is new"),
    ChangeKind.ENDPOINT_REMOVED: mark("{methods} {path} is gone"),
}
_OF_CODES = {
    ChangeKind.ENUM_VALUE_ADDED: mark("{place} takes {codes} from then on"),
    ChangeKind.ENUM_VALUE_REMOVED: mark("{place} takes {codes} no more"),
}
_OF_PROPERTIES = {
    ChangeKind.PROPERTY_ADDED_OPTIONAL: mark("{place} is new"),
    ChangeKind.PROPERTY_ADDED_REQUIRED: mark("{place} is new, and mandatory"),
    ChangeKind.PROPERTY_BECAME_OPTIONAL: mark("{place} is no longer mandatory"),
    ChangeKind.PROPERTY_BECAME_REQUIRED: mark("{place} is mandatory from then on"),
    ChangeKind.PROPERTY_REMOVED: mark("{place} is gone"),
}
_TEMPLATES = {**_OF_ENDPOINTS, **_OF_CODES, **_OF_PROPERTIES}


def describe(change: PublishedChange) -> Phrase:
    """What changed, where: `FbSales: FbSalesLines/VaIt takes code 5 no more (POST, PUT)`."""
    said = joined((change.connector, _said(change)), ": ")
    return said if change.kind in _OF_ENDPOINTS else said + f" ({', '.join(change.methods)})"


def _said(change: PublishedChange) -> Phrase:
    place = short_place(change.place)
    if change.kind is ChangeKind.MAX_LENGTH_CHANGED:
        return _of_length(place, change.before, change.after)
    if change.kind is ChangeKind.TYPE_CHANGED:
        return _of_type(place, change.before, change.after)
    methods, codes = ", ".join(change.methods), _codes(change.values)
    facts = {"methods": methods, "path": change.place, "place": place, "codes": codes}
    return say(_TEMPLATES[change.kind], **facts)


def _of_length(place: str, before: int | str | None, after: int | str | None) -> Phrase:
    facts: Mapping[str, Any] = {"place": place, "before": before, "count": after}
    if before is None:
        return say_number(
            "{place} holds at most {count} character",
            "{place} holds at most {count} characters",
            **facts,
        )
    return say_number(
        "{place} holds at most {count} character, where it was {before}",
        "{place} holds at most {count} characters, where it was {before}",
        **facts,
    )


def _of_type(place: str, before: int | str | None, after: int | str | None) -> Phrase:
    if before is None:
        return say("{place} is of type {after}", place=place, after=after)
    template = mark("{place} is of type {after}, where it was {before}")
    return say(template, place=place, after=after, before=before)


def short_place(path: str) -> str:
    """A published path by its names alone: `FbSalesLines/VaIt`, and `../RePe` at any depth."""
    frame = ("Element", "items", "Objects", "Fields")
    parts = [part for part in path.strip("/").split("/") if part not in frame]
    if place_of(path).any_depth and len(parts) > 1:
        return "/".join(["..", *parts[1:]])
    return "/".join(parts[1:] or parts)


def _codes(codes: Sequence[str]) -> Phrase:
    shown, more = ", ".join(codes[:CODES_SHOWN]), len(codes) - CODES_SHOWN
    if more > 0:
        return say("the codes {codes} and {count} more", codes=shown, count=more)
    return say_number("code {codes}", "the codes {codes}", count=len(codes), codes=shown)
