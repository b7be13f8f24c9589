"""Reads a day from the command line."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from profit_check.cli.language import tell
from profit_check.language.phrase import say


class Day(click.DateTime):
    """A day as ISO 8601 writes it; click would tell its form as Python does, with `%Y`."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The start of that day; raises click's BadParameter, which is one line."""
        try:
            day: datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(
                tell(say("{value!r} is no day; expected YYYY-MM-DD.", value=value)), param, ctx
            )
        return day
