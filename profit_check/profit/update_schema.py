"""The JSON Schema of the body that an UpdateConnector takes (AFAS page `update-connector`).

    {"FbSales": {"Element": {"@OrNu": …, "Fields": {…}, "Objects": [{"FbSalesLines": …}]}}}

`Element` and `Objects` may be one or a list. Every object is a definition under `$defs`, so that a
deep connector makes no deep schema. What a rule says stands in the rule (see `update_values`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from profit_check.language.phrase import Phrase, joined, mark, say
from profit_check.profit.deviations import printable
from profit_check.profit.json_schema import Schema
from profit_check.profit.metainfo import UpdateField, UpdateObject
from profit_check.profit.update_values import rule, value_schema

Method = Literal["POST", "PUT"]

ACTIONS = ("insert", "update", "delete")
"""What `@Action` can ask to be done with an element."""

KEY_OF_PUT = say("is the key that PUT finds by, and is not given")

_NOT_NEW: Schema = {
    "required": ["@Action"],
    "properties": {"@Action": {"type": "string", "minLength": 1, "codes": ["update", "delete"]}},
}
_A_FIELD = say("is a field, whose place is in Fields")
_INNER = say("is an object, whose place is in Objects")
_MANDATORY = say("is mandatory, and not given")
_NO_OBJECT = mark("is {kind} where an object belongs")
_AN_OBJECT = rule(_NO_OBJECT, {"type": "object"})
_EMPTY = rule(say("is empty, and mandatory"), {"minLength": 1}, doubt=True)


def body_schema(connector: UpdateObject, method: Method) -> Schema:
    """The schema of a body by `method`: mandatory fields for POST, the keys only for PUT."""
    objects, definitions = [connector], dict[str, Schema]()
    for number, one in enumerate(objects):
        places = {child.name: len(objects) + place for place, child in enumerate(one.objects)}
        objects.extend(one.objects)
        inner = {name: _wrapped(place) for name, place in places.items()}
        keys = _changed(connector) if method == "PUT" and number == 0 else ()
        demands = [_made(one)] if method == "POST" else list(keys)
        definitions[str(number)] = _element(one, inner, demands)
    return {"$defs": definitions, "allOf": [_AN_OBJECT, *_started(connector)]}


def _started(connector: UpdateObject) -> list[Schema]:
    """What a body starts with: the UpdateConnector's id, or the name that metainfo gives it."""
    names = dict.fromkeys((connector.name, connector.body_name or connector.name))
    start = joined(map(printable, names), say(" or "))
    body = _members({name: _wrapped(0, least=1) for name in names})
    unknown = say("is not what a body of this UpdateConnector starts with: {start}", start=start)
    empty = rule(say("is empty where {start} belongs", start=start), {"minProperties": 1})
    return [body | {"x-unknown": unknown}, empty]


def _wrapped(number: int, least: int = 0) -> Schema:
    """An object that holds Element: one, or a list of them."""
    element = {"$ref": f"#/$defs/{number}"}
    filled = rule(say("is an empty list"), {"minItems": least}, doubt=True)
    listed = {"allOf": [{"items": element}, filled]}
    choice: Schema = {"if": {"type": "array"}, "then": listed, "else": element}
    needed = rule(say("is not given"), {"required": ["Element"]})
    return {"allOf": [_AN_OBJECT, _members({"Element": choice}), needed]}


def _element(one: UpdateObject, inner: Mapping[str, Schema], demands: Sequence[Schema]) -> Schema:
    keys = {f"@{field.field_id}": field for field in one.fields if field.primary_key}
    others = [field.field_id for field in one.fields if not field.primary_key]
    members: dict[str, Schema] = {
        "@Action": {"allOf": _action()},
        **{name: value_schema(field, in_attribute=True) for name, field in keys.items()},
        "Fields": _fields(one),
        "Objects": _objects(one, inner),
    }
    labels = {name: field.label for name, field in keys.items()}
    elsewhere = dict.fromkeys((f"@{id}" for id in others), say("is a field that is no key"))
    elsewhere |= dict.fromkeys((field.field_id for field in one.fields), _A_FIELD)
    elsewhere |= dict.fromkeys(inner, _INNER)
    return {"allOf": [_AN_OBJECT, _members(members, labels, elsewhere), *demands]}


