"""Mutants of what a target says of its environment."""

from __future__ import annotations

from profit_check.model import EnvironmentType, Manifest
from profit_check.sandbox.mutants import mutant, near_miss
from profit_check.sandbox.mutants.changing import targets


@mutant(trips=["environment.participant"])
def another_participant(manifest: Manifest) -> Manifest:
    """The target names another customer's participant number."""
    return targets(manifest, participant="54321")


@near_miss(
    of=["environment.participant", "environment.type", "environment.purpose"],
    faults=["participant-of-six-digits"],
)
def six_digits_on_both_sides(manifest: Manifest) -> Manifest:
    """The participant number has six digits, in the manifest and in the environment."""
    return targets(manifest, participant="123456")


@mutant(trips=["environment.type", "environment.purpose"])
def declared_test(manifest: Manifest) -> Manifest:
    """The target is declared as a test environment, and production answers."""
    return targets(manifest, type=EnvironmentType.TEST)


@mutant(trips=["environment.type", "environment.purpose"])
def declared_accept(manifest: Manifest) -> Manifest:
    """The target is declared as an accept environment, and production answers."""
    return targets(manifest, type=EnvironmentType.ACCEPT)


@mutant(trips=["environment.type", "environment.purpose"])
def declared_course(manifest: Manifest) -> Manifest:
    """The target is declared as a course environment, and production answers."""
    return targets(manifest, type=EnvironmentType.COURSE)
