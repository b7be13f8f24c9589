"""Bodies, files, refusals and documents keep what checks look at, and nothing else."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.model import Answer, Exchange, KeptRun, Paper, Profile, Question
from profit_check.profit.files import read_file
from profit_check.profit.mentions import Searched
from profit_check.profit.refusals import cause_of
from profit_check.profit.rows import read_page
from profit_check.pseudonyms import pseudonymised
from profit_check.pseudonyms.documents import kept_document
from profit_check.pseudonyms.files import kept_file
from profit_check.pseudonyms.refusals import kept_refusal
from profit_check.pseudonyms.rules import Tally
from profit_check.pseudonyms.values import FieldValues
from profit_check.wire.excerpt import RowValues
from tests.harness import sample_manifest
from tests.pseudonyms.taped import again, results, taped
from tests.traffic.made_har import entry, har, reading

FILE = Question("/fileconnector/1/2")
PAGE = Question("/connectors/Acme", (("skip", "0"), ("take", "5")))


def answer(question: Question, content: Any, status: int = 200, **more: Any) -> Answer:
    return Answer(question, "e1", status, 5.0, content=content, size=100, **more)


# --- bodies --------------------------------------------------------------------------------------

VALUES = st.one_of(
    *[st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False)],
    *[st.text(max_size=9), st.dates().map(str), st.decimals(allow_nan=False).map(str)],
)


@given(st.lists(VALUES, max_size=15))
def test_values_of_a_body_keep_type_length_and_difference(sent_values: list[Any]) -> None:
    values = FieldValues(["A1", "B2"])
    for value in sent_values:
        values.add(value)
    values.settle()
    found = [values.of(value) for value in sent_values]
    assert [type(one) for one in found] == [type(one) for one in sent_values]
    texts = [
        (one, other) for one, other in zip(sent_values, found, strict=True) if type(one) is str
    ]
    assert all(len(one) == len(other) for one, other in texts)
    if not values.full:
        assert len(set(found_texts(sent_values))) == len(set(found_texts(found)))


def found_texts(values: list[Any]) -> list[str]:
    return [f"{type(one).__name__} {one!r}" for one in values]


def test_a_code_of_the_table_stays_and_another_does_not_become_one() -> None:
    values = FieldValues(["hhh", "ggg"])
    for value in ("hhh", "HHH ", "jan"):
        values.add(value)
    values.settle()
    assert [values.of("hhh"), values.of("HHH ")] == ["hhh", "HHH "]
    assert values.of("jan") not in ("jan", "ggg", "hhh")


@pytest.mark.parametrize("text", ["12.50", "0", "-3", "007", "0.0", "100000"])
def test_a_number_as_text_keeps_its_digits_and_zeros(text: str) -> None:
    values = FieldValues([])
    values.add(text)
    values.settle()
    assert ["0" if one == "0" else one.isdigit() for one in values.of(text)] == [
        "0" if one == "0" else one.isdigit() for one in text
    ]


def order(**fields: Any) -> dict[str, Any]:
    return {"FbSales": {"Element": {"Fields": fields}}}


def test_recorded_bodies_are_judged_the_same_and_hold_no_value() -> None:
    bodies = [
        order(OrNu="Vertrouwelijk 1", OrDa="2026-11-23", DbId="10001 of nog niets"),
        order(OrNu="Vertrouwelijk 2", OrDa="23-11-2026", Unknown=[1, {"Name": "Jansen-Geheim"}]),
        order(OrNu="Vertrouwelijk 2", OrDa="23-11-2026"),
    ]
    entries = [
        entry("/connectors/FbSales", method="POST", sent=one, answer={}, status=201)
        for one in [*bodies, bodies[0]]
    ]
    recorded = reading(har(*entries))
    document, kept = taped(recorded=recorded)
    made = pseudonymised(kept)
    assert made.recorded is not None
    texts = [call.body or "" for call in made.recorded.calls]
    assert not [text for text in texts if "Vertrouwelijk" in text or "Geheim" in text]
    assert [texts.index(text) for text in texts] == [0, 1, 2, 0]
    assert results(again(made)) == results(document)


# --- files ---------------------------------------------------------------------------------------


@given(
    st.binary(max_size=40) | st.sampled_from([b"%PDF-1.7 x", b"PK\x03\x04abc", b"BM\0\0", b"<x/>"]),
    st.sampled_from(["text/plain; name=Jansen.txt", "application/pdf", "Jansen", None]),
)
def test_a_file_is_judged_the_same_and_nothing_of_it_is_kept(data: bytes, kind: str | None) -> None:
    content = {"filename": "Jansen.pdf", "filedata": b64encode(data).decode(), "mimetype": kind}
    tally = Tally()
    before = answer(FILE, content)
    made = kept_file(before, tally)
    assert read_file(made) == read_file(before)
    assert not tally.lost
    assert "Jansen" not in str(made.content)


@pytest.mark.parametrize("content", [["Jansen"], "Jansen", {"filedata": 5}, {"filedata": "Jan!"}])
def test_what_is_no_file_stays_none(content: Any) -> None:
    assert "Jan" not in str(kept_file(answer(FILE, content), Tally()).content)


# --- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        {"externalMessage": "GetConnector 'Acme' is geblokkeerd.", "profitLogReference": "a" * 32},
        {"externalMessage": "Klant De Vries Beheer bestaat niet", "customer": "De Vries Beheer"},
        {"message": "De app: niet ondersteund voor deze app"},
        {"externalMessage": "Getconnector is geblokkeerd door De Vries Beheer"},
        "Connector-veld De Vries Beheer niet gevonden",
        {"rows": [{"Name": "De Vries Beheer"}]},
        ["De Vries Beheer"],
    ],
)
def test_a_refusal_keeps_its_cause_and_quotes_nothing(content: Any) -> None:
    quotable = RowValues()
    for value in ("De Vries Beheer", "geblokkeerd", "a" * 32):
        quotable.remember(value)
    before = answer(PAGE, content, 500)
    made = kept_refusal(before, quotable, Tally())
    assert cause_of(made) is cause_of(before)
    assert "Vries" not in str(made.content)


def test_a_refusal_that_is_no_json_keeps_its_cause_only() -> None:
    text = "<html>De GetConnector van De Vries Beheer is geblokkeerd</html>"
    made = kept_refusal(answer(PAGE, None, 500, text=text), RowValues(), Tally())
    assert cause_of(made).value == "blocked"
    assert "Vries" not in made.text


# --- the document, and pages that are none -------------------------------------------------------


def test_a_document_keeps_the_names_that_are_looked_for_and_no_other_word() -> None:
    manifest = sample_manifest()
    text = "Onze klant Jansen: Webshop_Articles, FbSalesExtra, autorisatiefilter, .fie bestand"
    paper = kept_document(Paper("x.md", "00", text), manifest, {}, Tally())
    before, after = Searched(text), Searched(paper.text or "")
    names = [*(one.id for one in manifest.get), *(one.id for one in manifest.update)]
    assert [after.names(name) for name in names] == [before.names(name) for name in names]
    assert after.sort(names) == before.sort(names)
    assert after.speaks_of_filters and after.speaks_of_field_file
    assert "Jansen" not in after.text and "klant" not in after.text


@pytest.mark.parametrize(
    "content",
    [["Jansen"], "Jansen", {"data": "Jansen"}, {"rows": "Jansen"}, {"rows": ["Jansen"]}, None],
)
def test_what_is_no_page_stays_none_for_the_same_reason(content: Any) -> None:
    before = answer(PAGE, content)
    made = pseudonymised(run(before)).exchanges[0].answer
    assert "Jansen" not in str(made.content)
    assert why(made) == why(before)


def why(one: Answer) -> str:
    try:
        return str(read_page(one, skip=0, take=5).count)
    except ValueError as error:
        return str(error)


def test_a_filter_value_stands_for_the_value_of_the_row() -> None:
    rows = [{"Changed": f"2026-11-{day:02}T10:00:00Z"} for day in range(1, 4)]
    query = (("filterfieldids", "changed"), ("filtervalues", "2026-11-02T10:00:00"))
    asked = Question("/connectors/acme", query)
    kept = run(answer(PAGE, {"rows": rows}))
    kept = replace(kept, exchanges=(*kept.exchanges, Exchange(asked, answer(asked, {"rows": []}))))
    page, filtered = pseudonymised(kept).exchanges
    second = page.answer.content["rows"][1]["Changed"]
    assert dict(filtered.question.query)["filtervalues"] == second.removesuffix("Z")
    assert filtered.answer.question == filtered.question


def run(one: Answer) -> KeptRun:
    """A kept run of one exchange."""
    now = datetime(2026, 11, 23, tzinfo=UTC)
    kept = KeptRun(sample_manifest(), "sandbox", Profile.GO_LIVE, now, now)
    return replace(kept, exchanges=(Exchange(one.question, one),))
