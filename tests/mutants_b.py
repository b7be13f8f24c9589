"""Changes of the webshop's manifest that the families `connectors` and `version` must notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from profit_check.model import GetConnector, Manifest, UpdateConnector

Mutant = tuple[Callable[[Manifest], Manifest], frozenset[str]]


def _tested_with(*releases: int) -> Callable[[Manifest], Manifest]:
    def change(manifest: Manifest) -> Manifest:
        return replace(manifest, integration=replace(manifest.integration, tested_with=releases))

    return change


def _with_get(connector: GetConnector) -> Callable[[Manifest], Manifest]:
    return lambda manifest: replace(manifest, get=(*manifest.get, connector))


def _with_update(connector: UpdateConnector) -> Callable[[Manifest], Manifest]:
    return lambda manifest: replace(manifest, update=(*manifest.update, connector))


def _fields(**types: str | None) -> Callable[[Manifest], Manifest]:
    return lambda manifest: _first(manifest, fields={**manifest.get[0].fields, **types})


def _first(manifest: Manifest, **changes: object) -> Manifest:
    changed = replace(manifest.get[0], **changes)  # type: ignore[arg-type]
    return replace(manifest, get=(changed, *manifest.get[1:]))


_FIELDS = frozenset({"connectors.fields"})

MUTANTS: dict[str, Mutant] = {
    "a release that was not tested": (_tested_with(6, 7), frozenset({"version.release"})),
    "no tested release": (_tested_with(), frozenset()),
    "a mistyped connector": (
        _with_get(GetConnector("Webshop_Artcles", order=("ItemCode",))),
        frozenset({"connectors.available"}),
    ),
    "a GetConnector among the UpdateConnectors as well": (
        _with_update(UpdateConnector("Webshop_Articles")),
        frozenset({"connectors.available"}),
    ),
    "a connector of AFAS's own": (
        _with_get(GetConnector("Profit_Countries", order=("Id",))),
        frozenset({"connectors.available", "connectors.name"}),
    ),
    "a field that is not there": (_fields(Colour="string"), _FIELDS),
    "a field in small letters": (_fields(itemcode=None), _FIELDS),
    "a field of another type": (_fields(Price="int"), _FIELDS),
    "a type in capitals": (_fields(Price="Decimal"), frozenset()),
    "no fields": (lambda manifest: _first(manifest, fields={}, modified=None), frozenset()),
}
