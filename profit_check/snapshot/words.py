"""Says in plain English what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from profit_check.snapshot.compare import Difference, Kind
from profit_check.snapshot.drift import Change, Drift
from profit_check.snapshot.weight import Weight
from profit_check.visible import line

_SHOWN_CODES = 5
_SHOWN_CHANGES = 5


def describe(difference: Difference) -> str:
    """A difference in half a sentence, safe to print: `FbSales: FbSalesLines/ItCd is gone`."""
    about = "/".join(difference.place)
    said = line(_WORDS[difference.kind](about, difference.before, difference.after))
    if difference.connector is None:
        return said
    return f"{line(difference.connector)}{': ' if about else ' '}{said}"


def tally_changes(drift: Drift) -> str:
    """How many changes there are of each weight: `1 breaking, 0 notable, 3 harmless`."""
    if not drift.changes:
        return "nothing changed"
    return ", ".join(f"{len(drift.of(weight))} {weight}" for weight in Weight)


def list_changes(changes: Sequence[Change]) -> str:
    """The first changes in words, and how many more there are."""
    shown = [describe(change.difference) for change in changes[:_SHOWN_CHANGES]]
    rest = len(changes) - len(shown)
    return "; ".join([*shown, f"and {rest} more"] if rest else shown)


def tell_share(drift: Drift) -> str:
    """How many of the manifest's GetConnectors deviate: `1 of 5 GetConnectors deviates (20 %)`."""
    verb = "deviates" if drift.deviating == 1 else "deviate"
    of_all = f"{drift.deviating} of {drift.compared} GetConnectors {verb}"
    return f"{of_all} ({drift.share * 100:.3g} %)"


def _known(value: Any) -> str:
    return "not known" if value is None else str(value)


def _became(what: str) -> Callable[[str, Any, Any], str]:
    def words(about: str, before: Any, after: Any) -> str:
        return f"{what} {_known(before)} became {_known(after)}"

    return words


def _of_field(what: str) -> Callable[[str, Any, Any], str]:
    def words(about: str, before: Any, after: Any) -> str:
        return f"{about}: {what} {_known(before)} became {_known(after)}"

    return words


def _either(when_true: str, when_false: str) -> Callable[[str, Any, Any], str]:
    return lambda about, before, after: f"{about} {when_true if after else when_false}"


def _simply(words: str) -> Callable[[str, Any, Any], str]:
    return lambda about, before, after: f"{about} {words}".strip()


def _codes(codes: Sequence[str]) -> str:
    shown = ", ".join(codes[:_SHOWN_CODES])
    rest = len(codes) - _SHOWN_CODES
    return f"{shown} and {rest} more" if rest > 0 else shown


_WORDS: Mapping[Kind, Callable[[str, Any, Any], str]] = {
    Kind.ENVIRONMENT: _became("environment"),
    Kind.PROFIT_VERSION: _became("Profit version"),
    Kind.RELEASE: _became("declared release"),
    Kind.CONNECTOR_REMOVED: _simply("is gone from the app connector"),
    Kind.CONNECTOR_ADDED: _simply("is new in the app connector"),
    Kind.CONNECTOR_DESCRIPTION: _simply("its description is another"),
    Kind.DEFINITION_REFUSED: _simply("its definition is refused now"),
    Kind.DEFINITION_GIVEN: _simply("its definition can be read now"),
    Kind.OBJECT_REMOVED: lambda about, before, after: f"object {about} is gone",
    Kind.OBJECT_ADDED: lambda about, before, after: f"object {about} is new",
    Kind.OBJECT_CASE: lambda about, before, after: f"object {about} is written {after} now",
    Kind.FIELD_REMOVED: _simply("is gone"),
    Kind.FIELD_ADDED: _simply("is new"),
    Kind.MANDATORY_FIELD_ADDED: _simply("is new, and mandatory"),
    Kind.FIELD_CASE: lambda about, before, after: f"{about} is written {after} now",
    Kind.FIELD_ID: _of_field("AFAS's own field id"),
    Kind.DATA_TYPE: _of_field("data type"),
    Kind.LENGTH: _of_field("length"),
    Kind.DECIMALS: _of_field("decimals"),
    Kind.LABEL: _simply("has another label"),
    Kind.PRIMARY_KEY: _either("is part of the key now", "is not part of the key any more"),
    Kind.MANDATORY: _either("is mandatory now", "is not mandatory any more"),
    Kind.NOT_ZERO: _either("may not be zero any more", "may be zero now"),
    Kind.CODES_REMOVED: lambda about, before, after: f"{about}: codes gone: {_codes(before)}",
    Kind.CODES_ADDED: lambda about, before, after: f"{about}: new codes: {_codes(after)}",
    Kind.CODE_TABLE_ADDED: lambda about, before, after: (
        f"{about} takes only these codes now: {_codes(after)}"
    ),
    Kind.CODE_TABLE_REMOVED: _simply("takes any value now, where it had a table of codes"),
}
