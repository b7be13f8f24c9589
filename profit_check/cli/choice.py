"""Which target of the manifest a command is about."""

from __future__ import annotations

from profit_check.errors import UsageError
from profit_check.model import Manifest, Target


def choose_target(manifest: Manifest, name: str | None) -> Target:
    """The target of this name, or the only one; UsageError names those that there are."""
    names = ", ".join(manifest.targets)
    if name is None and len(manifest.targets) == 1:
        return next(iter(manifest.targets.values()))
    if name is None:
        raise UsageError(f"--target: {manifest.path} has several; name one of {names}")
    if name not in manifest.targets:
        raise UsageError(f"--target {name}: not in {manifest.path}; name one of {names}")
    return manifest.targets[name]
