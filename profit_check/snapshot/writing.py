"""Judges what a change of an UpdateConnector means for an integration that writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from profit_check.profit.json_schema import code_of
from profit_check.profit.usage import Usage
from profit_check.snapshot.compare import Difference, Kind
from profit_check.snapshot.weight import Weight


def weigh_writing(difference: Difference, usage: Usage) -> Weight:
    """The weight for an integration that writes this connector as `usage` says."""
    judge = _JUDGES.get(difference.kind)
    return judge(difference, usage) if judge else Weight.HARMLESS


def _always(difference: Difference, usage: Usage) -> Weight:
    return Weight.BREAKING


def _field_lost(difference: Difference, usage: Usage) -> Weight:
    return Weight.BREAKING if _sent(difference, usage) else _unless_known(usage)


def _object_lost(difference: Difference, usage: Usage) -> Weight:
    return Weight.BREAKING if _holds(difference, usage) else _unless_known(usage)


def _field_case(difference: Difference, usage: Usage) -> Weight:
    """AFAS does not publish whether letter case matters in a body."""
    return Weight.NOTABLE if _sent(difference, usage) else _unless_known(usage)


def _object_case(difference: Difference, usage: Usage) -> Weight:
    return Weight.NOTABLE if _holds(difference, usage) else _unless_known(usage)


def _primary_key(difference: Difference, usage: Usage) -> Weight:
    """A key stands in the element as `@Key`, any other field in `Fields`."""
    if _sent(difference, usage):
        return Weight.BREAKING
    addresses = bool(usage.methods & {"PUT", "DELETE"})
    return Weight.NOTABLE if difference.after and addresses else _unless_known(usage)


def _mandatory(difference: Difference, usage: Usage) -> Weight:
    """Mandatory fields count for what is inserted: with PUT the keys suffice."""
    if difference.after is False or "POST" not in usage.methods:
        return Weight.HARMLESS
    if usage.elements is None:
        return Weight.NOTABLE if difference.place[1:] else Weight.BREAKING
    inserted = [fields for fields in _around(difference, usage) if _inserts(fields)]
    if not inserted:
        return Weight.HARMLESS
    name = difference.place[-1].lower()
    return Weight.NOTABLE if all(name in fields for fields in inserted) else Weight.BREAKING


def _length(difference: Difference, usage: Usage) -> Weight:
    before, after = difference.before, difference.after
    if not after or (before and after >= before):
        return Weight.HARMLESS
    return _for_values(
        difference, usage, lambda value: isinstance(value, str) and len(value) > after
    )


def _decimals(difference: Difference, usage: Usage) -> Weight:
    before, after = difference.before, difference.after
    if after is None or (before is not None and after >= before):
        return Weight.HARMLESS
    return _for_values(difference, usage, lambda value: _decimals_of(value) > after)


def _not_zero(difference: Difference, usage: Usage) -> Weight:
    if not difference.after:
        return Weight.HARMLESS
    return _for_values(difference, usage, lambda value: _number(value) == 0)


def _codes_removed(difference: Difference, usage: Usage) -> Weight:
    gone = {code.strip().casefold() for code in difference.before}
    return _for_values(difference, usage, lambda value: _code(value) in gone)


def _code_table_added(difference: Difference, usage: Usage) -> Weight:
    allowed = {code.strip().casefold() for code in difference.after}
    return _for_values(difference, usage, lambda value: _code(value) not in {"", *allowed})


def _code(value: object) -> str:
    """The id of a code table that a value means, as `connectors.payload` reads it."""
    return (code_of(value) or "").casefold()


def _data_type(difference: Difference, usage: Usage) -> Weight:
    """Data types compare without letter case, as everywhere."""
    same = str(difference.before).casefold() == str(difference.after).casefold()
    return Weight.HARMLESS if same else _field_lost(difference, usage)


def _for_values(difference: Difference, usage: Usage, broken: Callable[[Any], bool]) -> Weight:
    """Breaking when a value of the samples is `broken`; notable when the field is sent at all."""
    sent = [value for value in _sent(difference, usage) if value is not None]
    if any(broken(value) for value in sent):
        return Weight.BREAKING
    return Weight.NOTABLE if sent else _unless_known(usage)


def _unless_known(usage: Usage) -> Weight:
    """For what the samples do not send: harmless, unless there are none to tell."""
    return Weight.NOTABLE if usage.elements is None else Weight.HARMLESS


def _holds(difference: Difference, usage: Usage) -> bool:
    """Whether a sample holds the object."""
    place = tuple(name.lower() for name in difference.place)
    return any(element.objects == place for element in usage.elements or ())


def _around(difference: Difference, usage: Usage) -> list[Mapping[str, Any]]:
    """The fields of each sent element in which the field belongs."""
    owner = tuple(name.lower() for name in difference.place[:-1])
    return [element.fields for element in usage.elements or () if element.objects == owner]


def _sent(difference: Difference, usage: Usage) -> list[Any]:
    """The values that the samples send in the field."""
    name = difference.place[-1].lower()
    return [fields[name] for fields in _around(difference, usage) if name in fields]


def _inserts(fields: Mapping[str, Any]) -> bool:
    return str(fields.get("action", "insert")).casefold() not in ("update", "delete")


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _decimals_of(value: object) -> int:
    number = _number(value)
    if number is None:
        return 0
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or not any(digits):
        return 0
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return max(0, -(exponent + zeros))


_JUDGES: Mapping[Kind, Callable[[Difference, Usage], Weight]] = {
    Kind.CONNECTOR_REMOVED: _always,
    Kind.DEFINITION_REFUSED: _always,
    Kind.OBJECT_REMOVED: _object_lost,
    Kind.OBJECT_CASE: _object_case,
    Kind.FIELD_REMOVED: _field_lost,
    Kind.FIELD_CASE: _field_case,
    Kind.DATA_TYPE: _data_type,
    Kind.PRIMARY_KEY: _primary_key,
    Kind.MANDATORY_FIELD_ADDED: _mandatory,
    Kind.MANDATORY: _mandatory,
    Kind.LENGTH: _length,
    Kind.DECIMALS: _decimals,
    Kind.NOT_ZERO: _not_zero,
    Kind.CODES_REMOVED: _codes_removed,
    Kind.CODE_TABLE_ADDED: _code_table_added,
}
