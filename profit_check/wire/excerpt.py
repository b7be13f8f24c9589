"""Words what an answer held so that it shows its form, but no row value."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any

KEPT = 8_000
"""Characters of an excerpt that are kept until it is shown: what is hidden later shortens it."""

_ROWS = 3
_KEYS = 60
_KEY_LENGTH = 60
_PLAIN_KEYS = ("skip", "take")
_REFUSAL_KEYS = (
    *("externalmessage", "errornumber", "profitlogreference"),
    *("message", "error", "error_description", "retry_after"),
    *("code", "detail", "status", "title", "traceid", "type"),
)
_GRANT_KEYS = (
    *("error", "error_description", "error_uri"),
    *("token_type", "expires_in", "scope"),
)
_SHORTEST_VALUE = 6
_MOST_VALUES = 20_000
_VALUE_LENGTH = 200
_LOOKED_AT = 2_000
"""Characters of a value of which the first _VALUE_LENGTH are remembered, white space aside."""

_WORD = re.compile(r"\w+")


def may_hold_rows(path: str) -> bool:
    """Does the answer at `path`, relative to the base URL, hold data of the customer?"""
    return path.strip("/").split("/")[0].lower() not in ("metainfo", "profitversion", "oauth")


def is_grant(path: str) -> bool:
    """Does the answer at `path` come from the token endpoint, and hold a token?"""
    return path.strip("/").split("/")[0].lower() == "oauth"


def of_rows(content: Any) -> str:
    """JSON with rows, each value replaced by its kind: `{"Name": "<text, 12>"}`."""
    return _dump(_rows, content)


def of_refusal(content: Any) -> str:
    """JSON that says why Profit refused; what stands under another name is replaced by its kind."""
    return _dump(_refusal, content)


def of_grant(content: Any) -> str:
    """JSON of the token endpoint: what OAuth names and is no token, of anything else its kind."""
    return _dump(_grant, content)


def withheld(status: int, size: int, unreadable: str | None) -> str:
    """Says what was not kept of a body that may hold rows and is no JSON."""
    if not size:
        return ""
    return f"({size:,} bytes with status {status}, withheld: {unreadable or 'not JSON'})"


def is_named_in_refusal(key: str, value: Any) -> bool:
    """Does a refusal say `value` under a name that is known to tell why?"""
    return key.lower() in _REFUSAL_KEYS and not isinstance(value, list)


class RowValues:
    """The values of rows that came by, `most` of them, to be hidden where a refusal quotes them."""

    def __init__(self, most: int = _MOST_VALUES) -> None:
        self._most = most
        self._by_first_word: dict[str, set[str]] = {}
        self._seen: set[str] = set()
        self._count = 0

    def remember(self, value: str) -> None:
        """Hides `value` from now on, unless it is too short to tell it from a word."""
        if len(value) < _SHORTEST_VALUE or self._count >= self._most:
            return
        kept = " ".join(value.lstrip()[:_LOOKED_AT].split())[:_VALUE_LENGTH].rstrip()
        if len(kept) < _SHORTEST_VALUE:
            return
        same = self._by_first_word.setdefault(_first_word(kept), set())
        self._count += kept not in same
        same.add(kept)

    def remember_rows(self, content: Any) -> None:
        """Hides the values of the rows in `content` from now on: text, numbers, times."""
        rows = content.get("rows") if isinstance(content, Mapping) else None
        for row in rows if isinstance(rows, list) else ():
            if self._count >= self._most:
                return
            for value in row.values() if isinstance(row, Mapping) else ():
                if isinstance(value, str | int | float):
                    self._remember_text(value if isinstance(value, str) else str(value))

    def _remember_text(self, value: str) -> None:
        if len(value) < _SHORTEST_VALUE:
            return
        if len(value) <= _VALUE_LENGTH:
            if value in self._seen:
                return
            if len(self._seen) < self._most:
                self._seen.add(value)
        self.remember(value)
        if value.endswith("Z"):
            self.remember(value[:-1])

    def hide(self, text: str, values: Iterable[str] = ()) -> str:
        """`text` with the values that came by, and `values`, hidden where they are whole words."""
        flat = " ".join(text.split())
        known = (self._by_first_word.get(word, ()) for word in {"", *_WORD.findall(flat)})
        found = [each for each in (*chain(*known), *values) if each and each in flat]
        for value in sorted(found, key=lambda each: (-len(each), each)):
            pattern = r"\s+".join(re.escape(word) for word in value.split())
            text = re.sub(rf"(?<!\w){pattern}(?!\w)", "<row value>", text)
        return text


def _first_word(value: str) -> str:
    match = _WORD.search(value)
    return match[0] if match else ""


def _rows(content: Any) -> Any:
    if not isinstance(content, Mapping):
        return _kinds(content)
    plain = {key: content[key] for key in _PLAIN_KEYS if _is_number(content.get(key))}
    return {key: plain.get(key, _kinds(value)) for key, value in _first(content)}


def _refusal(content: Any) -> Any:
    if isinstance(content, Mapping):
        return {
            key: _refusal(value) if is_named_in_refusal(key, value) else _kinds(value)
            for key, value in _first(content)
        }
    return _kinds(content) if isinstance(content, list) else content


def _grant(content: Any) -> Any:
    if not isinstance(content, Mapping):
        return _kinds(content)
    return {
        key: value if key in _GRANT_KEYS and _is_plain(value) else _kinds(value)
        for key, value in _first(content)
    }


def _is_plain(value: Any) -> bool:
    return not isinstance(value, Mapping | list)


def _kinds(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _kinds(each) for key, each in _first(value)}
    if isinstance(value, list):
        more = [f"<{len(value) - _ROWS:,} more>"] if len(value) > _ROWS else []
        return [_kinds(each) for each in value[:_ROWS]] + more
    if isinstance(value, str):
        return f"<text, {len(value)}>"
    if value is None:
        return None
    return "<boolean>" if isinstance(value, bool) else "<number>"


def _first(content: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(key[:_KEY_LENGTH], value) for key, value in list(content.items())[:_KEYS]]


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9


def _dump(shape: Callable[[Any], Any], content: Any) -> str:
    try:
        return json.dumps(shape(content), ensure_ascii=False)
    except (RecursionError, ValueError):
        return "(nested too deeply to be shown)"
