"""Makes findings of the lines of a report; what tells too little is kept apart, never dropped."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from profit_check.auditor.context import ITEM, Context
from profit_check.auditor.marks import (
    CODE,
    code_of,
    heading_level,
    is_reference,
    levels,
    said,
    symbols,
    without_levels,
    without_marks,
)
from profit_check.auditor.naming import Namer
from profit_check.documents.lines import BOLD, Line
from profit_check.language.phrase import Phrase, say
from profit_check.model import AuditorFinding, AuditorLevel, Unplaced
from profit_check.profit.auditor import RULES
from profit_check.wire.likeness import without_likely_secrets
from profit_check.wire.redaction import neutral

NO_CONNECTOR = say("no connector stands above it")
NO_LEVEL = say("its level is not told")
NO_RULE = say("a level without the code of a rule")
REFERENCE = say("it is only referred to")
UNKNOWN = say("no rule of AFAS's that this version knows")

_LONGEST = 200
_SENTENCE = 4
"""From so many words a line in bold is a sentence, and not the heading of a part."""


@dataclass(slots=True)
class _Rule:
    """A rule that a heading names, for the connectors that stand below it."""

    code: str
    level: AuditorLevel | None
    text: str
    number: int
    placed: bool = False


class Reader:
    """Reads one report; `known` are the connectors of the manifest."""

    def __init__(self, file: str, known: Collection[str] = ()) -> None:
        self.findings: list[AuditorFinding] = []
        self.unplaced: list[Unplaced] = []
        self._file = file
        self._namer = Namer(known)
        self._context = Context()
        self._indent = 0
        self._rule: _Rule | None = None
        self._column: int | None = None

    def read(self, lines: Iterable[Line]) -> None:
        """Takes in all lines of the report."""
        for line in lines:
            codes = list(CODE.finditer(line.text))
            self._find_column(line, codes)
            if line.heading:
                self._heading(line, codes)
            elif codes:
                self._codes(line, codes)
            else:
                self._words(line)
        self._end_rule()

    def _find_column(self, line: Line, codes: Sequence[re.Match[str]]) -> None:
        if not line.cells:
            self._column = None
        elif not codes and self._column is None:
            self._column = _connector_column(line.cells)

    def _heading(self, line: Line, codes: Sequence[re.Match[str]]) -> None:
        level = heading_level(line.text)
        name = None if level else self._namer.in_heading(line.text)
        if codes:
            self._rule_heading(line, codes, name)
            return
        self._end_rule()
        if level:
            self._context.announce(line.heading, level)
        elif name:
            self._context.enter(line.heading, name)
        elif line.heading < BOLD or len(line.text.split()) < _SENTENCE:
            self._context.leave(line.heading)

    def _rule_heading(self, line: Line, codes: Sequence[re.Match[str]], name: str | None) -> None:
        """A heading with a code: of the connector that it names or is under, or of those below."""
        self._end_rule()
        under = self._context.connector_under(line.heading)
        known = self._namer.anywhere(line.text)
        if under or known or len(codes) > 1:
            self._codes(line, codes, known[0] if known else None)
            return
        [level] = levels(line.text, codes)
        self._context.connector = None
        told = level or self._context.level
        self._rule = _Rule(code_of(codes[0]), told, said(line.text, codes)[0], line.number)

    def _codes(self, line: Line, codes: Sequence[re.Match[str]], name: str | None = None) -> None:
        own = name or self._in_row(line) or self._context.connector
        named = [own] if own else self._namer.anywhere(line.text)
        texts, told = said(line.text, codes), levels(line.text, codes)
        for match, text, level in zip(codes, texts, told, strict=True):
            code = code_of(match)
            if len(codes) > 1 and is_reference(line.text, match):
                self._keep(code, text or texts[0], line.number, REFERENCE)
            elif not named and self._rule and self._rule.code == code:
                self._rule.text = self._rule.text or text
            else:
                self._place(code, named, level or self._context.level, text, line.number)

    def _in_row(self, line: Line) -> str | None:
        """The connector that a row names in the column of connectors."""
        if self._column is None or self._column >= len(line.cells):
            return None
        cell = line.cells[self._column]
        return self._namer.alone(cell, any_name=True) or self._namer.in_heading(cell)

    def _words(self, line: Line) -> None:
        """A line without a code: the name of a connector, a level, or a level that lacks a rule."""
        within = self._context.connector is not None
        deeper = self._context.depth < ITEM or line.indent > self._indent
        name = self._namer.alone(line.text, any_name=not (within and deeper))
        name = None if line.cells else name
        if rule := self._rule:
            for one in [name] if name else self._namer.anywhere(line.text):
                self._place(rule.code, [one], rule.level, rule.text, line.number)
                rule.placed = True
        elif name:
            self._context.enter(ITEM, name)
            self._indent = line.indent
        elif (level := heading_level(line.text)) and not line.cells:
            self._context.announce(BOLD, level)
        elif len({mark.level for mark in symbols(line.text)}) == 1 and _tells(line.text):
            self._keep("", without_marks(line.text).strip(" |:-"), line.number, NO_RULE)

    def _place(
        self,
        code: str,
        connectors: Sequence[str],
        level: AuditorLevel | None,
        text: str,
        number: int,
    ) -> None:
        if code not in RULES:
            self._keep(code, text, number, UNKNOWN)
        elif not connectors:
            self._keep(code, text, number, NO_CONNECTOR)
        elif level is None:
            self._keep(code, text, number, NO_LEVEL)
        else:
            for name in connectors:
                told = "" if text.casefold() == name.casefold() else _shown(text)
                self.findings.append(AuditorFinding(code, name, level, told, number, self._file))

    def _keep(self, code: str, text: str, number: int, why: Phrase) -> None:
        self.unplaced.append(Unplaced(code, _shown(text), number, why))

    def _end_rule(self) -> None:
        """A rule in a heading, with no connector below it, was about no connector."""
        rule, self._rule = self._rule, None
        if rule and not rule.placed:
            self._place(rule.code, (), rule.level, rule.text, rule.number)


def _connector_column(cells: Sequence[str]) -> int | None:
    """Which column holds connectors, where this is the head of a table."""
    heads = [number for number, cell in enumerate(cells) if re.search("connector", cell, re.I)]
    return heads[0] if len(heads) == 1 and len(cells) > 1 else None


def _tells(text: str) -> bool:
    """Whether a line says more than a level and a number."""
    return bool(re.search(r"[^\W\d_]{2,}", without_levels(text)))


def _shown(text: str) -> str:
    return neutral(without_likely_secrets(text[: 4 * _LONGEST]))[:_LONGEST]
