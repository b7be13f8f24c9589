"""Published changes that are made up for tests."""

from __future__ import annotations

from typing import Any

from profit_check.model import ChangeKind, PublishedChange
from profit_check.profit.releases import breaks


def change(kind: str, place: str, *, release: int = 8, **more: Any) -> PublishedChange:
    """A change of FbSales for POST."""
    which = ChangeKind(kind)
    usual = breaks(which, more.get("before"), more.get("after"))
    given = {"connector": "FbSales", "methods": ("POST",), "breaking": usual, **more}
    return PublishedChange(release=release, kind=which, place=place, **given)
