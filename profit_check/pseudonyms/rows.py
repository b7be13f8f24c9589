"""Rows of every connector become rows of pseudonyms, the same value of a field always the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from profit_check.model import Answer, Exchange, Question
from profit_check.profit.metainfo import Malformed
from profit_check.profit.modified import filter_value
from profit_check.profit.rows import Page, read_page
from profit_check.pseudonyms.columns import Column
from profit_check.pseudonyms.rules import FILTER_LOST, Tally
from profit_check.wire.excerpt import RowValues

_PLACES = ("skip", "take")
_FIELDS, _VALUES = "filterfieldids", "filtervalues"


class RowPseudonyms:
    """What stands for the values of rows in `exchanges`; `quotable` are those values."""

    def __init__(self, exchanges: Iterable[Exchange], quotable: RowValues, tally: Tally) -> None:
        self._tally = tally
        self._quotable = quotable
        self._columns: dict[tuple[str, str], Column] = {}
        names: dict[tuple[str, str], tuple[str, str]] = {}
        for exchange in exchanges:
            connector = connector_of(exchange.question)
            page = page_in(exchange.answer)
            for row in page.rows if page else ():
                for name, value in row.items():
                    key = connector.casefold(), name.casefold()
                    names.setdefault(key, (connector, name))
                    self._columns.setdefault(key, Column()).add(value)
        for key, column in self._columns.items():
            if lost := column.settle():
                tally.lose(*names[key], lost)

    def answer(self, answer: Answer) -> Answer:
        """The answer of a GetConnector, with status 200, as it may be kept."""
        page = page_in(answer)
        if page is None:
            self._tally.count("pages")
            return replace(answer, content=_malformed(answer))
        connector = connector_of(answer.question).casefold()
        rows = [self._row(connector, row) for row in page.rows]
        rows += [{}] * (page.count - len(rows))
        kept = {key: answer.content.get(key) for key in _PLACES}
        places = {key: value for key, value in kept.items() if isinstance(value, int)}
        return replace(answer, content={**places, "rows": rows})

    def question(self, question: Question) -> Question:
        """The question, filtered by what stands for the value that it was filtered by."""
        fields = dict(question.query).get(_FIELDS)
        if fields is None or _VALUES not in dict(question.query):
            return question
        place = connector_of(question).casefold(), fields.casefold()
        query = tuple(
            (name, self._filter(place, value) if name == _VALUES else value)
            for name, value in question.query
        )
        return question if query == question.query else replace(question, query=query)

    def _row(self, connector: str, row: Mapping[str, Any]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for name, value in row.items():
            kept[name], rule = self._columns[connector, name.casefold()].of(value)
            if rule:
                self._tally.count(rule)
        return kept

    def _filter(self, place: tuple[str, str], asked: str) -> str:
        column = self._columns.get(place)
        pairs = column.filters() if column else []
        found = {filter_value(own) for value, own in pairs if filter_value(value) == asked}
        if not found:
            return self._quotable.hide(asked)
        if len(found) > 1:
            self._tally.lose(*place, FILTER_LOST)
        self._tally.count("filters")
        return sorted(found)[0]


def connector_of(question: Question) -> str:
    """The id of the connector whose rows are asked for."""
    return unquote(question.path.rpartition("/")[2])


def page_in(answer: Answer) -> Page | None:
    """The rows in an answer, if it is a page of them."""
    if answer.status != 200 or answer.unreadable:
        return None
    try:
        return read_page(answer, skip=0, take=0)
    except Malformed:
        return None


def _malformed(answer: Answer) -> Any:
    """What is as little a page as the content of `answer`, in the same way."""
    content = answer.content
    if not isinstance(content, Mapping):
        return kind_only(content)
    rows = content.get("rows")
    if not isinstance(rows, list):
        return {"rows": kind_only(rows)} if "rows" in content else {}
    if not all(isinstance(row, Mapping) for row in rows):
        return {"rows": [None]}
    return {"rows": [_strange(row) for row in rows]}


def _strange(row: Mapping[str, Any]) -> dict[str, Any]:
    """As many fields with names as long, without values."""
    return {f"{place}".rjust(len(name), "x"): None for place, name in enumerate(row)}


def kind_only(value: Any) -> Any:
    """An empty value of the same kind."""
    if isinstance(value, Mapping):
        return {}
    if value is None:
        return None
    return type(value)()
