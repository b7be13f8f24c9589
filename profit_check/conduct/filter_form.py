"""Whether a filter has the form that AFAS publishes (page `get-connector`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from profit_check.language.phrase import mark
from profit_check.model import NAMELESS, Call, FilterForm, RowFilter

_OPERATORS = frozenset(map(str, range(1, 16)))
_OF_EMPTINESS = ("8", "9")

_BOTH = mark("filterjson beside other filter parameters: {count:,} of {all:,} reads with a filter")
_UNREADABLE = mark("a filterjson that is none: {count:,} of {all:,} reads with a filter")
_MORE_VALUES = mark(
    "more values than fields, as a comma or semicolon in a value makes: "
    "{count:,} of {all:,} reads with a filter"
)
_FEWER_VALUES = mark("fewer values than fields: {count:,} of {all:,} reads with a filter")
_OPERATOR_COUNT = mark("not as many operators as fields: {count:,} of {all:,} reads with a filter")
_UNKNOWN = mark("an operator that is none of 1 to 15: {count:,} of {all:,} reads with a filter")
_NO_VALUE = mark("operator 8 or 9 without a value: {count:,} of {all:,} reads with a filter")
_ZULU = mark("a time with Z: {count:,} of {all:,} reads with a filter")
_NO_OPERATORS = mark("no operators: {count:,} of {all:,} reads with a filter")
_CUT = mark(
    "a piece of the query that is no parameter, as an & in a value makes: "
    "{count:,} of {all:,} reads with a filter"
)


def faults_of_filter(call: Call) -> Iterator[str]:
    """What is wrong with the filter of a read: templates for a Tally."""
    found = call.filter
    if found is None:
        return
    if found.form is FilterForm.BOTH:
        yield _BOTH
    elif not found.is_readable:
        yield _UNREADABLE
    else:
        if found.form is FilterForm.PARAMETERS:
            yield from _counts(found)
        if {*_operators(found)} - _OPERATORS - ({""} if found.form is FilterForm.JSON else set()):
            yield _UNKNOWN
        if any(_operator_at(found, *place) in _OF_EMPTINESS for place in found.empty):
            yield _NO_VALUE
        if found.zulu_times:
            yield _ZULU


def doubts_about_filter(call: Call) -> Iterator[str]:
    """What the reference does not decide of the filter of a read: templates for a Tally."""
    found = call.filter
    if found is None:
        return
    if "" in _operators(found) or not found.operators:
        yield _NO_OPERATORS
    if any(name == NAMELESS for name, _ in call.parameters):
        yield _CUT


def _counts(found: RowFilter) -> Iterator[str]:
    """Compares what AND joins, in each group that OR joins."""
    fields = [len(group) for group in found.fields]
    pairs = list(zip_longest(found.values, fields, fillvalue=0))
    if any(values > fields for values, fields in pairs):
        yield _MORE_VALUES
    if any(values < fields for values, fields in pairs):
        yield _FEWER_VALUES
    if found.operators and fields != [len(group) for group in found.operators]:
        yield _OPERATOR_COUNT


def _operators(found: RowFilter) -> Iterator[str]:
    return (operator for group in found.operators for operator in group)


def _operator_at(found: RowFilter, group: int, place: int) -> str:
    operators = found.operators[group] if group < len(found.operators) else ()
    return operators[place] if place < len(operators) else ""
