"""Reads JSON out of a body, whatever the body is, in bounded memory."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NoReturn

from profit_check.language.phrase import Phrase, say

MOST_VALUES = 1_000_000
"""Separators `,` `[` `{` that JSON may have: each stands for a value, and takes up to 150 bytes of
memory. A page within AFAS's advice has under 150,000 values."""

_MOST_TEXT = 128 * 1024 * 1024
"""Bytes that the decoded text of a body may take in memory."""

_CHARSETS = {
    "": "utf-8-sig",
    "utf-8": "utf-8-sig",
    "utf8": "utf-8-sig",
    "us-ascii": "utf-8-sig",
    "utf-16": "utf-16",
    "iso-8859-1": "iso-8859-1",
    "iso-8859-15": "iso-8859-15",
    "latin1": "iso-8859-1",
    "windows-1252": "windows-1252",
}
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([^\s\"';,]+)", re.IGNORECASE)


class Unreadable(Exception):
    """The answer holds no JSON; the message says what it is instead, without quoting it."""


def text_of(body: bytes, content_type: str = "") -> str:
    """The body as text, in the charset that the header `Content-Type` names; raises Unreadable."""
    match = _CHARSET.search(content_type)
    charset = _CHARSETS.get(match[1].lower() if match else "")
    if charset is None:
        raise Unreadable(say("the answer's charset is not one that is known"))
    if len(body) * _bytes_of_a_character(body) > _MOST_TEXT:
        raise Unreadable(say("the answer is too large to be read"))
    try:
        return body.decode(charset)
    except UnicodeError:
        said = match[1].lower() if match else "utf-8"
        name = _charset_name(said)
        raise Unreadable(say("the answer is not in the charset {name}", name=name)) from None


def json_of(text: str, most_values: int = MOST_VALUES) -> Any:
    """The JSON in `text`; raises Unreadable."""
    start = text[:1000].lstrip().lower()
    if not start and not text.strip():
        raise Unreadable(say("the answer is empty"))
    if start.startswith("<"):
        is_html = start.startswith(("<!doctype html", "<html"))
        markup = say("the answer is markup, not JSON")
        raise Unreadable(say("the answer is HTML") if is_html else markup)
    if sum(map(text.count, ",[{")) > most_values:
        raise Unreadable(say("the answer has over {most:,} values", most=most_values))
    return _parsed(text)


def mended(content: Any, mend: Callable[[str], str], *, values: bool) -> Any:
    """`content` with `mend` applied to its keys and, if asked, to its text values."""
    if isinstance(content, dict):
        return {mend(key): mended(value, mend, values=values) for key, value in content.items()}
    if isinstance(content, list):
        return [mended(value, mend, values=values) for value in content]
    return mend(content) if values and isinstance(content, str) else content


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise Unreadable(_described(error)) from None
    except RecursionError:
        raise Unreadable(say("the answer is nested too deeply to be read")) from None
    except ValueError:
        raise Unreadable(say("the answer holds a number that is too long")) from None


def _refuse(constant: str) -> NoReturn:
    raise Unreadable(say("the answer holds {constant}, which is no JSON", constant=constant))


def _described(error: json.JSONDecodeError) -> Phrase:
    cut_off = error.msg.startswith("Unterminated") or error.pos >= len(error.doc.rstrip())
    if cut_off:
        length = len(error.doc)
        return say("the answer is JSON that is cut off after {length:,} characters", length=length)
    return say("the answer is not JSON (at character {place:,})", place=error.pos + 1)


def _charset_name(said: str) -> str:
    return "utf-8" if _CHARSETS[said] == "utf-8-sig" else said


def _bytes_of_a_character(body: bytes) -> int:
    """What one character takes in memory once `body` is decoded, at most."""
    if body.isascii():
        return 1
    return 4 if re.search(rb"[\xf0-\xff]", body) else 2
