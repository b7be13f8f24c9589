"""Recognises the connector that a line of a report is about."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from importlib.resources import files

from profit_check.auditor.marks import CODE, without_marks

_QUOTES = "'\"`\u2018\u2019\u201c\u201d\u00ab\u00bb"
_LABELLED = re.compile(
    r"(?:(?:get|update|file|subject|report|image)[- ]?connector|connector)\b\s*[:=|-]?\s*"
    rf"[{_QUOTES}]?(?P<id>[^\W\d]\w*(?:[.-]\w+)*)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"(?<![\w.-])[^\W\d]\w*(?:[.-]\w+)*")
_COUNT = re.compile(r"\([^()]*\)|[0-9]+")
_TITLES = frozenset((files("profit_check.auditor") / "titles.txt").read_text("utf-8").split())
"""What headings say that name no connector."""


@dataclass(frozen=True, slots=True)
class Namer:
    """Finds connectors; those of the manifest are `known`, and go by the name that it gives."""

    known: Collection[str] = ()

    def in_heading(self, text: str) -> str | None:
        """The connector that a heading names, if it does."""
        text = CODE.sub(" ", without_marks(text))
        if found := self.anywhere(text):
            return found[0]
        if (match := _LABELLED.search(text)) and match["id"].casefold() not in _TITLES:
            return match["id"]
        tokens = _TOKEN.findall(_COUNT.sub(" ", text))
        marked = [token for token in tokens if "_" in token]
        if marked:
            return str(marked[0])
        alone = len(tokens) == 1 and tokens[0].casefold() not in _TITLES
        return str(tokens[0]) if alone else None

    def alone(self, text: str, *, any_name: bool) -> str | None:
        """The connector whose name is all that a line of text says, as an item of a list may.

        Without `any_name` only one that the manifest names, or that is called a connector.
        """
        bare = without_marks(text).strip(" :;,.-*`'\"")
        match = _LABELLED.fullmatch(bare.rstrip(_QUOTES))
        name = match["id"] if match else bare
        if not _TOKEN.fullmatch(name) or name.casefold() in _TITLES:
            return None
        known = self.anywhere(name)
        sure = match or known or (any_name and "_" in name)
        return (known[0] if known else name) if sure else None

    def anywhere(self, text: str) -> list[str]:
        """The manifest's connectors that a text names."""
        names = {token.casefold() for token in re.findall(r"\w+(?:[.-]\w+)*", text)}
        return [one for one in self.known if one.casefold() in names]
