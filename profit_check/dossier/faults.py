"""A fault of a dossier: a file that is not as it was written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with `file`, a name from the dossier's folder."""

    file: str
    what: str
