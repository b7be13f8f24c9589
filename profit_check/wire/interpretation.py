"""Makes of a raw answer what may be known of it: JSON without secrets, and an excerpt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from profit_check.language.phrase import say
from profit_check.profit.file_paths import asks_for_file
from profit_check.wire.body import LARGEST_BODY
from profit_check.wire.excerpt import (
    KEPT,
    RowValues,
    is_grant,
    may_hold_rows,
    of_grant,
    of_refusal,
    of_rows,
    withheld,
)
from profit_check.wire.exchange import RawAnswer
from profit_check.wire.reading import MOST_VALUES, Unreadable, json_of, mended, text_of
from profit_check.wire.redaction import Redactor, is_neutral, neutral

_LARGE = 1024 * 1024
_LARGEST_KEPT = 8 * 1024 * 1024
_MOST_KEPT_VALUES = 250_000
"""An answer that is no page of rows may have so many bytes and values: a run keeps several."""

_REFUSAL = 2_000
"""Characters that are read of a refusal that is no JSON."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What an answer holds; `unreadable` says why there is no `content`.

    `text` is the beginning of a refusal that is no JSON.
    """

    content: Any = field(repr=False)
    unreadable: str | None
    excerpt: str = field(repr=False)
    echoes_credential: bool
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Reads answers, and hides secrets before anything else is done with them."""

    redactor: Redactor = field(repr=False)
    rows: RowValues = field(repr=False)
    keep_rows: bool = False

    def interpret(self, path: str, raw: RawAnswer, unasked: Redactor) -> Interpretation:
        """The meaning of the answer for `path`, which should hold nothing that `unasked` knows."""
        private = may_hold_rows(path)
        masked = private and (asks_for_file(path) or not self.keep_rows)
        page = private and 200 <= raw.status < 300
        try:
            text = self._text(raw, LARGEST_BODY if page else _LARGEST_KEPT)
        except Unreadable as unreadable:
            return _unread(raw, str(unreadable), unasked)
        if private and raw.size > _LARGE:
            raw.let_go()
        hidden = self.redactor.hide_known(text)
        echoes = hidden is not text and unasked.holds_secret(text)
        text = hidden if private else self.redactor.hide_likely(hidden)
        try:
            content = self._content(text, private, MOST_VALUES if page else _MOST_KEPT_VALUES)
        except Unreadable as unreadable:
            excerpt = _excerpt_of_text(raw, text, str(unreadable), masked or is_grant(path))
            said = self.redactor.show(text[:_REFUSAL]) if raw.status >= 400 else ""
            return Interpretation(None, str(unreadable), excerpt, echoes, said)
        if private:
            self.rows.remember_rows(content)
        excerpt = of_grant(content) if is_grant(path) else _excerpt(raw, text, content, masked)
        return Interpretation(content, None, excerpt, echoes)

    def _text(self, raw: RawAnswer, largest: int) -> str:
        if raw.unreadable:
            raise Unreadable(raw.unreadable)
        if not raw.body:
            raise Unreadable(say("the answer is empty"))
        if len(raw.body) > largest:
            raise Unreadable(say("the answer has over {limit} MB", limit=largest // 1024**2))
        headers = {name.lower(): value for name, value in raw.headers}
        text = text_of(raw.body, headers.get("content-type", ""))
        if "\0" in text:
            raise Unreadable(say("the answer is binary"))
        return text

    def _content(self, text: str, private: bool, most_values: int) -> Any:
        content = json_of(text, most_values)
        if "\\" not in text and is_neutral(text):
            return content
        try:
            return mended(content, neutral, values=not private)
        except RecursionError:
            raise Unreadable(say("the answer is nested too deeply to be read")) from None


def _excerpt(raw: RawAnswer, text: str, content: Any, masked: bool) -> str:
    if not masked:
        return text[: 2 * KEPT]
    return of_rows(content) if 200 <= raw.status < 300 else of_refusal(content)


def _excerpt_of_text(raw: RawAnswer, text: str, why: str, masked: bool) -> str:
    if masked:
        return withheld(raw.status, raw.size, why)
    return text[: 2 * KEPT]


def _unread(raw: RawAnswer, why: str, unasked: Redactor) -> Interpretation:
    echoes = unasked.holds_secret(raw.body.decode("latin-1"))
    return Interpretation(None, why, withheld(raw.status, raw.size, why), echoes)
