"""Judges which published changes touch what an integration uses, and how hard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from profit_check.model import (
    ChangeKind,
    ClassicSource,
    GetConnector,
    Manifest,
    Published,
    PublishedChange,
    ReleaseNote,
    UpdateConnector,
)
from profit_check.profit.usage import Element, Place, Usage, place_of, usage_of


class Weight(StrEnum):
    """What a change means for the integration; LOOK where the payloads do not tell."""

    BREAKING = "breaking"
    LOOK = "look"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Impact:
    """A published change that touches the integration; of codes, only those that do."""

    change: PublishedChange
    weight: Weight


_UNDONE_BY = {
    ChangeKind.ENDPOINT_REMOVED: (ChangeKind.ENDPOINT_ADDED,),
    ChangeKind.ENUM_VALUE_REMOVED: (ChangeKind.ENUM_VALUE_ADDED,),
    ChangeKind.PROPERTY_REMOVED: (
        ChangeKind.PROPERTY_ADDED_OPTIONAL,
        ChangeKind.PROPERTY_ADDED_REQUIRED,
    ),
    ChangeKind.PROPERTY_ADDED_REQUIRED: (
        ChangeKind.PROPERTY_BECAME_OPTIONAL,
        ChangeKind.PROPERTY_REMOVED,
    ),
    ChangeKind.PROPERTY_BECAME_REQUIRED: (
        ChangeKind.PROPERTY_BECAME_OPTIONAL,
        ChangeKind.PROPERTY_REMOVED,
    ),
}
_FOR_ALL = ("all", "auth", "app-connector")
_DEMANDS = (ChangeKind.PROPERTY_ADDED_REQUIRED, ChangeKind.PROPERTY_BECAME_REQUIRED)


def impacts(
    published: Published, manifest: Manifest, after: int, upto: int | None = None
) -> list[Impact]:
    """The changes of the releases after `after`, up to `upto`, that touch what `manifest` uses.

    Breaking ones come first, then by release.
    """
    changes = [change for change in published.changes if _within(change.release, after, upto)]
    usages = {used.id.lower(): usage_of(used) for used in _connectors(manifest)}
    found = [
        impact
        for change in changes
        if (usage := usages.get(change.connector.lower()))
        and (standing := _standing(change, changes))
        and (impact := judge(standing, usage))
    ]
    order = list(Weight)
    return sorted(found, key=lambda one: (order.index(one.weight), one.change.release))


def notes(
    published: Published, manifest: Manifest, after: int, upto: int | None = None
) -> list[ReleaseNote]:
    """The notes on those releases that may concern `manifest`, breaking ones first."""
    found = [
        note
        for note in published.notes
        if _within(note.release, after, upto) and _concerns(note, manifest)
    ]
    return sorted(found, key=lambda note: (not note.breaking, note.release))


def judge(change: PublishedChange, usage: Usage) -> Impact | None:
    """What `change` means to those who use its connector so; None when it does not touch them."""
    if not usage.methods & set(change.methods):
        return None
    if change.kind in (ChangeKind.ENDPOINT_ADDED, ChangeKind.ENDPOINT_REMOVED):
        return Impact(change, Weight.BREAKING if change.breaking else Weight.LISTED)
    place = place_of(change.place)
    if usage.elements is None:
        return Impact(change, _untold(change, place))
    around = [element for element in usage.elements if place.holds(element)]
    if place.field is None:
        return _judge_object(change, place, usage.elements)
    if change.kind in _DEMANDS:
        return _judge_demand(change, place, around)
    if change.kind in (ChangeKind.PROPERTY_ADDED_OPTIONAL, ChangeKind.PROPERTY_BECAME_OPTIONAL):
        return Impact(change, _flagged(change)) if around else None
    sent = [element.fields[place.field] for element in around if place.field in element.fields]
    return _judge_values(change, sent) if sent else None


def _untold(change: PublishedChange, place: Place) -> Weight:
    """No payload tells what is sent: a new mandatory field at the top breaks all the same."""
    on_top = place.field is not None and not (place.objects or place.any_depth)
    if change.kind is ChangeKind.PROPERTY_ADDED_REQUIRED and on_top:
        return Weight.BREAKING
    return _flagged(change)


def _flagged(change: PublishedChange) -> Weight:
    return Weight.LOOK if change.breaking else Weight.LISTED


def _judge_object(
    change: PublishedChange, place: Place, elements: Iterable[Element]
) -> Impact | None:
    """An object that is new, mandatory or gone; its parent is where it would be sent."""
    present = list(elements)
    used = any(place.holds(element) for element in present)
    parent = Place(place.objects[:-1], None, place.any_depth)
    if change.kind is ChangeKind.PROPERTY_REMOVED:
        return Impact(change, Weight.BREAKING) if used else None
    if not any(parent.holds(element) for element in present):
        return None
    if change.kind in _DEMANDS and not used:
        return Impact(change, Weight.BREAKING)
    return Impact(change, Weight.LISTED)


def _judge_demand(
    change: PublishedChange, place: Place, around: Iterable[Element]
) -> Impact | None:
    """A mandatory field; where the page does not say of which object, a person must look."""
    lacking = [place.field not in element.fields for element in around]
    if not lacking:
        return None
    somewhere = place.any_depth and not place.objects
    weight = Weight.LOOK if somewhere else Weight.BREAKING
    met = not all(lacking) if somewhere else not any(lacking)
    return Impact(change, Weight.LISTED if met else weight)


def _judge_values(change: PublishedChange, sent: list[object]) -> Impact | None:
    if change.kind is ChangeKind.ENUM_VALUE_REMOVED:
        lost = _sent_codes(change, sent)
        return Impact(replace(change, values=lost), Weight.BREAKING) if lost else None
    if change.kind is ChangeKind.MAX_LENGTH_CHANGED:
        limit = change.after if isinstance(change.after, int) else 0
        longer = any(len(_text(value)) > limit for value in sent)
        return Impact(change, Weight.BREAKING if longer else Weight.LISTED)
    if change.kind in (ChangeKind.PROPERTY_REMOVED, ChangeKind.TYPE_CHANGED):
        return Impact(change, Weight.BREAKING if change.breaking else Weight.LISTED)
    return Impact(change, _flagged(change))


def _sent_codes(change: PublishedChange, sent: Iterable[object]) -> tuple[str, ...]:
    used = {_text(value).strip().lower() for value in sent}
    return tuple(code for code in change.values if code.strip().lower() in used)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return "" if value is None else str(value)


def _connectors(manifest: Manifest) -> tuple[GetConnector | UpdateConnector, ...]:
    return (*manifest.get, *manifest.update)


def _within(release: int, after: int, upto: int | None) -> bool:
    return after < release and (upto is None or release <= upto)


def _standing(
    change: PublishedChange, changes: Iterable[PublishedChange]
) -> PublishedChange | None:
    """The change without what a later release took back; None when nothing of it is left."""
    later = [other for other in changes if _takes_back(other, change)]
    back = {value for other in later for value in other.values}
    left = tuple(value for value in change.values if value not in back)
    return None if later and not left else replace(change, values=left)


def _takes_back(later: PublishedChange, change: PublishedChange) -> bool:
    return (
        later.kind in _UNDONE_BY.get(change.kind, ())
        and later.release > change.release
        and (later.connector.lower(), later.place) == (change.connector.lower(), change.place)
        and set(change.methods) <= set(later.methods)
    )


def _concerns(note: ReleaseNote, manifest: Manifest) -> bool:
    used = {connector.id.lower() for connector in _connectors(manifest)}
    if note.connectors:
        return any(id.lower() in used for id in note.connectors)
    if note.classic:
        targets = manifest.targets.values()
        return any(isinstance(target.credential, ClassicSource) for target in targets)
    kinds = {"get-connector": manifest.get, "update-connector": manifest.update}
    return bool(kinds.get(note.applies_to, note.applies_to in _FOR_ALL))
