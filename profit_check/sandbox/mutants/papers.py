"""Mutants of the implementation document of a certification."""

from __future__ import annotations

from dataclasses import replace

from profit_check.model import Manifest, Paper
from profit_check.sandbox.mutants import mutant, near_miss
from profit_check.sandbox.mutants.changing import certification, declared, documented

_NOTHING = Paper("implementation.md", "0" * 64, text="Not a word about anything that matters.")


def _document(manifest: Manifest, old: str, new: str) -> Manifest:
    """The manifest with `old` replaced in the text of its implementation document."""
    paper = certification(manifest).implementation_document
    assert paper is not None and paper.text is not None and old in paper.text
    text = paper.text.replace(old, new)
    return declared(manifest, implementation_document=replace(paper, text=text))


@mutant(trips=["certification.implementation-document"])
def no_implementation_document(manifest: Manifest) -> Manifest:
    """No implementation document is named."""
    return declared(manifest, implementation_document=None)


@mutant(
    trips=["certification.documented-connectors", "certification.documented-filters"],
    near=["certification.implementation-document"],
)
def empty_implementation_document(manifest: Manifest) -> Manifest:
    """The implementation document names nothing."""
    return declared(manifest, implementation_document=_NOTHING)


@mutant(
    trips=["certification.documented-connectors", "certification.documented-filters"],
    near=[
        "certification.implementation-document",
        "certification.documented-personal-fields",
        "certification.documented-custom-fields",
    ],
)
def implementation_document_elsewhere(manifest: Manifest) -> Manifest:
    """The implementation document is on the web, where nobody looks."""
    paper = Paper("https://webshop.example/implementation", unread="nobody looks there")
    return declared(manifest, implementation_document=paper)


@mutant(trips=["certification.documented-connectors"])
def connector_named_in_part(manifest: Manifest) -> Manifest:
    """The implementation document names a connector that another one's name starts with."""
    return _document(manifest, "Webshop_Stock", "Webshop_StockPerDay")


@near_miss(of=["certification.documented-connectors", "certification.documented-filters"])
def document_in_english_and_capitals(manifest: Manifest) -> Manifest:
    """The implementation document names connectors in capitals, and filters in English."""
    changed = _document(manifest, "Webshop_Stock", "WEBSHOP_STOCK")
    return _document(changed, "filterautorisatie", "an authorization-filter")


@mutant(
    trips=["connectors.privacy"],
    near=["certification.documented-personal-fields"],
    faults=["birth-date-fetched"],
)
def personal_field_that_is_documented(manifest: Manifest) -> Manifest:
    """A date of birth is fetched, and the implementation document names it."""
    return documented(manifest, "Geboortedatum: voor de leeftijdsgrens.")


@mutant(
    trips=["connectors.custom-field", "certification.documented-custom-fields"],
    faults=["free-field"],
)
def custom_field_without_its_file(manifest: Manifest) -> Manifest:
    """A free field is fetched; the implementation document names it, and no .fie file."""
    return documented(manifest, "Season: het seizoen van een artikel.")


@mutant(
    trips=["connectors.custom-field"],
    near=["certification.documented-custom-fields"],
    faults=["free-field"],
)
def custom_field_that_is_documented(manifest: Manifest) -> Manifest:
    """A free field is fetched; the implementation document names it, and its .fie file."""
    return documented(manifest, "Season: importeer eerst webshop.fie.")
