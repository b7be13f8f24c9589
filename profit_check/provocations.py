"""The questions that Profit must refuse, and that are asked to see how it does so."""

from __future__ import annotations

from profit_check.asking import Asking
from profit_check.model import Answer, Question
from profit_check.profit.query import (
    UNKNOWN_CONNECTOR,
    path,
    too_long,
    unknown_filter,
    unknown_order,
)
from profit_check.profit.rows import without_rows


class Provocations:
    """A part of the Environment."""

    _asking: Asking

    async def unknown_connector(self) -> Answer:
        """The answer for a connector that does not exist."""
        return await self._refused(UNKNOWN_CONNECTOR, ("skip", "0"), ("take", "1"))

    async def unknown_order(self, connector: str) -> Answer:
        """The answer for an order by a field that does not exist."""
        return await self._refused(connector, *unknown_order())

    async def unknown_filter(self, connector: str) -> Answer:
        """The answer for a filter on a field that does not exist."""
        return await self._refused(connector, *unknown_filter())

    async def bad_paging(self, connector: str) -> Answer:
        """The answer for `skip=2&take=-1`."""
        return await self._refused(connector, ("skip", "2"), ("take", "-1"))

    async def long_query(self, connector: str) -> Answer:
        """The answer for a query string of one character more than Profit takes."""
        return await self._refused(connector, *too_long())

    async def _refused(self, connector: str, *query: tuple[str, str]) -> Answer:
        return await self._asking.ask(Question(path("connectors", connector), query), without_rows)
