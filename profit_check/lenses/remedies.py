"""Picks from a check's remedy what the administrator of Profit has to do."""

from __future__ import annotations

import re

from profit_check.prose import Span, blocks

_LISTS = ("bullets", "steps")

_ADDRESSED = re.compile(
    r"(?:Profit administrator|beheerder van Profit)(?:, (?P<when>[^:]+))?: (?P<what>.+)",
    re.IGNORECASE,
)


def for_administrator(fix: str) -> tuple[str, ...]:
    """The instructions in the prose `fix` that are for the administrator, each as prose.

    An item says by its first words whom it is for: `Profit administrator: …`, or with a condition
    `Profit administrator, when it is blocked: …`. What is in paragraphs is for the developer.
    """
    items = (item for block in blocks(fix) if block.kind in _LISTS for item in block.items)
    found = (_ADDRESSED.fullmatch("".join(map(_source, item))) for item in items)
    return tuple(_instruction(match) for match in found if match)


def _instruction(match: re.Match[str]) -> str:
    told = f"{match['when']}: {match['what']}" if match["when"] else match["what"]
    return told[:1].upper() + told[1:]


def _source(span: Span) -> str:
    return f"`{span.text}`" if span.code else span.text
