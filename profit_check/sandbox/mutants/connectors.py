"""Mutants of the connectors that an integration names, and of their fields."""

from __future__ import annotations

from dataclasses import replace

from profit_check.model import GetConnector, Manifest, UpdateConnector
from profit_check.sandbox.mutants import mutant, near_miss
from profit_check.sandbox.mutants.changing import first_get, with_get


def _fields(manifest: Manifest, **types: str | None) -> Manifest:
    return first_get(manifest, fields={**manifest.get[0].fields, **types})


@mutant(trips=["connectors.available"])
def mistyped_connector(manifest: Manifest) -> Manifest:
    """The manifest names a GetConnector with a letter missing."""
    return with_get(manifest, GetConnector("Webshop_Artcles", order=("ItemCode",)))


@mutant(trips=["connectors.available"])
def get_connector_among_the_update_connectors(manifest: Manifest) -> Manifest:
    """The manifest names a GetConnector among its UpdateConnectors as well."""
    return replace(manifest, update=(*manifest.update, UpdateConnector("Webshop_Articles")))


@mutant(trips=["connectors.available", "connectors.name"])
def connector_of_afas(manifest: Manifest) -> Manifest:
    """The manifest names a GetConnector that AFAS supplies."""
    return with_get(manifest, GetConnector("Profit_Countries", order=("Id",)))


@near_miss(
    of=["connectors.name", "connectors.available", "token.surplus", "connectors.described"],
    faults=["almost-a-reserved-name"],
)
def connector_with_almost_a_reserved_name(manifest: Manifest) -> Manifest:
    """The manifest names a GetConnector that has parts of Profit and AFAS in its name."""
    return with_get(manifest, replace(manifest.get[0], id="Webshop_Pro_Fit_Afa"))


@near_miss(
    of=["connectors.available", "connectors.described", "connectors.readable", "connectors.rows"],
    faults=["slash-in-an-id"],
)
def connector_with_a_slash(manifest: Manifest) -> Manifest:
    """The manifest names a GetConnector that has a slash in its id."""
    return with_get(manifest, replace(manifest.get[0], id="Webshop_In/Uit"))


@mutant(trips=["connectors.fields"])
def field_not_there(manifest: Manifest) -> Manifest:
    """The manifest names a field that the GetConnector does not have."""
    return _fields(manifest, Colour="string")


@mutant(trips=["connectors.fields"])
def declared_in_small_letters(manifest: Manifest) -> Manifest:
    """The manifest names a field in small letters."""
    return _fields(manifest, itemcode=None)


@mutant(trips=["connectors.fields"])
def field_of_another_type(manifest: Manifest) -> Manifest:
    """The manifest declares a decimal as an integer."""
    return _fields(manifest, Price="int")


@near_miss(of=["connectors.fields"])
def type_in_capitals(manifest: Manifest) -> Manifest:
    """The manifest writes a data type with a capital."""
    return _fields(manifest, Price="Decimal")


@near_miss(of=["connectors.fields"])
def no_fields(manifest: Manifest) -> Manifest:
    """The manifest names no field of a GetConnector."""
    return first_get(manifest, fields={}, modified=None)
