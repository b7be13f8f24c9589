"""Mutants of the releases that an integration was tested with."""

from __future__ import annotations

from dataclasses import replace

from profit_check.model import Manifest
from profit_check.sandbox.mutants import mutant, near_miss


def _tested_with(manifest: Manifest, *releases: int) -> Manifest:
    return replace(manifest, integration=replace(manifest.integration, tested_with=releases))


@mutant(trips=["version.release", "version.impact"])
def release_not_tested(manifest: Manifest) -> Manifest:
    """The target runs a release that the integration was not tested with."""
    return _tested_with(manifest, 6, 7)


@near_miss(of=["version.release"])
def no_tested_release(manifest: Manifest) -> Manifest:
    """The manifest does not say what the integration was tested with."""
    return _tested_with(manifest)


@near_miss(of=["version.release"])
def tested_with_one_release(manifest: Manifest) -> Manifest:
    """The integration was tested with the target's release and no other."""
    return _tested_with(manifest, 8)
