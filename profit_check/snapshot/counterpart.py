"""Which other target of a manifest one is compared with, and in which direction."""

from __future__ import annotations

from collections.abc import Sequence

from profit_check.model import EnvironmentType, Manifest, Target


def other_targets(manifest: Manifest, target: Target) -> Sequence[Target]:
    """The manifest's other targets; those of another type come first."""
    others = [one for name, one in manifest.targets.items() if name != target.name]
    return sorted(others, key=lambda one: one.type is target.type)


def leads_to(target: Target, other: Target) -> bool:
    """Whether what is built in `target` goes to `other`: that one, and not this, is production."""
    production = EnvironmentType.PRODUCTION
    return other.type is production and target.type is not production
