"""Says in plain words what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from profit_check.language.phrase import Phrase, joined, mark, say, say_number
from profit_check.outcomes import listed
from profit_check.snapshot.compare import Difference, Kind
from profit_check.snapshot.drift import Change, Drift
from profit_check.snapshot.weight import Weight
from profit_check.visible import line

_SHOWN_CODES = 5
_SHOWN_CHANGES = 5

_CONNECTOR = {
    Kind.CONNECTOR_REMOVED: mark("{connector} is gone from the app connector"),
    Kind.CONNECTOR_ADDED: mark("{connector} is new in the app connector"),
    Kind.CONNECTOR_DESCRIPTION: mark("{connector} has another description"),
    Kind.DEFINITION_REFUSED: mark("the definition of {connector} is refused now"),
    Kind.DEFINITION_GIVEN: mark("the definition of {connector} can be read now"),
}
_INSIDE = {
    Kind.ENVIRONMENT: mark("environment {before} became {after}"),
    Kind.PROFIT_VERSION: mark("Profit version {before} became {after}"),
    Kind.RELEASE: mark("declared release {before} became {after}"),
    Kind.OBJECT_REMOVED: mark("object {place} is gone"),
    Kind.OBJECT_ADDED: mark("object {place} is new"),
    Kind.OBJECT_CASE: mark("object {place} is written {after} now"),
    Kind.FIELD_REMOVED: mark("{place} is gone"),
    Kind.FIELD_ADDED: mark("{place} is new"),
    Kind.MANDATORY_FIELD_ADDED: mark("{place} is new, and mandatory"),
    Kind.FIELD_CASE: mark("{place} is written {after} now"),
    Kind.FIELD_ID: mark("{place}: AFAS's own field id {before} became {after}"),
    Kind.DATA_TYPE: mark("{place}: data type {before} became {after}"),
    Kind.LENGTH: mark("{place}: length {before} became {after}"),
    Kind.DECIMALS: mark("{place}: decimals {before} became {after}"),
    Kind.LABEL: mark("{place} has another label"),
    Kind.CODES_REMOVED: mark("{place}: codes gone: {before}"),
    Kind.CODES_ADDED: mark("{place}: new codes: {after}"),
    Kind.CODE_TABLE_ADDED: mark("{place} takes only these codes now: {after}"),
    Kind.CODE_TABLE_REMOVED: mark("{place} takes any value now, where it had a table of codes"),
}
_YES = {
    Kind.PRIMARY_KEY: mark("{place} is part of the key now"),
    Kind.MANDATORY: mark("{place} is mandatory now"),
    Kind.NOT_ZERO: mark("{place} may not be zero any more"),
}
_NO = {
    Kind.PRIMARY_KEY: mark("{place} is not part of the key any more"),
    Kind.MANDATORY: mark("{place} is not mandatory any more"),
    Kind.NOT_ZERO: mark("{place} may be zero now"),
}


def describe(difference: Difference) -> Phrase:
    """A difference in half a sentence, safe to print: `FbSales: FbSalesLines/ItCd is gone`."""
    connector = line(difference.connector or "")
    if difference.kind in _CONNECTOR:
        return say(_CONNECTOR[difference.kind], connector=connector)
    answers = _YES if difference.after else _NO
    said = say(
        answers.get(difference.kind) or _INSIDE[difference.kind],
        place=line("/".join(difference.place)),
        before=_shown(difference.before),
        after=_shown(difference.after),
    )
    return joined((connector, said), ": ") if connector else said


def tally_changes(drift: Drift) -> Phrase:
    """How many changes there are of each weight: `1 breaking, 0 notable, 3 harmless`."""
    if not drift.changes:
        return say("nothing changed")
    counts = {weight.value: len(drift.of(weight)) for weight in Weight}
    return say("{breaking} breaking, {notable} notable, {harmless} harmless", **counts)


def list_changes(changes: Sequence[Change]) -> Phrase:
    """The first changes in words, and how many more there are."""
    return listed([describe(change.difference) for change in changes], _SHOWN_CHANGES)


def names_of(changes: Sequence[Change]) -> list[str]:
    """What changed, in names that no language changes: `FbSales OrNu field-removed`."""
    found = (change.difference for change in changes)
    names = ((one.connector, "/".join(one.place), one.kind.value) for one in found)
    return [line(" ".join(filter(None, parts))) for parts in names]


def tell_share(drift: Drift) -> Phrase:
    """How many of the manifest's GetConnectors deviate: `1 of 5 GetConnectors deviates (20 %)`."""
    return say_number(
        "{count} of {compared} GetConnectors deviates ({percent:.3g} %)",
        "{count} of {compared} GetConnectors deviate ({percent:.3g} %)",
        count=drift.deviating,
        compared=drift.compared,
        percent=drift.share * 100,
    )


def _shown(value: Any) -> str:
    """A value of metainfo, or some codes, as they may be printed."""
    if value is None:
        return say("not known")
    if not isinstance(value, list):
        return line(str(value))
    codes, rest = line(", ".join(value[:_SHOWN_CODES])), len(value) - _SHOWN_CODES
    return say("{codes} and {count} more", codes=codes, count=rest) if rest > 0 else codes
