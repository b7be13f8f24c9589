"""Mutants of the kept snapshots: they tell of another environment than the one that is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from profit_check.model import Field, Manifest, Snapshot, UpdateField, UpdateObject
from profit_check.sandbox.mutants import mutant, near_miss
from profit_check.sandbox.offer import webshop_offer

BOTH = ("version.baseline", "version.targets")


def with_get_field(snapshot: Snapshot, connector: str, id: str, /, **changes: Any) -> Snapshot:
    """The snapshot with a field of a GetConnector changed; it is added where it was not there."""
    return _of_get(snapshot, connector, lambda fields: _changed(fields, id, changes))


def without_get_field(snapshot: Snapshot, connector: str, id: str) -> Snapshot:
    """The snapshot without a field of a GetConnector."""
    return _of_get(snapshot, connector, lambda fields: tuple(f for f in fields if f.id != id))


def with_update_field(snapshot: Snapshot, connector: str, id: str, /, **changes: Any) -> Snapshot:
    """The snapshot with a field of an UpdateConnector changed, in whatever object it is."""

    def field(one: UpdateField) -> UpdateField:
        return replace(one, **changes) if one.field_id == id else one

    def nested(one: UpdateObject) -> UpdateObject:
        return replace(
            one,
            fields=tuple(field(inner) for inner in one.fields),
            objects=tuple(nested(inner) for inner in one.objects),
        )

    update = tuple(
        replace(one, definition=nested(one.definition))
        if one.id == connector and one.definition
        else one
        for one in snapshot.update
    )
    return replace(snapshot, update=update)


def _of_get(
    snapshot: Snapshot,
    connector: str,
    change: Callable[[tuple[Field, ...]], tuple[Field, ...]],
) -> Snapshot:
    get = tuple(
        replace(one, fields=change(one.fields)) if one.id == connector and one.fields else one
        for one in snapshot.get
    )
    return replace(snapshot, get=get)


def _changed(fields: tuple[Field, ...], id: str, changes: dict[str, Any]) -> tuple[Field, ...]:
    if id not in {one.id for one in fields}:
        return (*fields, Field(id, **changes))
    return tuple(replace(one, **changes) if one.id == id else one for one in fields)


def _kept(manifest: Manifest, kept: Snapshot, *targets: str) -> Manifest:
    """The manifest with this snapshot kept of each of these targets, or of all."""
    return replace(manifest, snapshots=dict.fromkeys(targets or manifest.targets, kept))


@mutant(trips=BOTH)
def type_was_another(manifest: Manifest) -> Manifest:
    """A field without a declared type had another type when the snapshot was taken."""
    kept = with_get_field(webshop_offer(), "Webshop_PriceLists", "AgreedPrice", data_type="string")
    return _kept(manifest, kept)


@mutant(trips=BOTH)
def modified_field_was_another_type(manifest: Manifest) -> Manifest:
    """The field by which changes are asked was text when the snapshot was taken."""
    kept = with_get_field(webshop_offer(), "Webshop_Debtors", "ModifiedDate", data_type="string")
    return _kept(manifest, kept)


@mutant(trips=BOTH)
def field_was_shorter(manifest: Manifest) -> Manifest:
    """A field that is read was shorter when the snapshot was taken."""
    kept = with_get_field(webshop_offer(), "Webshop_Articles", "Description", length=40)
    return _kept(manifest, kept)


@mutant(trips=BOTH)
def key_was_no_key(manifest: Manifest) -> Manifest:
    """A field that the payload sends as a key was none when the snapshot was taken."""
    kept = with_update_field(webshop_offer(), "KnSalesRelationOrg", "DbId", primary_key=False)
    return _kept(manifest, kept)


@mutant(trips=BOTH)
def code_was_there(manifest: Manifest) -> Manifest:
    """The code table of a sent field had a code more when the snapshot was taken."""
    kept = with_update_field(webshop_offer(), "KnSalesRelationOrg", "CoId", values=("NL", "B", "D"))
    return _kept(manifest, kept)


@mutant(trips=["version.baseline"], credential="classic")
def only_this_target_was_another(manifest: Manifest) -> Manifest:
    """The snapshot of this target differs from what is there; that of the other does not."""
    kept = with_get_field(webshop_offer(), "Webshop_PriceLists", "AgreedPrice", data_type="string")
    snapshots = {"sandbox": kept, "sandbox-oauth": webshop_offer()}
    return replace(manifest, snapshots=snapshots)


@mutant(trips=["version.targets"], near=["version.baseline"], credential="classic")
def other_target_had_decimals(manifest: Manifest) -> Manifest:
    """A field that is read had decimals in the other target, when its snapshot was taken."""
    kept = with_get_field(webshop_offer(), "Webshop_Stock", "InStock", decimals=2)
    return replace(manifest, snapshots={"sandbox": webshop_offer(), "sandbox-oauth": kept})


@mutant(trips=["version.targets"], near=["version.baseline"])
def two_targets_deviate_over_a_tenth(manifest: Manifest) -> Manifest:
    """One of five GetConnectors had a field, which nobody uses, when the snapshots were taken."""
    kept = with_get_field(webshop_offer(), "Webshop_Stock", "Shelf", data_type="string")
    return _kept(manifest, kept)


@near_miss(of=BOTH)
def snapshots_of_what_is_there(manifest: Manifest) -> Manifest:
    """The snapshots are kept, and nothing has changed since."""
    return _kept(manifest, webshop_offer())


@near_miss(of=BOTH)
def labels_were_others(manifest: Manifest) -> Manifest:
    """Labels, descriptions and AFAS's own field ids were others, and the environment's id too."""
    kept = with_get_field(
        webshop_offer(), "Webshop_Articles", "Price", label="Prijs", field_id="U099"
    )
    kept = with_update_field(kept, "FbSales", "ItCd", label="Artikel")
    get = tuple(replace(one, description="Vroeger") for one in kept.get)
    return _kept(manifest, replace(kept, environment_id="O12345AB", get=get))


@near_miss(of=BOTH)
def update_connector_takes_more(manifest: Manifest) -> Manifest:
    """Fields took less when the snapshots were taken: shorter texts, fewer codes and decimals."""
    kept = with_update_field(webshop_offer(), "FbSales", "RfCs", length=30)
    kept = with_update_field(kept, "FbSales", "Upri", decimals=1)
    return _kept(manifest, with_update_field(kept, "FbSales", "VaIt", values=("2",)))


@near_miss(of=["version.baseline"], credential="classic")
def snapshot_of_no_connector(manifest: Manifest) -> Manifest:
    """The snapshot was taken before the app connector opened anything."""
    return _kept(manifest, replace(webshop_offer(), get=(), update=()))
