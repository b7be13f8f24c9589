"""What can be told of a filter without its values (AFAS page `get-connector`)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from profit_check.model import FilterForm, RowFilter
from profit_check.traffic.marks import Marker
from profit_check.traffic.texts import Texts

ZULU = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d(?::?\d\d(?::?\d\d(?:[.,]\d{1,12})?)?)? ?Z"
    r"|\d{8}T\d\d(?::?\d\d(?::?\d\d(?:[.,]\d{1,12})?)?)?Z"
    r"|0001-01-01T00~[0-9a-f]{12}Z",
    re.ASCII | re.IGNORECASE,
)
"""A time with a `Z`, which a filter value must not have; or what a recording has for one."""

Groups = Sequence[Sequence[str]]
Places = tuple[tuple[int, int], ...]


class Filters:
    """Reads filters of either form."""

    def __init__(self, marker: Marker, texts: Texts) -> None:
        self._mark = marker
        self._texts = texts

    def read(self, parameters: Mapping[str, str], credential: str = "") -> RowFilter | None:
        """The filter in these parameters, whose names are in lower case; None for no filter."""
        if not parameters:
            return None
        mark = self._mark(*(text for pair in sorted(parameters.items()) for text in pair))
        written = parameters.get("filterjson")
        if written is not None and len(parameters) == 1:
            return self._texts.share(self._of_json(written, mark, credential))
        form = FilterForm.PARAMETERS if written is None else FilterForm.BOTH
        names = ("filterfieldids", "operatortypes", "filtervalues")
        fields, operators, values = (_groups(parameters.get(name)) for name in names)
        found = self._filter(form, mark, fields, operators, values, credential)
        return self._texts.share(found)

    def _of_json(self, written: str, mark: int, credential: str) -> RowFilter:
        try:
            filters = [_conditions(each) for each in _listed(_filters(json.loads(written)))]
        except (ValueError, TypeError, LookupError, RecursionError):
            return RowFilter(FilterForm.JSON, mark, is_readable=False)
        fields, operators, values = (
            [[condition[place] for condition in one] for one in filters] for place in range(3)
        )
        return self._filter(FilterForm.JSON, mark, fields, operators, values, credential)

    def _filter(
        self,
        form: FilterForm,
        mark: int,
        fields: Groups,
        operators: Groups,
        values: Groups,
        credential: str,
    ) -> RowFilter:
        return RowFilter(
            form=form,
            mark=mark,
            fields=self._kept(fields, 100, credential),
            operators=self._kept(operators, 10, credential),
            values=self._texts.share(tuple(map(len, values))),
            zulu_times=self._texts.share(_places(values, lambda one: bool(ZULU.fullmatch(one)))),
            ending_in_z=self._texts.share(_places(values, lambda one: one.endswith(("Z", "z")))),
            empty=self._texts.share(_places(values, lambda one: not one)),
        )

    def _kept(self, groups: Groups, most: int, credential: str) -> tuple[tuple[str, ...], ...]:
        kept = (
            tuple(self._texts.keep(one, credential, most=most) for one in each) for each in groups
        )
        return self._texts.share(tuple(kept))


def _groups(text: str | None) -> list[list[str]]:
    """What AND joins, in what OR joins."""
    if text is None:
        return []
    return [[one.strip() for one in group.split(",")] for group in text.split(";")]


def _filters(content: Any) -> Any:
    return content["Filters"]["Filter"]


def _conditions(content: Any) -> list[tuple[str, str, str]]:
    """Field, operator and value of each condition."""
    return [
        (str(one["@FieldId"]), str(one.get("@OperatorType", "")), _value(one.get("#text")))
        for one in _listed(content["Field"])
    ]


def _value(value: object) -> str:
    return "" if value is None else str(value).strip()


def _listed(content: Any) -> list[Mapping[str, Any]]:
    found = content if isinstance(content, list) else [content]
    if not all(isinstance(one, Mapping) for one in found):
        raise TypeError
    return found


def _places(groups: Groups, holds: Any) -> Places:
    return tuple(
        (row, place)
        for row, group in enumerate(groups)
        for place, one in enumerate(group)
        if holds(one)
    )
