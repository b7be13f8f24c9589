"""What has changed between two snapshots, as the reader of a manifest sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from profit_check.model import Connector, GetConnector, Manifest, Snapshot, UpdateConnector
from profit_check.profit.usage import usage_of
from profit_check.snapshot.compare import Difference, Kind, compare
from profit_check.snapshot.reading import reading_of, weigh_reading
from profit_check.snapshot.weight import Weight
from profit_check.snapshot.writing import weigh_writing

ALLOWED_SHARE = 0.10
"""Customers may deviate this much from the certified GetConnectors (AFAS, certification)."""

_DEVIATIONS = frozenset(
    {
        Kind.CONNECTOR_REMOVED,
        Kind.DEFINITION_REFUSED,
        Kind.FIELD_REMOVED,
        Kind.FIELD_ADDED,
        Kind.FIELD_CASE,
        Kind.DATA_TYPE,
        Kind.LENGTH,
        Kind.DECIMALS,
    }
)


@dataclass(frozen=True, slots=True)
class Change:
    """A difference, and what it means for the manifest."""

    weight: Weight
    difference: Difference


@dataclass(frozen=True, slots=True)
class Drift:
    """The changes, the weightiest first, and how many GetConnectors of the manifest deviate.

    `compared` counts those of its GetConnectors whose definition the first snapshot holds.
    """

    changes: Sequence[Change]
    compared: int
    deviating: int

    def of(self, weight: Weight) -> Sequence[Change]:
        """The changes of one weight."""
        return [change for change in self.changes if change.weight is weight]

    @property
    def share(self) -> float:
        """The deviating part of the GetConnectors, from 0 to 1."""
        return self.deviating / self.compared if self.compared else 0.0


def drift(before: Snapshot, after: Snapshot, manifest: Manifest) -> Drift:
    """What changed from `before` to `after`, weighed for `manifest`."""
    found = compare(before, after)
    weigh = _scales(manifest)
    changes = [Change(weigh(difference), difference) for difference in found]
    described = {one.id.casefold() for one in before.get if one.fields is not None}
    compared = described & {one.id.casefold() for one in manifest.get}
    deviating = {
        (one.connector or "").casefold()
        for one in found
        if one.channel == "get" and one.kind in _DEVIATIONS
    }
    return Drift(sorted(changes, key=_place), len(compared), len(compared & deviating))


def _scales(manifest: Manifest) -> Callable[[Difference], Weight]:
    """What tells the weight of a difference for this manifest."""
    reads = {one.id.casefold(): reading_of(one) for one in manifest.get}
    writes = {one.id.casefold(): usage_of(one) for one in manifest.update}

    def weigh(difference: Difference) -> Weight:
        id = (difference.connector or "").casefold()
        if difference.channel == "get" and id in reads:
            return weigh_reading(difference, reads[id])
        if difference.channel == "update" and id in writes:
            return weigh_writing(difference, writes[id])
        is_environment = difference.kind is Kind.ENVIRONMENT
        return _environment(difference) if is_environment else Weight.HARMLESS

    return weigh


def connectors_of(snapshot: Snapshot, manifest: Manifest) -> Snapshot:
    """Of a snapshot the connectors of `manifest`, and nothing of the environment itself."""
    reads = {one.id.casefold() for one in manifest.get}
    writes = {one.id.casefold() for one in manifest.update}
    return Snapshot(
        environment_id=None,
        environment_type=None,
        profit_version=None,
        release=None,
        get=tuple(one for one in snapshot.get if one.id.casefold() in reads),
        update=tuple(one for one in snapshot.update if one.id.casefold() in writes),
    )


def narrowed(manifest: Manifest, connector: Connector) -> Manifest:
    """The manifest as if the integration used no other connector."""
    return replace(
        manifest,
        get=(connector,) if isinstance(connector, GetConnector) else (),
        update=(connector,) if isinstance(connector, UpdateConnector) else (),
        file=(),
    )


def _environment(difference: Difference) -> Weight:
    """One of another type is compared on purpose; another one of the same type is a surprise."""
    before, after = difference.before, difference.after
    return Weight.HARMLESS if before and after and before[0] != after[0] else Weight.NOTABLE


_WEIGHTS = list(Weight)


def _place(change: Change) -> tuple[object, ...]:
    one = change.difference
    about = (one.channel or "", (one.connector or "").casefold(), one.place, one.kind)
    return _WEIGHTS.index(change.weight), *about
