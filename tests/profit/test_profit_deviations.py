"""What is out of place in a body for an UpdateConnector, and where."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profit_check.profit.deviations import TooDeep
from profit_check.profit.metainfo import UpdateObject, read_update_schema
from tests.profit.described import (
    BODIES,
    DESCRIBED,
    FREE,
    connector,
    element,
    field,
    filled,
    judged,
)

LINES = {"name": "AcmeLines", "fields": [field("ItCd", mandatory=True)], "objects": []}
ORDER = connector(
    field("OrNu", primaryKey="true"), field("OrDa", "date"), field("RfCs"), objects=[LINES]
)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (element(RfCc=1), "Fields/RfCc is not known here; the nearest is RfCs (Het veld RfCs)"),
        (element(AcmeLines=1), "Fields/AcmeLines is an object, whose place is in Objects"),
        (element(Colour=1), "Fields/Colour is not known here (known: OrNu, OrDa, RfCs)"),
        (
            element(**{"het veld rfcs": 1}),
            "Fields/het veld rfcs is not known here; the nearest is RfCs (Het veld RfCs)",
        ),
        (
            element(**{FREE: 1}),
            f"Fields/{FREE} is a free field that this environment does not have",
        ),
        ({"Acme": {"Element": {"RfCs": 1}}}, "RfCs is a field, whose place is in Fields"),
        ({"Acme": {"Element": {"@RfCs": 1}}}, "@RfCs is a field that is no key"),
        ({"Acme": {"Element": {"@OrNr": 1}}}, "@OrNr is not known here; the nearest is @OrNu"),
        ({"Acme": {"Element": {"Object": []}}}, "Object is not known here; the nearest is Objects"),
        ({"Acme": {"Element": {"Objects": 1}}}, "Objects is a number where an object belongs"),
        ({"Acme": {"Element": {"Objects": [1]}}}, "Objects/0 is a number where an object belongs"),
        ({"Acme": {"Element": {"Fields": []}}}, "Fields is a list where an object belongs"),
        ({"Acme": {"Element": {"@Action": "add"}}}, "@Action is none of insert, update, delete"),
        ({"Acme": {"Element": {"@Action": 1}}}, "@Action is a number where text belongs"),
        (
            {"Acme": {"Element": {"Objects": {"AcmeLines": {}}}}},
            "Objects/AcmeLines/Element is not given",
        ),
    ],
)
def test_what_is_out_of_place_is_named_with_its_path(body: Any, said: str) -> None:
    label = " (Het veld OrNu)" if "@OrNu" in said else ""
    assert judged(body, ORDER).wrong == (f"a.json: Acme/Element/{said}{label}",)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ([], "the body is a list where an object belongs"),
        ({}, "the body is empty where Acme belongs"),
        ({"Acne": {}}, "Acne is not what a body of this UpdateConnector starts with: Acme"),
        ({"Acme": {}}, "Acme/Element is not given"),
        ({"Acme": {"Element": None}}, "Acme/Element is null where an object belongs"),
    ],
)
def test_a_body_starts_with_the_id_of_its_connector(body: Any, said: str) -> None:
    assert judged(body, ORDER).wrong == (f"a.json: {said}",)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"ACME": {"Element": {}}}, "ACME is written Acme by AFAS"),
        ({"Acme": {"element": {}}}, "Acme/element is written Element by AFAS"),
        (element(rfcs="x"), "Acme/Element/Fields/rfcs is written RfCs by AFAS"),
        ({"Acme": {"Element": []}}, "Acme/Element is an empty list"),
        (
            {"Acme": {"Element": {"Fields": None}}},
            "Acme/Element/Fields is null where an object belongs",
        ),
        (
            {"Acme": {"Element": {"Objects": None}}},
            "Acme/Element/Objects is null where an object belongs",
        ),
        (
            {"Acme": {"Element": {"@Action": "INSERT"}}},
            "Acme/Element/@Action differs in letter case from insert, update, delete",
        ),
    ],
)
def test_letter_case_and_emptiness_are_doubtful(body: Any, said: str) -> None:
    found = judged(body, ORDER)
    assert found.wrong == ()
    assert found.doubtful == (f"a.json: {said}",)


@pytest.mark.parametrize(
    "objects",
    [
        [{"AcmeLines": {"Element": {"Fields": {"ItCd": "A"}}}}],
        {"AcmeLines": {"Element": {"Fields": {"ItCd": "A"}}}},
        {"AcmeLines": {"Element": [{"Fields": {"ItCd": "A"}}, {"Fields": {"ItCd": "B"}}]}},
        {"AcmeLines": {"Element": []}},
        [],
        {},
    ],
)
def test_element_and_objects_may_be_one_or_a_list(objects: Any) -> None:
    body = {"Acme": {"Element": {"@OrNu": "1", "Fields": {}, "Objects": objects}}}
    found = judged(body, ORDER, "POST", "PUT")
    assert (found.wrong, found.doubtful, found.methods) == ((), (), ("POST", "PUT"))


def test_a_body_may_start_with_the_name_that_metainfo_gives_its_connector() -> None:
    employee = connector(field("Nm"), id="KnEmployee", name="AfasEmployee")
    for start in ("KnEmployee", "AfasEmployee"):
        assert judged({start: {"Element": {"Fields": {"Nm": "x"}}}}, employee).wrong == ()
    assert judged({"Other": {}}, employee).wrong[0].endswith("KnEmployee or AfasEmployee")


def test_deviations_come_in_the_order_of_the_body() -> None:
    fields = {"RfCs": "x" * 11, "Zz9": 1, "OrDa": "morgen"}
    lines = {"AcmeLines": {"Element": [{"Fields": {"ItCd": "A"}}, {"Fields": {}}]}}
    body = {"Acme": {"Element": {"Objects": lines, "Fields": fields}}}
    paths = [said.partition(" ")[2].partition(" ")[0] for said in judged(body, ORDER).wrong]
    start = "Acme/Element"
    assert paths == [
        f"{start}/Objects/AcmeLines/Element/1/Fields/ItCd",
        f"{start}/Fields/RfCs",
        f"{start}/Fields/Zz9",
        f"{start}/Fields/OrDa",
    ]


def nested(depth: int) -> tuple[Any, UpdateObject]:
    described: Any = {"id": "A", "name": "A", "fields": [field("X", "int")]}
    body: Any = {"A": {"Element": {"Fields": {"X": "x"}}}}
    for _ in range(depth):
        described = {"id": "A", "name": "A", "fields": [], "objects": [described]}
        body = {"A": {"Element": {"Objects": [body]}}}
    return body, read_update_schema(described)


def test_objects_are_judged_at_any_depth_that_there_is() -> None:
    body, described = nested(20)
    [said] = judged(body, described).wrong
    assert said.count("/Objects/0/A/Element") == 20


def test_what_is_nested_too_deeply_to_judge_is_said_to_be() -> None:
    body, described = nested(150)
    with pytest.raises(TooDeep):
        judged(body, described)


def test_a_name_that_cannot_be_printed_is_shown_without_harm() -> None:
    body = element(**{"x\x1b\ud800": 1, "y" * 500: 1})
    first, second = judged(body, ORDER).wrong
    assert "Fields/x\ufffd\ufffd is not known here" in first
    assert "Fields/" + "y" * 60 + "… is not known" in second


@settings(deadline=None)
@given(data=st.data(), described=DESCRIBED)
def test_any_body_is_judged_by_any_metainfo_and_none_of_its_values_is_told(
    data: st.DataObject, described: Any
) -> None:
    alike = filled(described, BODIES).map(lambda inside: {described["id"]: inside})
    body = data.draw(alike | BODIES)
    found = judged(body, read_update_schema(described), "POST", "PUT")
    told = "\n".join((*found.wrong, *found.doubtful))
    assert "7731" not in told
    assert "77.31" not in told
    assert told.replace("\n", "").isprintable()
