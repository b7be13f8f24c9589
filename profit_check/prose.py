"""Reads the prose of check pages and remedies: paragraphs, lists, and code between backticks.

This is all of Markdown that a page may use. Reading it to parts keeps each writer free to escape
what came from outside in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc
from itertools import groupby
from typing import Literal

Kind = Literal["paragraph", "bullets", "steps", "code"]

_ITEM = re.compile(r"(?:(?P<bullet>[-*])|(?P<step>[0-9]{1,3})[.)])\s+(?P<text>\S.*)")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line's text; `code` when it stood between backticks."""

    text: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one item), a list (an item each), or code (one item of one span)."""

    kind: Kind
    items: tuple[tuple[Span, ...], ...]


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, which are parted by empty lines or by the start of a list."""
    return tuple(
        block for part in re.split(r"\n\s*\n", cleandoc(text)) for block in _part(part.rstrip())
    )


def spans(text: str) -> tuple[Span, ...]:
    """The stretches of `text` as one line."""
    found: list[Span] = []
    end = 0
    for match in _CODE.finditer(text):
        found += [Span(_line(text[end : match.start()])), Span(_line(match[2]).strip(), code=True)]
        end = match.end()
    return tuple(span for span in [*found, Span(_line(text[end:]))] if span.text)


def opening(text: str) -> str:
    """The first paragraph or list item of `text`, on one line, as prose."""
    first = next(iter(blocks(text)), None)
    if first is None:
        return ""
    said = "".join(f"`{span.text}`" if span.code else span.text for span in first.items[0])
    return f"{said[:-1]} …" if said.endswith(":") else said


def _part(part: str) -> Iterator[Block]:
    lines = [line for line in part.split("\n") if line.strip()]
    if lines and all(line.startswith("    ") for line in lines):
        yield Block("code", ((Span(cleandoc("\n" + part), code=True),),))
        return
    for kind, group in groupby(_items(lines), key=lambda item: item[0]):
        yield Block(kind, tuple(spans(text) for _, text in group))


def _items(lines: list[str]) -> Iterator[tuple[Kind, str]]:
    """The paragraph or list items that `lines` make; a line that starts none continues one."""
    kind: Kind = "paragraph"
    gathered: list[str] = []
    for line in lines:
        match = _ITEM.match(line.strip())
        if match is None:
            gathered.append(line.strip())
            continue
        if gathered:
            yield kind, " ".join(gathered)
        kind = "bullets" if match["bullet"] else "steps"
        gathered = [match["text"]]
    if gathered:
        yield kind, " ".join(gathered)


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
