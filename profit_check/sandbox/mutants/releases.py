"""Mutants of what AFAS is made to publish of Profit 9, which is still to come for the webshop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from profit_check.model import ChangeKind, Manifest, PublishedChange
from profit_check.sandbox.mutants import mutant, near_miss

_ORDER = "FbSales/Element/Fields"
_LINES = "FbSales/Element/Objects/FbSalesLines/Element/Fields"
_TEXTS = "FbSales/Element/Objects/FbSalesTexts/Element/Fields"
_REFERENCE = 17
"""Characters of the reference (RfCs) in the webshop's sales order."""


def _with(
    manifest: Manifest,
    kind: ChangeKind,
    place: str,
    *,
    release: int = 9,
    connector: str = "FbSales",
    methods: Sequence[str] = ("POST",),
    values: Sequence[str] = (),
    after: int | None = None,
) -> Manifest:
    change = PublishedChange(
        release=release,
        kind=kind,
        connector=connector,
        methods=tuple(methods),
        breaking="added" not in kind or kind is ChangeKind.PROPERTY_ADDED_REQUIRED,
        place=place,
        values=tuple(values),
        after=after,
    )
    known = manifest.published
    return replace(manifest, published=replace(known, changes=(*known.changes, change)))


def _tested_with(manifest: Manifest, *releases: int) -> Manifest:
    return replace(manifest, integration=replace(manifest.integration, tested_with=releases))


@mutant(trips=["version.impact"])
def field_to_be_removed(manifest: Manifest) -> Manifest:
    """A field that the integration sends is gone in a release to come."""
    return _with(manifest, ChangeKind.PROPERTY_REMOVED, f"{_ORDER}/RfCs")


@mutant(trips=["version.impact"])
def nested_field_to_be_removed(manifest: Manifest) -> Manifest:
    """A field that the integration sends in each order line is gone, at whatever depth."""
    return _with(manifest, ChangeKind.PROPERTY_REMOVED, "../FbSalesLines/Element/Fields/Upri")


@mutant(trips=["version.impact"])
def field_to_be_mandatory(manifest: Manifest) -> Manifest:
    """A field that the integration does not send is mandatory in a release to come."""
    return _with(manifest, ChangeKind.PROPERTY_ADDED_REQUIRED, f"{_ORDER}/Unit")


@mutant(trips=["version.impact"])
def code_to_be_removed(manifest: Manifest) -> Manifest:
    """A code that the integration sends is gone in a release to come."""
    kind = ChangeKind.ENUM_VALUE_REMOVED
    return _with(manifest, kind, f"{_LINES}/VaIt", values=("1", "2"))


@mutant(trips=["version.impact"])
def text_to_be_shorter(manifest: Manifest) -> Manifest:
    """A text that the integration sends is a character too long in a release to come."""
    kind = ChangeKind.MAX_LENGTH_CHANGED
    return _with(manifest, kind, f"{_ORDER}/RfCs", after=_REFERENCE - 1)


@mutant(trips=["version.impact"])
def method_to_be_removed(manifest: Manifest) -> Manifest:
    """The UpdateConnector takes no POST any more in a release to come."""
    return _with(manifest, ChangeKind.ENDPOINT_REMOVED, "/connectors/FbSales")


@mutant(trips=["version.impact"])
def code_to_be_removed_and_no_payload(manifest: Manifest) -> Manifest:
    """A code is gone, and no payload tells whether the integration sends it."""
    silent = replace(manifest, update=tuple(replace(one, payloads=()) for one in manifest.update))
    return _with(silent, ChangeKind.ENUM_VALUE_REMOVED, f"{_LINES}/VaIt", values=("1",))


@mutant(trips=["version.release", "version.impact"])
def mandatory_field_before_the_target(manifest: Manifest) -> Manifest:
    """The target runs a release far beyond the tested one: a mandatory field came in between."""
    return _tested_with(manifest, 2)


@mutant(trips=["version.release"], near=["version.impact"])
def tested_beyond_the_target(manifest: Manifest) -> Manifest:
    """The integration was tested with a later release than the target runs."""
    later = _with(manifest, ChangeKind.PROPERTY_REMOVED, f"{_ORDER}/RfCs")
    return _tested_with(later, 9)


@near_miss(of=["version.impact"])
def removed_in_a_tested_release(manifest: Manifest) -> Manifest:
    """A field that the integration sends was gone in a release that it was tested with."""
    return _with(manifest, ChangeKind.PROPERTY_REMOVED, f"{_ORDER}/RfCs", release=8)


@near_miss(of=["version.impact"])
def removed_from_another_connector(manifest: Manifest) -> Manifest:
    """A field of the same name is gone from an UpdateConnector that is not used."""
    kind = ChangeKind.PROPERTY_REMOVED
    return _with(manifest, kind, "FbPurch/Element/Fields/RfCs", connector="FbPurch")


@near_miss(of=["version.impact"])
def removed_for_another_method(manifest: Manifest) -> Manifest:
    """A field that is sent with POST is gone for PUT."""
    return _with(manifest, ChangeKind.PROPERTY_REMOVED, f"{_ORDER}/RfCs", methods=("PUT",))


@near_miss(of=["version.impact"])
def code_that_is_not_sent_removed(manifest: Manifest) -> Manifest:
    """A code is gone that the integration does not send."""
    kind = ChangeKind.ENUM_VALUE_REMOVED
    return _with(manifest, kind, f"{_LINES}/VaIt", values=("3", "20"))


@near_miss(of=["version.impact"])
def text_of_exactly_the_new_length(manifest: Manifest) -> Manifest:
    """A field is as short as the longest text that the integration sends."""
    kind = ChangeKind.MAX_LENGTH_CHANGED
    return _with(manifest, kind, f"{_ORDER}/RfCs", after=_REFERENCE)


@near_miss(of=["version.impact"])
def mandatory_in_an_object_that_is_not_sent(manifest: Manifest) -> Manifest:
    """A field is mandatory in an object that the integration does not send."""
    return _with(manifest, ChangeKind.PROPERTY_ADDED_REQUIRED, f"{_TEXTS}/Text")


@near_miss(of=["version.impact"])
def removed_and_brought_back(manifest: Manifest) -> Manifest:
    """A code is gone in one release to come, and back in the next."""
    gone = _with(manifest, ChangeKind.ENUM_VALUE_REMOVED, f"{_LINES}/VaIt", values=("2",))
    return _with(gone, ChangeKind.ENUM_VALUE_ADDED, f"{_LINES}/VaIt", release=10, values=("2",))
