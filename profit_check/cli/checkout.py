"""Where a manifest is in the checkout that a CI system, or a person, works in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from profit_check.model import Document

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say what folder the repository is in."""


def in_checkout(document: Document, manifest: Path, environ: Mapping[str, str]) -> Document:
    """The document with the manifest's path from the root of the repository, if it is inside.

    The root is what the CI system names, or else the working directory. A manifest that is
    elsewhere keeps its name alone, as no report tells of folders outside the repository.
    """
    try:
        root = next((environ[name] for name in _ROOTS if environ.get(name)), str(Path.cwd()))
        inside = manifest.resolve().relative_to(Path(root).resolve())
    except (OSError, ValueError):
        return document
    return replace(document, inventory=replace(document.inventory, manifest=inside.as_posix()))
