"""Reads the baseline of a gate: the kept results of an earlier run."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from profit_check.errors import UsageError
from profit_check.kept import read
from profit_check.language.phrase import say
from profit_check.model import Document, Target


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier run, the name of the file it was kept in, and the SHA-256 of its bytes."""

    document: Document
    file: str
    sha256: str


def read_baseline(path: Path, integration_id: str | None, target: Target) -> Earlier:
    """The run in `path`; UsageError when it holds none, or one of something else altogether.

    Another target, profile or selection of checks is no error: the gate says it.
    """
    document = read(path)
    now, was = integration_id, document.integration.integration_id
    if was and now and was != now:
        raise UsageError(
            say(
                "--baseline {path}: holds results of integration {was}, and the manifest is about "
                "{now}; give results of the same integration",
                path=path,
                was=was,
                now=now,
            )
        )
    if document.target["participant"] != target.participant:
        raise UsageError(
            say(
                "--baseline {path}: holds results of participant {was}, and target {target} is of "
                "{now}; give results of the same participant",
                path=path,
                was=document.target["participant"],
                target=target.name,
                now=target.participant,
            )
        )
    return Earlier(document, path.name, sha256(path.read_bytes()).hexdigest())
