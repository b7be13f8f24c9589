"""The command with which a reader asks again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from profit_check.gate import WAIVER_CHECK
from profit_check.model import Document, Profile
from profit_check.visible import line

_FOUND_BY_ITSELF = "profit-check.toml"


def rerun(document: Document, check: str | None = None) -> str:
    """The command that runs everything, or `check` alone, as it was run; quoted for a shell.

    A stale waiver is asked again by running everything. Of a demo nothing is left to ask: empty.
    """
    return "" if document.scope.demo else shlex.join(map(line, _words(document, check)))


def _words(document: Document, check: str | None) -> Iterator[str]:
    yield from ("profit-check", "run")
    manifest = document.inventory.manifest
    if manifest and manifest != _FOUND_BY_ITSELF:
        yield f"./{manifest}" if manifest.startswith("-") else manifest
    yield from ("--target", str(document.target["name"]))
    if document.profile is not Profile.GO_LIVE:
        yield from ("--profile", document.profile.value)
    for plugin in document.scope.plugins:
        yield from ("--plugin", plugin)
    if check not in (None, WAIVER_CHECK):
        yield from ("--only", str(check))
