"""What the readers of TOML and JSON say of a text that is none, in the reader's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from json import JSONDecodeError

from profit_check.language.phrase import mark, say

_REASONS = (
    mark("Cannot declare {key} twice"),
    mark("Cannot mutate immutable namespace {key}"),
    mark("Cannot overwrite a value"),
    mark("Cannot redefine namespace {key}"),
    mark("Duplicate inline table key {key}"),
    mark("Escaped character is not a Unicode scalar value"),
    mark("Expected '=' after a key in a key/value pair"),
    mark("Expected ']' at the end of a table declaration"),
    mark("Expected ']]' at the end of an array declaration"),
    mark("Expected newline or end of document after a statement"),
    mark("Expected {character}"),
    mark("Expecting ',' delimiter"),
    mark("Expecting ':' delimiter"),
    mark("Expecting property name enclosed in double quotes"),
    mark("Expecting value"),
    mark("Extra data"),
    mark("Found invalid character {character}"),
    mark("Illegal character {character}"),
    mark("Illegal trailing comma before end of array"),
    mark("Illegal trailing comma before end of object"),
    mark("Invalid \\escape"),
    mark("Invalid control character"),
    mark("Invalid date or datetime"),
    mark("Invalid hex value"),
    mark("Invalid initial character for a key part"),
    mark("Invalid statement"),
    mark("Invalid value"),
    mark("Unclosed array"),
    mark("Unclosed inline table"),
    mark("Unescaped '\\' in a string"),
    mark("Unterminated string"),
)
"""What Python's tomllib and json say, in every version of them that we run with."""

_POSITION = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")

_TO_A_PLACE = re.compile(r"( starting)?( at)?:? ?$")
"""How a message ends that json puts a place behind."""


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """Why a text cannot be read, and where; `at_end` when what is missing is missing at its end."""

    reason: str
    line: int | None = None
    column: int | None = None
    at_end: bool = False

    def __str__(self) -> str:
        """The reason and the place as one phrase."""
        if self.at_end:
            return say("{fault} at the end", fault=self.reason)
        if self.line is None:
            return self.reason
        where = {"line": self.line, "column": self.column}
        return say("{fault} at line {line}, column {column}", fault=self.reason, **where)


def toml_fault(message: str) -> SyntaxFault:
    """What a TOMLDecodeError with this message tells."""
    found = _POSITION.search(message)
    if found is None:
        return SyntaxFault(_reason(message))
    reason = _reason(message[: found.start()])
    if found["line"] is None:
        return SyntaxFault(reason, at_end=True)
    return SyntaxFault(reason, int(found["line"]), int(found["column"]))


def json_fault(error: JSONDecodeError) -> SyntaxFault:
    """What a JSONDecodeError tells."""
    return SyntaxFault(_reason(error.msg), error.lineno, error.colno)


def _reason(message: str) -> str:
    """The message as a phrase; a rare one stays as it is, on one line."""
    message = _TO_A_PLACE.sub("", " ".join(message.splitlines()))
    for template, pattern in _patterns().items():
        if match := pattern.fullmatch(message):
            return say(template, **match.groupdict())
    return message


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """What each template fits, whatever stands in the place of its facts."""
    return {
        one: re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(one))) for one in _REASONS
    }
