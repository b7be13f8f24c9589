"""What must be given in a body for an UpdateConnector, and by which method it goes."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.profit.payloads import Judged, judge_payloads, methods_with_body
from tests.profit.described import connector, element, field, judged

LINES = {"name": "AcmeLines", "fields": [field("ItCd", mandatory=True)], "objects": []}
NEW = connector(
    field("Nr", primaryKey=True), field("Nm", mandatory=True), field("Re"), objects=[LINES]
)


def test_a_post_needs_its_mandatory_fields() -> None:
    said = judged(element(Re="x"), NEW).wrong
    assert said == ("a.json: Acme/Element/Fields/Nm (Het veld Nm) is mandatory, and not given",)


def test_without_fields_the_mandatory_ones_are_named() -> None:
    [said] = judged({"Acme": {"Element": {}}}, NEW).wrong
    assert said.endswith("Fields is not given, and has mandatory fields: Nm (Het veld Nm)")


def test_a_mandatory_field_that_is_null_is_wrong_and_an_empty_one_doubtful() -> None:
    assert judged(element(Nm=None), NEW).wrong[0].endswith("is null, and mandatory")
    assert judged(element(Nm=""), NEW).doubtful[0].endswith("is empty, and mandatory")


@pytest.mark.parametrize("action", ["update", "delete", "Update"])
def test_an_element_that_is_not_made_needs_no_mandatory_fields(action: str) -> None:
    line = {"@Action": action, "Fields": {}}
    body = {
        "Acme": {"Element": {"Fields": {"Nm": "x"}, "Objects": {"AcmeLines": {"Element": line}}}}
    }
    assert judged(body, NEW).wrong == ()


def test_an_element_that_is_made_does() -> None:
    line = {"@Action": "insert", "Fields": {}}
    body = {
        "Acme": {"Element": {"Fields": {"Nm": "x"}, "Objects": {"AcmeLines": {"Element": line}}}}
    }
    assert (
        judged(body, NEW)
        .wrong[0]
        .endswith("Fields/ItCd (Het veld ItCd) is mandatory, and not given")
    )


@pytest.mark.parametrize(
    "inside", [{"@Nr": "1"}, {"@Nr": 1, "Fields": {}}, {"Fields": {"Nr": "1", "Re": None}}]
)
def test_a_put_needs_the_key_only(inside: Any) -> None:
    found = judged({"Acme": {"Element": inside}}, NEW, "PUT")
    assert (found.wrong, found.doubtful) == ((), ())


@pytest.mark.parametrize("inside", [{}, {"@Nr": ""}, {"@Nr": None}, {"Fields": {"Nm": "x"}}])
def test_a_put_without_key_is_wrong(inside: Any) -> None:
    [said] = judged({"Acme": {"Element": inside}}, NEW, "PUT").wrong
    assert said.endswith("@Nr (Het veld Nr) is the key that PUT finds by, and is not given")


def test_a_mandatory_key_may_be_given_as_key_or_as_field() -> None:
    keyed = connector(field("Nr", primaryKey=True, mandatory=True))
    assert judged({"Acme": {"Element": {"@Nr": "1"}}}, keyed).wrong == ()
    assert judged(element(Nr="1"), keyed).wrong == ()
    assert (
        judged(element(), keyed).wrong[0].endswith("@Nr (Het veld Nr) is mandatory, and not given")
    )


MADE = element(Nm="x")
CHANGED = {"Acme": {"Element": {"@Nr": "1", "Fields": {"Re": "x"}}}}


def by_methods(*bodies: Any) -> Judged:
    named = {f"{number}.json": body for number, body in enumerate(bodies)}
    return judge_payloads(NEW, ("PUT", "POST", "DELETE"), named)


def test_one_body_to_make_and_one_to_change_are_right() -> None:
    assert by_methods(MADE, CHANGED) == Judged((), (), ("POST", "PUT"))


def test_a_body_to_make_says_nothing_of_how_a_change_is_sent() -> None:
    assert by_methods(MADE) == Judged((), (), ("POST",))


def test_a_body_that_only_changes_leaves_in_doubt_what_is_made() -> None:
    found = by_methods(CHANGED)
    assert (found.wrong, found.methods) == ((), ("PUT",))
    assert found.places == ("0.json Acme/Element/Fields/Nm",)
    [said] = found.doubtful
    assert said.startswith("0.json as POST: Acme/Element/Fields/Nm (Het veld Nm) is mandatory")


def test_a_body_without_key_is_judged_as_one_that_makes() -> None:
    [said] = by_methods(element(Re="x")).wrong
    assert (
        said == "0.json as POST: Acme/Element/Fields/Nm (Het veld Nm) is mandatory, and not given"
    )


def test_a_body_with_its_key_is_judged_as_a_change() -> None:
    body = {"Acme": {"Element": {"@Nr": "1", "Fields": {"Re": "x" * 11}}}}
    [said] = by_methods(body).wrong
    assert (
        said == "0.json as PUT: Acme/Element/Fields/Re (Het veld Re) is longer than 10 characters"
    )


def test_a_delete_sends_no_body() -> None:
    assert methods_with_body(["DELETE"]) == ()
    assert methods_with_body(["DELETE", "PUT", "POST"]) == ("POST", "PUT")
