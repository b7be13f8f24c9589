"""Judges what a change of a GetConnector means for an integration that reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from profit_check.model import GetConnector
from profit_check.snapshot.compare import Difference, Kind
from profit_check.snapshot.weight import Weight


@dataclass(frozen=True, slots=True)
class Reading:
    """How a GetConnector is read; names are casefolded.

    `declared` holds each field as it is written, and its declared type. When it is empty, any field
    may be read.
    """

    declared: Mapping[str, tuple[str, str | None]]
    orders: frozenset[str]
    filters: frozenset[str]


def reading_of(connector: GetConnector) -> Reading:
    """What the manifest tells of the use of a GetConnector."""
    return Reading(
        declared={name.casefold(): (name, type) for name, type in connector.fields.items()},
        orders=frozenset(name.removeprefix("-").casefold() for name in connector.order),
        filters=frozenset({connector.modified.casefold()} if connector.modified else ()),
    )


def weigh_reading(difference: Difference, reading: Reading) -> Weight:
    """The weight for an integration that reads this connector as `reading` says."""
    judge = _JUDGES.get(difference.kind)
    return judge(difference, reading) if judge else Weight.HARMLESS


def _always(difference: Difference, reading: Reading) -> Weight:
    return Weight.BREAKING


def _field_removed(difference: Difference, reading: Reading) -> Weight:
    name = difference.place[-1].casefold()
    used = name in reading.declared or name in reading.filters or name in reading.orders
    return Weight.BREAKING if used else _if_read(difference, reading)


def _field_case(difference: Difference, reading: Reading) -> Weight:
    """Rows carry the field's id as metainfo writes it; orders and filters take either."""
    declared = reading.declared.get(difference.place[-1].casefold())
    if declared is not None:
        return Weight.HARMLESS if declared[0] == difference.after else Weight.BREAKING
    return _if_read(difference, reading)


def _data_type(difference: Difference, reading: Reading) -> Weight:
    name = difference.place[-1].casefold()
    if name in reading.declared:
        expected = (reading.declared[name][1] or "").strip().casefold()
        agrees = expected == difference.after.strip().casefold()
        return Weight.HARMLESS if agrees else Weight.BREAKING
    if name in reading.filters:
        return Weight.BREAKING
    return Weight.NOTABLE if name in reading.orders else _if_read(difference, reading)


def _length(difference: Difference, reading: Reading) -> Weight:
    """Longer values than before can be cut off, or refused, where the integration keeps them."""
    before, after = difference.before, difference.after
    grew = bool(before) and (not after or after > before)
    return _if_read(difference, reading) if grew else Weight.HARMLESS


def _if_read(difference: Difference, reading: Reading) -> Weight:
    """Notable when the field is read, or may be."""
    read = difference.place[-1].casefold() in reading.declared
    return Weight.NOTABLE if read or not reading.declared else Weight.HARMLESS


_JUDGES: Mapping[Kind, Callable[[Difference, Reading], Weight]] = {
    Kind.CONNECTOR_REMOVED: _always,
    Kind.DEFINITION_REFUSED: _always,
    Kind.FIELD_REMOVED: _field_removed,
    Kind.FIELD_CASE: _field_case,
    Kind.DATA_TYPE: _data_type,
    Kind.LENGTH: _length,
    Kind.DECIMALS: _if_read,
}
