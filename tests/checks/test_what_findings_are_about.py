"""What a finding is about: named parts of its subject, by which a baseline tells findings apart."""

from __future__ import annotations

import pytest

from profit_check.assessment import Options
from profit_check.model import Manifest, Status
from profit_check.sandbox import mutants
from tests.harness import results, sample_manifest

PAYLOAD = "sales-order.json FbSales/Element"


def about(
    check: str, subject: str | None, *, manifest: Manifest | None = None, faults: tuple[str, ...]
) -> tuple[str, ...]:
    """What the finding of a check is about."""
    options = Options(only=[check], isolation=True)
    found = results(faults=faults, manifest=manifest, options=options)
    [one] = [one for one in found if one.subject == subject and one.check == check]
    assert one.status in (Status.FAIL, Status.WARN, Status.REVIEW)
    return one.about


@pytest.mark.parametrize(
    ("check", "subject", "fault", "named"),
    [
        ("connectors.fields", "Webshop_Articles", "field-missing", ["Price"]),
        ("connectors.fields", "Webshop_Articles", "field-in-lower-case", ["Price"]),
        (
            "connectors.fields",
            "Webshop_SalesOrders",
            "integers-became-decimals",
            ["DebtorId", "OrderNumber"],
        ),
        ("connectors.rows", "Webshop_Stock", "row-without-a-field", ["Absent"]),
        ("connectors.rows", "Webshop_Stock", "text-too-long", ["Note"]),
        ("connectors.privacy", "Webshop_Stock", "birth-date-fetched", ["Geboortedatum"]),
        ("connectors.field-name", "Webshop_Stock", "period-in-field-name", ["Article.Group"]),
        ("connectors.unknown-field", "Webshop_Stock", "field-replaced", ["Former"]),
        ("connectors.custom-field", "Webshop_Stock", "free-field", ["Season"]),
        ("connectors.payload", "FbSales", "dates-became-numbers", [f"{PAYLOAD}/Fields/OrDa"]),
        ("token.surplus", None, "one-update-more", ["KnEmployee"]),
        ("token.isolation", None, "open-to-other-targets", ["other"]),
    ],
)
def test_a_finding_names_what_is_wrong_in_its_subject(
    check: str, subject: str | None, fault: str, named: list[str]
) -> None:
    assert about(check, subject, faults=(fault,)) == tuple(named)


@pytest.mark.parametrize(
    ("check", "subject", "mutant", "named"),
    [
        ("connectors.fields", "Webshop_Articles", "declared-in-small-letters", ["itemcode"]),
        ("connectors.payload", "FbSales", "field-in-small-letters", [f"{PAYLOAD}/Fields/rfcs"]),
        ("paging.order", "Webshop_Articles", "order-by-unknown-field", ["Nr"]),
        ("paging.order", "Webshop_Articles", "no-order", []),
        (
            "version.baseline",
            "Webshop_PriceLists",
            "type-was-another",
            ["Webshop_PriceLists AgreedPrice data-type"],
        ),
        (
            "version.targets",
            None,
            "field-was-shorter",
            ["Webshop_Articles Description length"],
        ),
        (
            "version.impact",
            None,
            "field-to-be-removed",
            ["Profit 9 FbSales RfCs property-removed"],
        ),
        (
            "version.impact",
            None,
            "release-not-tested",
            ["language-codes-simplified (Profit 8)"],
        ),
    ],
)
def test_a_finding_on_the_manifest_names_what_is_wrong_in_it(
    check: str, subject: str | None, mutant: str, named: list[str]
) -> None:
    changed = mutants.catalogue()[mutant]
    manifest = changed.change(sample_manifest())
    assert about(check, subject, manifest=manifest, faults=changed.faults) == tuple(named)


def test_more_is_named_than_a_message_has_room_for() -> None:
    found = about("token.surplus", None, faults=("many-connectors-more",))
    assert len(found) == 25
    assert list(found) == sorted(found)


def test_what_is_sound_is_about_nothing() -> None:
    assert {one.about for one in results() if one.status is Status.PASS} == {()}
