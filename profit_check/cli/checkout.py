"""Where the files of a run are in the checkout that a CI system, or a person, works in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from profit_check.model import Document

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say what folder the repository is in."""


def in_checkout(document: Document, manifest: Path, environ: Mapping[str, str]) -> Document:
    """The document with the paths of manifest and plugins from the root of the repository.

    The root is what the CI system names, or else the working directory. A file that is elsewhere
    keeps its name alone, as no report tells of folders outside the repository.
    """
    root = next((environ[name] for name in _ROOTS if environ.get(name)), "")
    own = _inside(manifest, root) or document.inventory.manifest
    inventory = replace(document.inventory, manifest=own)
    plugins = tuple(
        (_inside(Path(name), root) or Path(name).name) if name.endswith(".py") else name
        for name in document.scope.plugins
    )
    scope = replace(document.scope, plugins=plugins)
    return replace(document, inventory=inventory, scope=scope)


def _inside(path: Path, root: str) -> str:
    """The path of a file from `root`, or else the working directory; empty if it is outside."""
    try:
        return path.resolve().relative_to(Path(root or Path.cwd()).resolve()).as_posix()
    except (OSError, ValueError):
        return ""
