"""Which manifest, and which target of it, a command is about."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.model import Manifest, Target


def manifest_if_any(
    path: Path | None, known_checks: Collection[str] | None = None
) -> Manifest | None:
    """The manifest that is named, or else the one that is near; None where there is none."""
    from profit_check.manifest.load import find, load

    if path is None:
        try:
            path = find(Path())
        except (OSError, UsageError):
            return None
    return load(path, known_checks=known_checks)


def choose_target(manifest: Manifest, name: str | None) -> Target:
    """The target of this name, or the only one; UsageError names those that there are."""
    names = ", ".join(manifest.targets)
    if name is None and len(manifest.targets) == 1:
        return next(iter(manifest.targets.values()))
    if name is None:
        path = str(manifest.path)
        raise UsageError(
            say("--target: {file} has several; name one of {names}", file=path, names=names)
        )
    if name not in manifest.targets:
        raise UsageError(
            say(
                "--target {name}: not in {file}; name one of {names}",
                name=name,
                file=str(manifest.path),
                names=names,
            )
        )
    return manifest.targets[name]
