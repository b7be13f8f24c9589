"""The command with which a reader asks again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from profit_check.gate import WAIVER_CHECK
from profit_check.model import Document, Profile
from profit_check.visible import line

_FOUND_BY_ITSELF = "profit-check.toml"
_REHEARSAL = "rehearsal."
_CONDUCT = "conduct."
_AUDITOR = "auditor."
_NAMED_FILES = 3
"""Recordings that a command names; of more it says that there are."""


def rerun(document: Document, check: str | None = None) -> str:
    """The command that runs everything, or `check` alone, as it was run; quoted for a shell.

    A stale waiver is asked again by running everything. Of a demo nothing is left to ask: empty.
    Recordings are named without their folder, which is not kept.
    """
    return "" if document.scope.demo else shlex.join(map(line, _words(document, check)))


def _words(document: Document, check: str | None) -> Iterator[str]:
    yield "profit-check"
    if scenarios := _scenarios(document, check):
        yield from ("rehearse", *scenarios, *_manifest_option(document), "--", "COMMAND")
        return
    recordings = _recordings(document)
    if recordings and ((check or "").startswith(_CONDUCT) or not document.traffic.count):
        yield from ("observe", *recordings, *_manifest_option(document))
    else:
        yield from ("run", *_manifest(document), "--target", str(document.target["name"]))
        if document.profile is not Profile.GO_LIVE:
            yield from ("--profile", document.profile.value)
        if check is None:
            yield from (word for name in recordings for word in ("--traffic", name))
        if check is None or check.startswith(_AUDITOR):
            yield from (word for name in _reports(document) for word in ("--auditor", name))
    for plugin in document.scope.plugins:
        yield from ("--plugin", plugin)
    if check not in (None, WAIVER_CHECK):
        yield from ("--only", str(check))


def _manifest(document: Document) -> tuple[str, ...]:
    """The manifest, unless it is found by itself."""
    manifest = document.inventory.manifest
    if not manifest or manifest == _FOUND_BY_ITSELF:
        return ()
    return (f"./{manifest}" if manifest.startswith("-") else manifest,)


def _manifest_option(document: Document) -> tuple[str, ...]:
    return tuple(word for manifest in _manifest(document) for word in ("--manifest", manifest))


def _scenarios(document: Document, check: str | None) -> list[str]:
    """The scenarios to rehearse again; any one has the dry run that all other checks look at."""
    played = {one.check: None for one in document.results if one.check.startswith(_REHEARSAL)}
    if check is not None:
        played = dict.fromkeys([check] if check in played else [*played][:1])
    return [one.removeprefix(_REHEARSAL) for one in played]


def _recordings(document: Document) -> list[str]:
    """The files of recorded traffic as a command names them; of many a word for all of them."""
    recordings = document.observed.recordings if document.observed else ()
    names = [one.name for one in recordings if one.name.endswith((".har", ".har.gz"))]
    return names if len(names) <= _NAMED_FILES else ["TRAFFIC.har"]


def _reports(document: Document) -> list[str]:
    """The files of AFAS's auditor that were given: what its results without a rule are about."""
    told = (one for one in document.results if one.channel == "auditor" and not one.afas_rules)
    return [one.subject for one in told if one.subject]
