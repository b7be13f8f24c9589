"""Changes of the webshop's manifest that the families `paging` and `errors` must notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from profit_check.model import Manifest

Mutant = tuple[Callable[[Manifest], Manifest], frozenset[str]]


def _first(**changes: object) -> Callable[[Manifest], Manifest]:
    """The manifest with its first GetConnector changed; it has six fields."""

    def change(manifest: Manifest) -> Manifest:
        changed = replace(manifest.get[0], **changes)  # type: ignore[arg-type]
        return replace(manifest, get=(changed, *manifest.get[1:]))

    return change


MUTANTS: dict[str, Mutant] = {
    "no order": (_first(order=()), frozenset({"paging.order"})),
    "an order by an unknown field": (_first(order=("Nr",)), frozenset({"paging.order"})),
    "a descending order by an unknown field": (_first(order=("-Nr",)), frozenset({"paging.order"})),
    "an order in small letters": (_first(order=("itemcode",)), frozenset()),
    "an order that is not unique": (_first(order=("Blocked",)), frozenset({"paging.unique"})),
    "an order that is unique in the end": (_first(order=("Blocked", "-ItemCode")), frozenset()),
    "a page over the budget": (_first(take=25_001), frozenset({"paging.budget"})),
    "a page of exactly the budget": (_first(take=25_000), frozenset()),
    "a page of one row": (_first(take=1), frozenset()),
    "no modified field": (_first(modified=None), frozenset()),
    "no GetConnector": (lambda manifest: replace(manifest, get=()), frozenset({"token.surplus"})),
}
