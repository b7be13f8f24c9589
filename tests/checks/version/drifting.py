"""The webshop's manifest with snapshots kept of its targets."""

from __future__ import annotations

from dataclasses import replace

from profit_check.model import Manifest, Result, Snapshot
from tests.harness import judge, sample_manifest


def keeping(**kept: Snapshot) -> Manifest:
    """The manifest with these snapshots, `_` in a target's name for `-`."""
    snapshots = {name.replace("_", "-"): offer for name, offer in kept.items()}
    return replace(sample_manifest(), snapshots=snapshots)


def by_subject(manifest: Manifest, *faults: str) -> dict[str | None, Result]:
    """What version.baseline says of each connector, on the target `sandbox`."""
    found = judge("version.baseline", manifest=manifest, faults=faults)
    return {result.subject: result for result in found}


def of_targets(manifest: Manifest, *faults: str) -> Result:
    """What version.targets says on the target `sandbox`."""
    [result] = judge("version.targets", manifest=manifest, faults=faults)
    return result
