"""Compares two snapshots: what differs, without a word on whether that matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, TypeVar

from profit_check.model import (
    Field,
    OfferedGet,
    OfferedUpdate,
    Snapshot,
    UpdateField,
    UpdateObject,
)

T = TypeVar("T")
Offered = TypeVar("Offered", OfferedGet, OfferedUpdate)


class Kind(StrEnum):
    """What can differ between two snapshots."""

    ENVIRONMENT = "environment"
    PROFIT_VERSION = "profit-version"
    RELEASE = "release"
    CONNECTOR_REMOVED = "connector-removed"
    CONNECTOR_ADDED = "connector-added"
    CONNECTOR_DESCRIPTION = "connector-description"
    DEFINITION_REFUSED = "definition-refused"
    DEFINITION_GIVEN = "definition-given"
    OBJECT_REMOVED = "object-removed"
    OBJECT_ADDED = "object-added"
    OBJECT_CASE = "object-case"
    FIELD_REMOVED = "field-removed"
    FIELD_ADDED = "field-added"
    MANDATORY_FIELD_ADDED = "mandatory-field-added"
    FIELD_CASE = "field-case"
    FIELD_ID = "field-id"
    DATA_TYPE = "data-type"
    LENGTH = "length"
    DECIMALS = "decimals"
    LABEL = "label"
    PRIMARY_KEY = "primary-key"
    MANDATORY = "mandatory"
    NOT_ZERO = "not-zero"
    CODES_REMOVED = "codes-removed"
    CODES_ADDED = "codes-added"
    CODE_TABLE_ADDED = "code-table-added"
    CODE_TABLE_REMOVED = "code-table-removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    `channel` and `connector` say in which connector, and are None for the environment as a whole.
    `place` names the objects down to the field, outermost first. `before` and `after` are JSON
    values; None where there is none.
    """

    kind: Kind
    channel: Literal["get", "update"] | None = None
    connector: str | None = None
    place: tuple[str, ...] = ()
    before: Any = None
    after: Any = None


def compare(before: Snapshot, after: Snapshot) -> list[Difference]:
    """Everything in which `after` differs from `before`."""
    return [
        *_environment(before, after),
        *_connectors("get", before.get, after.get, _get),
        *_connectors("update", before.update, after.update, _update),
    ]


@dataclass(frozen=True, slots=True)
class _Here:
    """Where the comparison has come."""

    channel: Literal["get", "update"]
    connector: str
    place: tuple[str, ...] = ()

    def inside(self, name: str) -> _Here:
        return _Here(self.channel, self.connector, (*self.place, name))

    def found(self, kind: Kind, before: Any = None, after: Any = None) -> Difference:
        return Difference(kind, self.channel, self.connector, self.place, before, after)

    def unequal(self, *pairs: tuple[Kind, Any, Any]) -> Iterator[Difference]:
        """A difference for each kind whose two values are not the same."""
        for kind, before, after in pairs:
            if before != after:
                yield self.found(kind, before, after)


def _environment(before: Snapshot, after: Snapshot) -> Iterator[Difference]:
    pairs = (
        (Kind.ENVIRONMENT, before.environment_id, after.environment_id),
        (Kind.PROFIT_VERSION, before.profit_version, after.profit_version),
        (Kind.RELEASE, before.release, after.release),
    )
    return (Difference(kind, before=old, after=new) for kind, old, new in pairs if old != new)


def _connectors(
    channel: Literal["get", "update"],
    before: Iterable[Offered],
    after: Iterable[Offered],
    inner: Callable[[_Here, Offered, Offered], Iterator[Difference]],
) -> Iterator[Difference]:
    for name, old, new in _paired(before, after, lambda one: one.id):
        here = _Here(channel, name)
        if old is None:
            yield here.found(Kind.CONNECTOR_ADDED)
        elif new is None:
            yield here.found(Kind.CONNECTOR_REMOVED)
        else:
            descriptions = (Kind.CONNECTOR_DESCRIPTION, old.description, new.description)
            yield from here.unequal(descriptions)
            yield from inner(here, old, new)


