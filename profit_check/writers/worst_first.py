"""Puts results in the order in which they are to be seen to."""

from __future__ import annotations

from collections.abc import Iterable

from profit_check.findings import urgency
from profit_check.model import Result


def worst_first(results: Iterable[Result]) -> list[Result]:
    """By status, then by level; those that are alike stay in their order."""
    return sorted(results, key=lambda one: urgency(one.status, one.level))
