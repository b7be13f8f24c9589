"""What `profit-check impact` prints, in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from profit_check.language.phrase import say, say_number
from profit_check.model import Manifest, Published, ReleaseNote
from profit_check.profit.impact import Impact, Weight, impacts, notes
from profit_check.profit.release_words import describe
from profit_check.visible import line

_HEADINGS = {
    Weight.BREAKING: "Breaking",
    Weight.LOOK: "To look at: it breaks if it is used, which no payload tells",
    Weight.LISTED: "Harmless, or new",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What touches an integration, of the releases after `after`, up to `upto`."""

    name: str
    after: int
    upto: int
    impacts: Sequence[Impact]
    notes: Sequence[ReleaseNote]
    unknown: Sequence[int]

    @property
    def breaking(self) -> bool:
        """Whether one of the changes breaks what the integration sends."""
        return any(impact.weight is Weight.BREAKING for impact in self.impacts)


def find(manifest: Manifest, published: Published, after: int, upto: int) -> Found:
    """What is published that touches `manifest`."""
    known = {change.release for change in published.changes}
    return Found(
        name=manifest.integration.name,
        after=after,
        upto=upto,
        impacts=impacts(published, manifest, after, upto),
        notes=notes(published, manifest, after, upto),
        unknown=[release for release in range(after + 1, upto + 1) if release not in known],
    )


def in_words(found: Found) -> Iterator[str]:
    """The lines for a terminal, breaking changes first."""
    yield f"{line(found.name)}: from Profit {found.after} to {found.upto}"
    for weight, heading in _HEADINGS.items():
        members = [impact.change for impact in found.impacts if impact.weight is weight]
        yield from _section(
            heading, [f"Profit {one.release}: {line(describe(one))}" for one in members]
        )
    yield from _section("To read", [_told(note) for note in found.notes])
    for release in found.unknown:
        yield ""
        yield f"No changes of connectors are known here for Profit {release}; import its page."
    yield ""
    yield _summary(found)


def as_json(found: Found) -> str:
    """The same for programs."""
    value = {
        "from": found.after,
        "to": found.upto,
        "breaking": found.breaking,
        "changes": [_change(impact) for impact in found.impacts],
        "notes": [_note(note) for note in found.notes],
        "unknown_releases": list(found.unknown),
    }
    return json.dumps(value, indent=2) + "\n"


def _section(heading: str, said: Sequence[str]) -> Iterator[str]:
    if said:
        yield ""
        yield f"{heading} ({len(said)})"
        yield from (f"  {one}" for one in said)


def _told(note: ReleaseNote) -> str:
    strength = ", breaking" if note.breaking else ""
    return f"Profit {note.release}{strength}: {line(note.summary)} ({line(note.source)})"


def _summary(found: Found) -> str:
    counts = [
        sum(impact.weight is weight for impact in found.impacts)
        for weight in (Weight.BREAKING, Weight.LOOK)
    ]
    broken = say_number(
        "{count:,} published change breaks what the manifest uses",
        "{count:,} published changes break what the manifest uses",
        count=counts[0],
    )
    look = say_number("{count:,} change", "{count:,} changes", count=counts[1])
    read = say_number("{count:,} note", "{count:,} notes", count=len(found.notes))
    return say("{broken}; {look} to look at, {read} to read.", broken=broken, look=look, read=read)


def _change(impact: Impact) -> dict[str, Any]:
    change = impact.change
    return {
        "release": change.release,
        "weight": impact.weight,
        "kind": change.kind,
        "connector": change.connector,
        "methods": list(change.methods),
        "place": change.place,
        "values": list(change.values),
        "before": change.before,
        "after": change.after,
        "text": describe(change),
    }


def _note(note: ReleaseNote) -> dict[str, Any]:
    return {
        "release": note.release,
        "id": note.id,
        "breaking": note.breaking,
        "summary": note.summary,
        "applies_to": note.applies_to,
        "source": note.source,
    }