def _fields(one: UpdateObject) -> Schema:
    values = {field.field_id: value_schema(field) for field in one.fields}
    labels = {field.field_id: field.label for field in one.fields}
    elsewhere = dict.fromkeys((child.name for child in one.objects), _INNER)
    return {"allOf": [_an_object_or_null(), _members(values, labels, elsewhere)]}


def _objects(one: UpdateObject, inner: Mapping[str, Schema]) -> Schema:
    elsewhere = dict.fromkeys((field.field_id for field in one.fields), _A_FIELD)
    held: Schema = {"allOf": [_AN_OBJECT, _members(inner, {}, elsewhere)]}
    several: Schema = {"if": {"type": "array"}, "then": {"items": held}, "else": held}
    return {"if": {"type": "null"}, "then": _no_null(), "else": several}


def _an_object_or_null() -> Schema:
    return {"allOf": [rule(_NO_OBJECT, {"type": ["object", "null"]}), _no_null()]}


def _no_null() -> Schema:
    return rule(say("is null where an object belongs"), {"not": {"type": "null"}}, doubt=True)


def _members(
    properties: Mapping[str, Schema],
    labels: Mapping[str, str] | None = None,
    elsewhere: Mapping[str, Phrase] | None = None,
) -> Schema:
    """An object of these members and no other; `elsewhere` says of names where they belong."""
    return {
        "properties": dict(properties),
        "additionalProperties": False,
        "x-labels": dict(labels or {}),
        "x-elsewhere": dict(elsewhere or {}),
    }


def _action() -> list[Schema]:
    actions = ", ".join(ACTIONS)
    differs = say("differs in letter case from {actions}", actions=actions)
    return [
        rule(mark("is {kind} where text belongs"), {"type": "string"}),
        rule(say("is none of {actions}", actions=actions), {"codes": ACTIONS}),
        rule(differs, {"exactCodes": ACTIONS}, doubt=True),
    ]


def _made(one: UpdateObject) -> Schema:
    """What an element needs to be made: its mandatory fields, unless `@Action` says otherwise."""
    keys = [field for field in one.fields if field.mandatory and field.primary_key]
    fields = [field for field in one.fields if field.mandatory and not field.primary_key]
    demands = [_key(field, _MANDATORY) for field in keys]
    if fields:
        demands.extend(_mandatory(fields))
    return {"if": _NOT_NEW, "else": {"allOf": demands}} if demands else {}


def _mandatory(fields: Sequence[UpdateField]) -> Iterator[Schema]:
    named = ", ".join(_name(field) for field in fields)
    lacking = say("is not given, and has mandatory fields: {fields}", fields=printable(named))
    yield rule(lacking, {"required": ["Fields"]})
    labels = {field.field_id: field.label for field in fields}
    given = rule(_MANDATORY, {"required": list(labels)})
    null = rule(say("is null, and mandatory"), {"not": {"type": "null"}})
    filled = {
        id: {"allOf": [_labelled(null, label), _labelled(_EMPTY, label)]}
        for id, label in labels.items()
    }
    yield {"properties": {"Fields": given | {"x-labels": labels, "properties": filled}}}


def _labelled(schema: Schema, label: str) -> Schema:
    return schema | {"x-label": label}


def _name(field: UpdateField) -> str:
    return f"{field.field_id} ({field.label})" if field.label else field.field_id


def _changed(connector: UpdateObject) -> list[Schema]:
    """What PUT needs to find what it changes."""
    keys = [field for field in connector.fields if field.primary_key]
    return [_key(field, KEY_OF_PUT) for field in keys]


def _key(field: UpdateField, says: str) -> Schema:
    """A key that is given as `@Key`, or among the fields."""
    id = field.field_id
    filled = {"not": {"enum": [None, ""]}}
    attribute = {"required": [f"@{id}"], "properties": {f"@{id}": filled}}
    inside = {"required": [id], "properties": {id: filled}}
    member = {"required": ["Fields"], "properties": {"Fields": inside}}
    ways = {"x-member": f"@{id}", "anyOf": [attribute, member]}
    return rule(says, ways, label=field.label)
