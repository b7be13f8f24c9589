"""What the mutants share: to change the targets of a manifest, or its first GetConnector."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from profit_check.model import GetConnector, Manifest

OTHER = "other"
"""The target that is another environment: there to refuse the credential, and never changed."""


def targets(manifest: Manifest, **changes: Any) -> Manifest:
    """The manifest with these keys changed of every target but OTHER."""
    changed = {
        name: target if name == OTHER else replace(target, **changes)
        for name, target in manifest.targets.items()
    }
    return replace(manifest, targets=changed)


def first_get(manifest: Manifest, **changes: Any) -> Manifest:
    """The manifest with these keys changed of its first GetConnector, which has six fields."""
    first, *others = manifest.get
    return replace(manifest, get=(replace(first, **changes), *others))


def with_get(manifest: Manifest, connector: GetConnector) -> Manifest:
    """The manifest with one GetConnector more."""
    return replace(manifest, get=(*manifest.get, connector))
