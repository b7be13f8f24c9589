"""Reads what `/metainfo` and its sub-paths say (AFAS pages `get-connector`, `update-connector`).

The readers accept every variant that was seen in the field (a missing or null list, `primaryKey` as
text, an unknown data type) and raise Malformed for what cannot be metainfo at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from profit_check.language.phrase import Phrase, say
from profit_check.model import Field, GetSchema, Listed, UpdateField, UpdateObject

__all__ = [
    "THE_ANSWER",
    "Field",
    "GetSchema",
    "Listed",
    "Malformed",
    "Metainfo",
    "NotAnObject",
    "UpdateField",
    "UpdateObject",
    "kind_of",
    "read_get_schema",
    "read_metainfo",
    "read_update_schema",
]


_KINDS = {
    dict: say("an object"),
    list: say("a list"),
    str: say("text"),
    bool: say("a boolean"),
    type(None): say("null"),
}
_A_NUMBER = say("a number")
THE_ANSWER = say("the answer")


class Malformed(ValueError):
    """An answer that has not the form of metainfo; the message says where it departs."""


class NotAnObject(Malformed):
    """Something that is no JSON object, where one belongs."""

    def __init__(self, what: str, value: object) -> None:
        super().__init__(
            say("{what} is {kind} where an object belongs", what=what, kind=kind_of(value))
        )


@dataclass(frozen=True, slots=True)
class Metainfo:
    """What `/metainfo` tells. `environment_id` and `token_expiry` are as they came, unjudged."""

    get: tuple[Listed, ...]
    update: tuple[Listed, ...]
    environment_id: object = None
    app_name: str = ""
    group: str = ""
    token_expiry: object = None


def read_metainfo(content: object) -> Metainfo:
    """The meaning of a `/metainfo` answer; raises Malformed."""
    body = _mapping(content, THE_ANSWER)
    if not {"getConnectors", "updateConnectors", "info"} & body.keys():
        raise Malformed(say("the answer has none of getConnectors, updateConnectors and info"))
    info = _mapping(body.get("info") or {}, "info")
    return Metainfo(
        get=_listed(body, "getConnectors"),
        update=_listed(body, "updateConnectors"),
        environment_id=info.get("envid"),
        app_name=_text(info.get("appName")),
        group=_text(info.get("group")),
        token_expiry=info.get("tokenExpiry"),
    )


def read_get_schema(content: object) -> GetSchema:
    """The meaning of a `/metainfo/get/{id}` answer; raises Malformed."""
    body = _mapping(content, THE_ANSWER)
    if "fields" not in body:
        raise Malformed(say("the answer has no fields"))
    fields = tuple(_get_field(item) for item in _items(body, "fields"))
    return GetSchema(_text(body.get("name")), _text(body.get("description")), fields)


def read_update_schema(content: object) -> UpdateObject:
    """The meaning of a `/metainfo/update/{id}` answer; raises Malformed."""
    body = _mapping(content, THE_ANSWER)
    if "fields" not in body and "objects" not in body:
        raise Malformed(say("the answer has neither fields nor objects"))
    try:
        id, name = _text(body.get("id")), _text(body.get("name"))
        return replace(_update_object(body, id or name), body_name=name if name != id else "")
    except RecursionError:
        raise Malformed(say("objects are nested too deeply")) from None


def _get_field(item: Mapping[str, Any]) -> Field:
    return Field(
        id=_identifier(item, "id"),
        field_id=_text(item.get("fieldId")),
        data_type=_text(item.get("dataType")),
        label=_text(item.get("label")),
        length=_number(item.get("length")),
        decimals=_number(item.get("decimals")),
    )


def _update_object(body: Mapping[str, Any], name: str) -> UpdateObject:
    return UpdateObject(
        name=name,
        fields=tuple(_update_field(item) for item in _items(body, "fields")),
        objects=tuple(
            _update_object(item, _identifier(item, "name")) for item in _items(body, "objects")
        ),
    )


def _update_field(item: Mapping[str, Any]) -> UpdateField:
    values = None
    if item.get("values") is not None:
        values = tuple(_text(value.get("id")) for value in _items(item, "values"))
    return UpdateField(
        field_id=_identifier(item, "fieldId"),
        data_type=_text(item.get("dataType")),
        label=_text(item.get("label")),
        primary_key=_truth(item.get("primaryKey")),
        mandatory=_truth(item.get("mandatory")),
        not_zero=_truth(item.get("notzero")),
        length=_number(item.get("length")),
        decimals=_number(item.get("decimals")),
        values=values,
    )


def _listed(body: Mapping[str, Any], key: str) -> tuple[Listed, ...]:
    return tuple(
        Listed(_identifier(item, "id"), _text(item.get("description")))
        for item in _items(body, key)
    )


def _mapping(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise NotAnObject(where, value)
    return value


def _items(body: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    value = body.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        kind = kind_of(value)
        raise Malformed(say("{what} is {kind} where a list belongs", what=key, kind=kind))
    where = say("an item of {list}", list=key)
    return [_mapping(item, where) for item in value]


def _identifier(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    if not isinstance(value, str) or not value.strip():
        kind = kind_of(value)
        raise Malformed(say("{what} is {kind} where a name belongs", what=key, kind=kind))
    return value


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _truth(value: object) -> bool:
    return value is True or (isinstance(value, str) and value.strip().lower() == "true")


def _number(value: object) -> int | None:
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdecimal():
        return int(value) if len(value) < 10 else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def kind_of(value: object) -> Phrase:
    """What a JSON value is, in words that do not show it."""
    return _KINDS.get(type(value), _A_NUMBER)
