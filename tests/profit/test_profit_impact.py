"""Which published changes touch what an integration sends, and how hard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from profit_check.model import (
    ClassicSource,
    GetConnector,
    Manifest,
    OAuthSource,
    Payload,
    Published,
    PublishedChange,
    ReleaseNote,
    SecretSource,
    UpdateConnector,
)
from profit_check.profit.impact import Weight, impacts, notes
from profit_check.profit.release_words import describe
from tests.harness import sample_manifest
from tests.profit.published_changes import change

TOP = "FbSales/Element/Fields"
LINES = "FbSales/Element/Objects/items/FbSalesLines/Element/items/Fields"
BODY = {
    "FbSales": {
        "Element": {
            "@OrNu": "1",
            "Fields": {"OrDa": "2026-11-23", "RfCs": "abcdef", "DoNo": True, "Leeg": None},
            "Objects": [{"FbSalesLines": {"Element": [{"Fields": {"VaIt": "2"}}, {"Fields": {}}]}}],
        }
    }
}


def manifest(*, methods: tuple[str, ...] = ("POST",), body: Any = BODY) -> Manifest:
    payloads = () if body is None else (Payload(Path("a.json"), body),)
    update = (UpdateConnector("FbSales", methods, payloads),)
    return replace(sample_manifest(), get=(GetConnector("Acme_X"),), update=update)


def weight(one: PublishedChange, **how: Any) -> str | None:
    found = impacts(Published((one,)), manifest(**how), 7, 8)
    return found[0].weight if found else None


TABLE = [
    ("endpoint-removed", "/connectors/FbSales", {}, "breaking", "breaking"),
    ("endpoint-removed", "/connectors/FbSales", {"methods": ("PUT",)}, None, None),
    ("endpoint-removed", "/connectors/x", {"connector": "FbPurch"}, None, None),
    ("endpoint-added", "/connectors/FbSales", {}, "listed", "listed"),
    ("property-removed", f"{TOP}/OrDa", {}, "breaking", "look"),
    ("property-removed", f"{TOP}/orda", {"connector": "FBSALES"}, "breaking", "look"),
    ("property-removed", f"{TOP}/OrNu", {}, "breaking", "look"),
    ("property-removed", f"{TOP}/Other", {}, None, "look"),
    ("property-removed", f"{TOP}/VaIt", {}, None, "look"),
    ("property-removed", f"{LINES}/VaIt", {}, "breaking", "look"),
    ("property-removed", "FbSales/Element/Objects/FbSalesLines", {}, "breaking", "look"),
    ("property-removed", "FbSales/Element/Objects/FbTexts", {}, None, "look"),
    ("property-removed", ".../FbSalesLines/Element/Fields/VaIt", {}, "breaking", "look"),
    ("property-removed", "../VaIt", {}, "breaking", "look"),
    ("property-removed", "../FbSalesLines", {}, "breaking", "look"),
    ("property-removed", "../Other", {}, None, "look"),
    ("property-added-required", f"{TOP}/New", {}, "breaking", "breaking"),
    ("property-added-required", f"{TOP}/OrDa", {}, "listed", "breaking"),
    ("property-added-required", f"{LINES}/VaIt", {}, "breaking", "look"),
    ("property-added-required", "FbSales/Element/Objects/T/Element/Fields/X", {}, None, "look"),
    ("property-added-required", "FbSales/Element/Objects/T", {}, "breaking", "look"),
    ("property-became-required", f"{TOP}/New", {}, "breaking", "look"),
    ("property-became-required", f"{TOP}/OrDa", {}, "listed", "look"),
    ("property-became-required", "New", {}, "look", "look"),
    ("property-became-required", "VaIt", {}, "listed", "look"),
    ("property-became-optional", f"{TOP}/New", {}, "listed", "listed"),
    ("property-added-optional", f"{TOP}/New", {}, "listed", "listed"),
    ("property-added-optional", "FbSales/Element/Objects/T", {}, "listed", "listed"),
    ("property-added-optional", "FbSales/Element/Objects/T/Element/Fields/X", {}, None, "listed"),
    ("property-added-optional", f"{TOP}/New", {"breaking": True}, "look", "look"),
    ("enum-value-removed", f"{LINES}/VaIt", {"values": ("2", "4")}, "breaking", "look"),
    ("enum-value-removed", f"{LINES}/VaIt", {"values": ("3",)}, None, "look"),
    ("enum-value-removed", f"{TOP}/DoNo", {"values": ("1",)}, "breaking", "look"),
    ("enum-value-added", f"{LINES}/VaIt", {"values": ("7",)}, "listed", "listed"),
    ("enum-value-added", f"{TOP}/Other", {"values": ("7",)}, None, "listed"),
    ("max-length-changed", f"{TOP}/RfCs", {"before": 9, "after": 5}, "breaking", "look"),
    ("max-length-changed", f"{TOP}/RfCs", {"before": 9, "after": 6}, "listed", "look"),
    ("max-length-changed", f"{TOP}/RfCs", {"before": None, "after": 5}, "breaking", "look"),
    ("max-length-changed", f"{TOP}/RfCs", {"before": 3, "after": 9}, "listed", "listed"),
    ("max-length-changed", f"{TOP}/Leeg", {"before": 3, "after": 0}, "listed", "look"),
    ("type-changed", f"{TOP}/RfCs", {"before": "string", "after": "integer"}, "breaking", "look"),
    ("type-changed", f"{TOP}/RfCs", {"before": "integer", "after": "number"}, "listed", "listed"),
]


@pytest.mark.parametrize(("kind", "place", "more", "sent", "untold"), TABLE)
def test_a_change_weighs_what_it_means_to_the_payloads(
    kind: str, place: str, more: dict[str, Any], sent: str | None, untold: str | None
) -> None:
    one = change(kind, place, **more)
    assert weight(one) == sent
    assert weight(one, body=None) == untold


def test_only_the_codes_that_are_sent_are_named() -> None:
    one = change("enum-value-removed", f"{LINES}/VaIt", values=("2", "4"))
    [found] = impacts(Published((one,)), manifest(), 7, 8)
    assert describe(found.change) == "FbSales: FbSalesLines/VaIt takes code 2 no more (POST)"


def test_a_get_connector_of_afas_s_own_is_touched_by_its_endpoint() -> None:
    one = change("endpoint-removed", "/connectors/Acme_X", connector="Acme_X", methods=("GET",))
    assert weight(one) == "breaking"


@pytest.mark.parametrize(("release", "counts"), [(7, False), (8, True), (9, True), (10, False)])
def test_the_releases_after_the_first_up_to_the_last_count(release: int, counts: bool) -> None:
    one = change("property-removed", f"{TOP}/OrDa", release=release)
    assert bool(impacts(Published((one,)), manifest(), 7, 9)) is counts


def test_what_a_later_release_takes_back_counts_only_up_to_there() -> None:
    gone = change("enum-value-removed", f"{LINES}/VaIt", values=("2",))
    back = change("enum-value-added", f"{LINES}/VaIt", release=9, values=("2",))
    other = replace(back, methods=("PUT",))
    assert len(impacts(Published((gone, back)), manifest(), 7, 8)) == 1
    weights = {one.weight for one in impacts(Published((gone, back)), manifest(), 7, 9)}
    assert weights == {Weight.LISTED}
    assert impacts(Published((gone, other)), manifest(), 7, 9)[0].weight is Weight.BREAKING
    field = change("property-removed", f"{TOP}/OrDa")
    again = change("property-added-optional", f"{TOP}/OrDa", release=9)
    assert impacts(Published((field, again)), manifest(), 7)[0].weight is Weight.LISTED


def test_breaking_changes_come_first_and_then_the_older_release() -> None:
    found = impacts(
        Published(
            (
                change("property-added-optional", f"{TOP}/New", release=8),
                change("property-removed", f"{TOP}/RfCs", release=9),
                change("property-removed", f"{TOP}/OrDa", release=8),
            )
        ),
        manifest(),
        7,
    )
    assert [(one.weight.value, one.change.release) for one in found] == [
        ("breaking", 8),
        ("breaking", 9),
        ("listed", 8),
    ]


def note(applies_to: str, **more: Any) -> ReleaseNote:
    return ReleaseNote(8, "x", more.pop("breaking", False), "text", applies_to, "page", **more)


@pytest.mark.parametrize(
    ("one", "concerns"),
    [
        (note("all"), True),
        (note("auth"), True),
        (note("app-connector"), True),
        (note("get-connector"), True),
        (note("update-connector"), True),
        (note("update-connector", connectors=("fbsales",)), True),
        (note("update-connector", connectors=("FbPurch",)), False),
        (note("webhooks"), False),
        (note("bi"), False),
    ],
)
def test_a_note_concerns_those_who_use_what_it_is_about(one: ReleaseNote, concerns: bool) -> None:
    assert bool(notes(Published(notes=(one,)), manifest(), 7, 8)) is concerns


def test_a_note_about_a_kind_of_connector_does_not_concern_those_without() -> None:
    bare = replace(manifest(), get=(), update=())
    both = Published(notes=(note("get-connector"), note("update-connector")))
    assert notes(both, bare, 7, 8) == []


def test_a_note_on_classic_tokens_does_not_concern_oauth() -> None:
    only = Published(notes=(note("auth", classic=True),))
    oauth = OAuthSource(SecretSource("env", "A"), SecretSource("env", "B"))
    targets = {name: replace(t, credential=oauth) for name, t in manifest().targets.items()}
    assert notes(only, replace(manifest(), targets=targets), 7, 8) == []
    classic = ClassicSource(SecretSource("env", "A"))
    targets["one"] = replace(targets["sandbox"], credential=classic)
    assert len(notes(only, replace(manifest(), targets=targets), 7, 8)) == 1


def test_breaking_notes_come_first() -> None:
    found = notes(Published(notes=(note("all"), note("all", breaking=True))), manifest(), 7)
    assert [one.breaking for one in found] == [True, False]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (change("endpoint-removed", "/connectors/A"), "FbSales: POST /connectors/A is gone"),
        (change("property-removed", ".../B/Element/Fields/X"), "FbSales: ../B/X is gone (POST)"),
        (
            change("max-length-changed", f"{TOP}/X", before=3, after=5),
            "FbSales: X holds at most 5 characters, where it was 3 (POST)",
        ),
        (
            change("enum-value-added", f"{TOP}/X", values=tuple("abcdefghij")),
            "FbSales: X takes the codes a, b, c, d, e, f, g, h and 2 more from then on (POST)",
        ),
    ],
)
def test_a_change_is_told_in_half_a_sentence(one: PublishedChange, said: str) -> None:
    assert describe(one) == said
