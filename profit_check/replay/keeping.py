"""Makes of a run what is needed to judge it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from profit_check.assessment import Options
from profit_check.language.phrase import say
from profit_check.model import (
    Answer,
    Document,
    Exchange,
    KeptRun,
    Manifest,
    Target,
    UpdateConnector,
)
from profit_check.replay.tape import Tape

_DEEPEST = 200
"""Levels of an answer that is kept: a deeper one is for readers of JSON to stumble over."""


def kept_run(
    tape: Tape, manifest: Manifest, target: Target, options: Options, document: Document
) -> KeptRun:
    """The run that led to `document`, row values and all: pseudonyms take their place later."""
    return KeptRun(
        manifest=_without_folder(manifest),
        target=target.name,
        profile=options.profile,
        started=document.started_at,
        finished=document.finished_at,
        only=tuple(options.only),
        skip=tuple(options.skip),
        as_of=options.as_of.date() if options.as_of else None,
        plugins=document.scope.plugins,
        isolation=options.isolation,
        interrupted=document.scope.interrupted,
        exchanges=tuple(Exchange(one.question, _kept(one.answer)) for one in tape.exchanges),
        seen=tuple(replace(answer, content=None) for answer in tape.seen),
        grant=_kept(tape.granted) if tape.granted else None,
        evidence=tuple(tape.evidence),
        traffic=tape.traffic,
        credential_faults=tuple(tape.credential_faults),
        recorded=options.recorded,
        auditor=tuple(options.auditor),
    )


def _without_folder(manifest: Manifest) -> Manifest:
    """The manifest with its files as it names them: no folder of the machine."""
    updates = tuple(_payloads_beside(one, manifest.path) for one in manifest.update)
    return replace(manifest, path=Path(manifest.path.name), update=updates)


def _payloads_beside(update: UpdateConnector, manifest: Path) -> UpdateConnector:
    named = (replace(one, path=Path(one.name_beside(manifest))) for one in update.payloads)
    return replace(update, payloads=tuple(named))


def _kept(answer: Answer) -> Answer:
    if not _is_deep(answer.content):
        return answer
    why = say("the answer is nested too deeply to be kept")
    return replace(answer, content=None, unreadable=why)


def _is_deep(content: Any) -> bool:
    level: list[Any] = [content]
    for _ in range(_DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: Any) -> Iterable[Any]:
    """What is in a list or an object, where that may hold something itself."""
    items: Iterable[Any] = ()
    if isinstance(value, Mapping):
        items = value.values()
    elif isinstance(value, list):
        items = value
    return [item for item in items if isinstance(item, Mapping | list)]
