"""What `profit-check impact` prints, in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from profit_check.language.catalogue import Language
from profit_check.language.phrase import Phrase, joined, mark, say, say_number
from profit_check.model import Manifest, Published, ReleaseNote
from profit_check.profit.impact import Impact, Weight, impacts, notes
from profit_check.profit.release_words import describe
from profit_check.visible import line

_HEADINGS = {
    Weight.BREAKING: say("Breaking"),
    Weight.LOOK: say("To look at: it breaks if it is used, which no payload tells"),
    Weight.LISTED: say("Harmless, or new"),
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


def in_words(found: Found, language: Language) -> Iterator[str]:
    """The lines for a terminal, breaking changes first; `language` is what they will be told in."""
    yield say(
        "{name}: from Profit {after} to {upto}",
        name=line(found.name),
        after=found.after,
        upto=found.upto,
    )
    for weight, heading in _HEADINGS.items():
        members = [impact.change for impact in found.impacts if impact.weight is weight]
        yield from _section(
            heading,
            [
                say("Profit {release}: {what}", release=one.release, what=describe(one))
                for one in members
            ],
        )
    yield from _section(say("To read"), [_told(note, language) for note in found.notes])
    for release in found.unknown:
        yield ""
        yield say(
            "No changes of connectors are known here for Profit {release}; import its page.",
            release=release,
        )
    yield ""
    yield _summary(found)


def as_json(found: Found, language: Language) -> str:
    """The same for programs; their texts are in `language`."""
    value = {
        "from": found.after,
        "to": found.upto,
        "breaking": found.breaking,
        "changes": [_change(impact, language) for impact in found.impacts],
        "notes": [_note(note, language) for note in found.notes],
        "unknown_releases": list(found.unknown),
    }
    return json.dumps(value, indent=2) + "\n"


def _section(heading: str, said: Sequence[str]) -> Iterator[str]:
    if said:
        yield ""
        yield say("{heading} ({number})", heading=heading, number=len(said))
        yield from (joined(("  ", one), "") for one in said)


def _told(note: ReleaseNote, language: Language) -> Phrase:
    template = mark("Profit {release}: {summary} ({source})")
    if note.breaking:
        template = mark("Profit {release}, breaking: {summary} ({source})")
    summary = line(note.summary_in(language.code))
    facts = {"summary": summary, "source": line(note.source)}
    return say(template, release=note.release, **facts)


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


def _change(impact: Impact, language: Language) -> dict[str, Any]:
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
        "text": language.tell(describe(change)),
    }


def _note(note: ReleaseNote, language: Language) -> dict[str, Any]:
    return {
        "release": note.release,
        "id": note.id,
        "breaking": note.breaking,
        "summary": note.summary_in(language.code),
        "applies_to": note.applies_to,
        "source": note.source,
    }
