"""Mutants of how a GetConnector is read: order, size of a page, modified field."""

from __future__ import annotations

from dataclasses import replace

from profit_check.model import Manifest
from profit_check.sandbox.mutants import mutant, near_miss
from profit_check.sandbox.mutants.changing import first_get


@mutant(trips=["paging.order"])
def no_order(manifest: Manifest) -> Manifest:
    """A GetConnector is read without an order."""
    return first_get(manifest, order=())


@mutant(trips=["paging.order"])
def order_by_unknown_field(manifest: Manifest) -> Manifest:
    """The order names a field that is not there."""
    return first_get(manifest, order=("Nr",))


@mutant(trips=["paging.order"])
def descending_by_unknown_field(manifest: Manifest) -> Manifest:
    """The order descends by a field that is not there."""
    return first_get(manifest, order=("-Nr",))


@near_miss(of=["paging.order", "paging.sorted"])
def order_in_small_letters(manifest: Manifest) -> Manifest:
    """The order names its field in small letters."""
    return first_get(manifest, order=("itemcode",))


@mutant(trips=["paging.unique"])
def order_not_unique(manifest: Manifest) -> Manifest:
    """The order is by a field that has two values."""
    return first_get(manifest, order=("Blocked",))


@near_miss(of=["paging.unique", "paging.sorted", "paging.stable", "paging.skip"])
def order_unique_in_the_end(manifest: Manifest) -> Manifest:
    """The first field of the order has equal values, the second tells the rows apart."""
    return first_get(manifest, order=("Blocked", "-ItemCode"))


@near_miss(of=["paging.sorted", "paging.unique", "paging.skip"], faults=["decimals-as-text"])
def order_by_decimals_as_text(manifest: Manifest) -> Manifest:
    """The order is by decimals that come as text."""
    return first_get(manifest, order=("Price", "ItemCode"))


@mutant(trips=["paging.budget"])
def page_over_the_budget(manifest: Manifest) -> Manifest:
    """A page is one row over 150,000 values."""
    return first_get(manifest, take=25_001)


@near_miss(of=["paging.budget"])
def page_of_exactly_the_budget(manifest: Manifest) -> Manifest:
    """A page is exactly 150,000 values."""
    return first_get(manifest, take=25_000)


@near_miss(of=["paging.take", "paging.skip", "paging.end", "paging.sorted"])
def page_of_one_row(manifest: Manifest) -> Manifest:
    """A page is one row."""
    return first_get(manifest, take=1)


@near_miss(of=["paging.changes", "connectors.fields"])
def no_modified_field(manifest: Manifest) -> Manifest:
    """Changes are not asked for."""
    return first_get(manifest, modified=None)


@mutant(trips=["token.surplus"])
def no_get_connector(manifest: Manifest) -> Manifest:
    """The manifest names no GetConnector, and the app connector opens some."""
    return replace(manifest, get=())
