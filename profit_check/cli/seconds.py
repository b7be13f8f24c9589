"""Reads a number of seconds from the command line."""

from __future__ import annotations

import math
from typing import Any

import click

from profit_check.cli.language import tell
from profit_check.language.phrase import say


class Seconds(click.FloatRange):
    """A finite number within a range: `nan` and `inf`, which Python reads as numbers, are none."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number; raises click's BadParameter, which is one line."""
        number = float(super().convert(value, param, ctx))
        if not math.isfinite(number):
            self.fail(tell(say("{value!r} is not a finite number.", value=value)), param, ctx)
        return number
