"""Picks from a check's remedy what the administrator of Profit has to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from profit_check.prose import Block, Span, blocks

_ADMINISTRATOR = (
    r"(?:Profit administrator|beheerder van Profit|Profit-?beheerder|applicatiebeheerder)"
)
_ADDRESSED = re.compile(rf"{_ADMINISTRATOR}(?:, (?P<when>[^:]+))?: (?P<what>.+)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_TELLING = re.compile(rf"[^,:]*\b{_ADMINISTRATOR}\b", re.IGNORECASE)


def for_administrator(fix: str) -> tuple[str, ...]:
    """The instructions in the prose `fix` that are for the administrator, each as prose.

    A list item says by its first words whom it is for. In a paragraph it is a sentence of which the
    administrator is the subject; one that depends on what another finds (`If there is none, …`) is
    left to the other.
    """
    return tuple(told for block in blocks(fix) for told in _in_block(block))


def _in_block(block: Block) -> Iterator[str]:
    texts = ["".join(map(_source, item)) for item in block.items]
    if block.kind == "paragraph":
        for text in texts:
            sentences = _SENTENCE.split(text)
            yield from (one for one in sentences if _TELLING.match(one))
    elif block.kind != "code":
        for text in texts:
            if match := _ADDRESSED.fullmatch(text):
                yield _capital(
                    f"{match['when']}: {match['what']}" if match["when"] else match["what"]
                )


def _source(span: Span) -> str:
    return f"`{span.text}`" if span.code else span.text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
