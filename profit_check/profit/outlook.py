"""What is published between the newest tested release and the target's, and what is to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from profit_check.language.phrase import joined
from profit_check.model import Manifest, Published, PublishedChange, ReleaseNote
from profit_check.profit.impact import Impact, Weight, impacts, notes
from profit_check.profit.release_words import describe, short_place
from profit_check.profit.releases import merged, shipped


@dataclass(frozen=True, slots=True)
class Foretold:
    """What touches an integration, in words, and under a name that no language changes."""

    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """The changes that touch an integration.

    `due` are in the target's release and not tested yet, `coming` are of later releases. `unknown`
    are the untested releases of which no change of a connector is known here.
    """

    due: tuple[Impact, ...]
    coming: tuple[Impact, ...]
    due_notes: tuple[ReleaseNote, ...]
    coming_notes: tuple[ReleaseNote, ...]
    unknown: tuple[int, ...]

    @property
    def broken(self) -> list[Foretold]:
        """What breaks now."""
        return _of_weight(self.due, Weight.BREAKING)

    @property
    def to_break(self) -> list[Foretold]:
        """What breaks with a later release."""
        return _of_weight(self.coming, Weight.BREAKING)

    @property
    def untold(self) -> list[Foretold]:
        """What breaks if it is used, which no payload tells."""
        return _of_weight((*self.due, *self.coming), Weight.LOOK)

    @property
    def breaking_notes(self) -> list[Foretold]:
        """The notes on untested changes that AFAS calls breaking."""
        notes = (note for note in self.due_notes if note.breaking)
        return [_as_named(f"{note.id} (Profit {note.release})") for note in notes]

    @property
    def unknown_releases(self) -> list[Foretold]:
        """The releases that are `unknown`."""
        return [_as_named(f"Profit {release}") for release in self.unknown]


def look_out(manifest: Manifest, running: int) -> Outlook:
    """What is published for `manifest` on a target that runs the release `running`.

    `tested_with` must name a release.
    """
    published = merged(shipped(), manifest.published)
    tested = max(manifest.integration.tested_with)
    done = max(tested, running)
    return Outlook(
        due=tuple(impacts(published, manifest, tested, running)),
        coming=tuple(impacts(published, manifest, done)),
        due_notes=tuple(notes(published, manifest, tested, running)),
        coming_notes=tuple(notes(published, manifest, done)),
        unknown=_unknown(published, manifest, range(tested + 1, running + 1)),
    )


def _unknown(published: Published, manifest: Manifest, releases: Iterable[int]) -> tuple[int, ...]:
    """AFAS publishes changes of connectors for UpdateConnectors; GetConnectors have notes only."""
    known = {change.release for change in published.changes} if manifest.update else set(releases)
    return tuple(release for release in releases if release not in known)


def _of_weight(found: Iterable[Impact], weight: Weight) -> list[Foretold]:
    return [_foretold(one.change) for one in found if one.weight is weight]


def _as_named(name: str) -> Foretold:
    return Foretold(name, name)


def _foretold(change: PublishedChange) -> Foretold:
    """`Profit 8: FbSales: OrNu is gone (POST)`, or `Profit 8 FbSales OrNu property-removed`."""
    release = f"Profit {change.release}"
    name = " ".join((release, change.connector, short_place(change.place), change.kind.value))
    return Foretold(name, joined((release, describe(change)), ": "))
