"""Looks through the files of a dossier for what may be in none of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from profit_check.language.phrase import say
from profit_check.model import Exchange, KeptRun
from profit_check.replay import codec
from profit_check.wire.excerpt import may_hold_rows
from profit_check.wire.redaction import Redactor

_SHORTEST = 8
"""Characters of a value that cannot stand in a text by chance."""

_TELLING = re.compile(r"(?=.*[^\W\d_])(?=.*[\W\d_])(?!\d{4}-\d\d-\d\d).+", re.DOTALL)
"""A letter with something that is none: not a single word of a language, a number or a date."""


def values_of(raw: KeptRun) -> frozenset[str]:
    """The values of rows that can be told from all other text, and are no name in the run."""
    found = {value for one in raw.exchanges for value in _texts(one) if _is_telling(value)}
    names = _names(raw)
    return frozenset(value for value in found if _written(value) not in names)


def trace(files: Mapping[str, bytes], secrets: Iterable[str], values: Iterable[str]) -> str | None:
    """What a file holds that it may not, and which file; None where none does.

    `secrets` are looked for in any form that they are known to take.
    """
    redactor, sought = Redactor(tuple(secrets)), [(one, _written(one)) for one in values]
    for name, content in files.items():
        text = content.decode("utf-8")
        if redactor.holds_secret(text):
            return say("{file} would hold a secret", file=name)
        if any(plain in text or written in text for plain, written in sought):
            return say("{file} would hold a value of a row", file=name)
    return None


def _texts(exchange: Exchange) -> Iterator[str]:
    content: Any = exchange.answer.content
    rows = content.get("rows") if isinstance(content, Mapping) else None
    if may_hold_rows(exchange.question.path) and isinstance(rows, list):
        for row in rows:
            if isinstance(row, Mapping):
                yield from (value for value in row.values() if isinstance(value, str))


def _is_telling(value: str) -> bool:
    return len(value) >= _SHORTEST and bool(_TELLING.fullmatch(value))


def _written(value: str) -> str:
    """The value as JSON has it, without its quotes."""
    return json.dumps(value)[1:-1]


def _names(raw: KeptRun) -> str:
    """What the manifest and metainfo call things, as text."""
    updates = tuple(replace(one, payloads=()) for one in raw.manifest.update)
    manifest = replace(raw.manifest, update=updates, certification=None)
    asked = tuple(one for one in raw.exchanges if not may_hold_rows(one.question.path))
    told = KeptRun(manifest, raw.target, raw.profile, raw.started, raw.finished, exchanges=asked)
    return codec.dumps(told)