def _get(here: _Here, old: OfferedGet, new: OfferedGet) -> Iterator[Difference]:
    if old.fields is None or new.fields is None:
        yield from _refused(here, old.fields is None, new.fields is None)
        return
    for name, before, after in _paired(old.fields, new.fields, lambda field: field.id):
        there = here.inside(name)
        if before is None:
            yield there.found(Kind.FIELD_ADDED)
        elif after is None:
            yield there.found(Kind.FIELD_REMOVED)
        else:
            yield from _get_field(there, before, after)


def _get_field(here: _Here, old: Field, new: Field) -> Iterator[Difference]:
    return here.unequal(
        (Kind.FIELD_CASE, old.id, new.id),
        (Kind.FIELD_ID, old.field_id, new.field_id),
        (Kind.DATA_TYPE, old.data_type, new.data_type),
        (Kind.LENGTH, old.length, new.length),
        (Kind.DECIMALS, old.decimals, new.decimals),
        (Kind.LABEL, old.label, new.label),
    )


def _update(here: _Here, old: OfferedUpdate, new: OfferedUpdate) -> Iterator[Difference]:
    if old.definition is None or new.definition is None:
        return _refused(here, old.definition is None, new.definition is None)
    return _object(here, old.definition, new.definition)


def _object(here: _Here, old: UpdateObject, new: UpdateObject) -> Iterator[Difference]:
    for name, before, after in _paired(old.fields, new.fields, lambda field: field.field_id):
        there = here.inside(name)
        if after is None:
            yield there.found(Kind.FIELD_REMOVED)
        elif before is None:
            mandatory = after.mandatory
            yield there.found(Kind.MANDATORY_FIELD_ADDED if mandatory else Kind.FIELD_ADDED)
        else:
            yield from _update_field(there, before, after)
    for name, nested, renewed in _paired(old.objects, new.objects, lambda nested: nested.name):
        there = here.inside(name)
        if nested is None:
            yield there.found(Kind.OBJECT_ADDED)
        elif renewed is None:
            yield there.found(Kind.OBJECT_REMOVED)
        else:
            yield from there.unequal((Kind.OBJECT_CASE, nested.name, renewed.name))
            yield from _object(there, nested, renewed)


def _update_field(here: _Here, old: UpdateField, new: UpdateField) -> Iterator[Difference]:
    yield from here.unequal(
        (Kind.FIELD_CASE, old.field_id, new.field_id),
        (Kind.DATA_TYPE, old.data_type, new.data_type),
        (Kind.PRIMARY_KEY, old.primary_key, new.primary_key),
        (Kind.MANDATORY, old.mandatory, new.mandatory),
        (Kind.NOT_ZERO, old.not_zero, new.not_zero),
        (Kind.LENGTH, old.length, new.length),
        (Kind.DECIMALS, old.decimals, new.decimals),
        (Kind.LABEL, old.label, new.label),
    )
    yield from _codes(here, old.values, new.values)


def _codes(
    here: _Here, old: tuple[str, ...] | None, new: tuple[str, ...] | None
) -> Iterator[Difference]:
    if old is None and new is not None:
        yield here.found(Kind.CODE_TABLE_ADDED, after=sorted(new))
    elif old is not None and new is None:
        yield here.found(Kind.CODE_TABLE_REMOVED, before=sorted(old))
    elif old is not None and new is not None:
        if gone := sorted(set(old) - set(new)):
            yield here.found(Kind.CODES_REMOVED, before=gone)
        if come := sorted(set(new) - set(old)):
            yield here.found(Kind.CODES_ADDED, after=come)


def _refused(here: _Here, before: bool, after: bool) -> Iterator[Difference]:
    if before != after:
        yield here.found(Kind.DEFINITION_GIVEN if before else Kind.DEFINITION_REFUSED)


def _paired(
    before: Iterable[T], after: Iterable[T], name: Callable[[T], str]
) -> Iterator[tuple[str, T | None, T | None]]:
    """The name, and what has it on either side; names that differ in letter case only are one."""
    old = {name(one).casefold(): one for one in before}
    new = {name(one).casefold(): one for one in after}
    for key in sorted(old.keys() | new.keys()):
        one = old.get(key) or new[key]
        yield name(one), old.get(key), new.get(key)
