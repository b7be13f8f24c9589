"""Gives every result a line of the manifest: code hosts show nothing that has none."""

from __future__ import annotations

from pathlib import PurePosixPath

from profit_check.model import Document, Result
from profit_check.places import Place, place
from profit_check.visible import line

USUAL_NAME = "profit-check.toml"
"""How a manifest is called where results do not tell, as those of an earlier version."""


def location(result: Result, document: Document) -> Place:
    """Where the part stands that `result` is about; as a last resort where the manifest begins."""
    known = place(document, result.subject)
    return Place(manifest_path(document), known.line if known else 1)


def manifest_path(document: Document) -> str:
    """The manifest's path in the repository with forward slashes, as far as it is known."""
    known = line(document.inventory.manifest or "").replace("\\", "/")
    return PurePosixPath(known).as_posix().lstrip("/") if known.strip("./") else USUAL_NAME
