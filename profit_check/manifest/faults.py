"""Words the faults of a manifest: a line each, with file, line number, key and what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from profit_check.language.phrase import Phrase, joined, say
from profit_check.manifest.locate import KeyPath

SECRET = re.compile(r"<\s*token|[0-9A-Fa-f]{64}|PHRva2Vu", re.IGNORECASE)
"""What a classic token looks like: as XML, as its 64 digits, in Base64."""

_LONGEST = 60
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at `path`; `text` is one line."""

    path: KeyPath
    text: str


def describe(
    file: Path, data: Mapping[str, Any], lines: Mapping[KeyPath, int], faults: Iterable[Fault]
) -> Sequence[str]:
    """One line of text per faulty key, in the order of the file."""
    first: dict[KeyPath, Fault] = {}
    for fault in faults:
        first.setdefault(fault.path, fault)
    ordered = sorted(first.values(), key=lambda fault: _line(fault.path, lines) or 0)
    return [_sentence(file, data, lines, fault) for fault in ordered]


def show(value: object) -> str:
    """A value as a message may show it: text and numbers if short and no token, else its kind."""
    if isinstance(value, dict):
        return say("a table") if value else say("an empty table")
    if isinstance(value, list):
        return say("a list") if value else say("an empty list")
    shown = _quoted(value)
    return say("text") if len(shown) > _LONGEST or SECRET.search(shown) else shown


def kind(value: object) -> str:
    """What sort of value it is, for a place where the value itself may be a secret."""
    return say("a number") if isinstance(value, (bool, int, float)) else _kind_of_text(value)


def closest(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `word` seems to mean, whatever its letter case."""
    by_lower = {candidate.lower(): candidate for candidate in known}
    close = get_close_matches(word.lower()[:_LONGEST], by_lower, n=1)
    return by_lower[close[0]] if close else None


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean "…"?` for the closest of `known`, or nothing."""
    found = closest(word, known)
    return say('; did you mean "{found}"?', found=found) if found else ""


def _kind_of_text(value: object) -> str:
    if isinstance(value, str):
        return say("text") if value else say("an empty text")
    return show(value)


def _line(path: KeyPath, lines: Mapping[KeyPath, int]) -> int | None:
    """The line of `path`, or of the nearest thing around it that has one."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


def _sentence(
    file: Path, data: Mapping[str, Any], lines: Mapping[KeyPath, int], fault: Fault
) -> Phrase:
    number = _line(fault.path, lines)
    place = f"{file}:{number}" if number else str(file)
    return joined((_one_line(place), _key_path(fault.path, data), fault.text), ": ")


def _key_path(path: KeyPath, data: Mapping[str, Any]) -> Phrase:
    """`targets.test.type`, or `get[Acme_Articles].take`: a connector goes by its id."""
    shown: list[str] = []
    here: Any = data
    for part in path:
        here = _inside(here, part)
        if isinstance(part, int):
            shown.append(f"[{_connector(here) or f'#{part + 1}'}]")
        else:
            shown += ["." if shown else "", _key(part)]
    return joined(shown, "")


def _inside(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return None


def _connector(item: object) -> str | None:
    id = item.get("id") if isinstance(item, dict) else None
    usable = isinstance(id, str) and len(id) <= _LONGEST and _BARE_KEY.fullmatch(id)
    return id if usable and isinstance(id, str) and not SECRET.search(id) else None


def _key(key: str) -> str:
    if len(key) > _LONGEST or SECRET.search(key):
        return say("(a long key)")
    return key if _BARE_KEY.fullmatch(key) else _quoted(key)


def _quoted(value: object) -> str:
    return _one_line(json.dumps(value, ensure_ascii=False))


def _one_line(text: str) -> str:
    """`text` without the ends of lines that Unicode has beside the usual one."""
    return " ".join(text.splitlines())
