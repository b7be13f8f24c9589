"""Names the letters of a dossier so that any system can keep them in one folder."""

from __future__ import annotations

import re
from collections.abc import Iterable

from profit_check.model import Waiver

FOLDER = "letters"

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 60
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps to itself."""


def names(waivers: Iterable[Waiver], endings: Iterable[str]) -> list[str]:
    """A name for each waiver, to which any of `endings` is added: unique, letter case aside."""
    ends = list(endings)
    taken: set[str] = set()
    found = []
    for waiver in waivers:
        name = _unused(_name(waiver), ends, taken)
        taken |= {f"{name}{end}".casefold() for end in ends}
        found.append(name)
    return found


def _unused(name: str, ends: list[str], taken: set[str]) -> str:
    number, tried = 1, name
    while taken & {f"{tried}{end}".casefold() for end in ends}:
        number += 1
        tried = f"{name}-{number}"
    return tried


def _name(waiver: Waiver) -> str:
    check = ".".join(_safe(part) for part in waiver.check.split(".") if part)[:_LONGEST]
    name = "-".join(part for part in (check, _safe(waiver.subject or "")) if part).strip(".-")
    return f"{name}_" if _RESERVED.fullmatch(name) else name or "letter"


def _safe(text: str) -> str:
    return _UNSAFE.sub("_", text)[:_LONGEST]
