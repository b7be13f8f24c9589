"""paging.order: has each read an order, of fields that exist."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.one_connector import field, judged
from tests.checks.paging.paged import keyed, outcome, paging


def test_an_order_of_fields_that_are_there_passes() -> None:
    assert judged("paging.order").status is Status.PASS


def test_no_order_fails_even_for_an_empty_connector() -> None:
    assert judged("paging.order", order=()).status is Status.FAIL


def test_the_correction_keeps_what_is_sound_of_the_order() -> None:
    result = judged("paging.order", order=("-key", "Nr"))
    assert result.correction == {"orderbyfieldids": "-key"}


def test_without_a_sound_order_the_correction_is_the_first_field_that_can_be_sorted_by() -> None:
    fields = [field("Photo", "blob"), field("Ready", "boolean"), field("Key", "int"), field("B")]
    for order in [(), ("Nr",)]:
        result = judged("paging.order", fields=fields, order=order)
        assert result.correction == {"orderbyfieldids": "Key"}


def test_without_a_field_to_sort_by_there_is_no_correction() -> None:
    result = judged("paging.order", fields=[field("Photo", "blob")], order=())
    assert (result.status, result.correction) == (Status.FAIL, {})


def test_letter_case_and_direction_do_not_matter() -> None:
    assert judged("paging.order", order=("-key",)).status is Status.PASS


def test_each_unknown_field_is_named_without_its_sign() -> None:
    result = judged("paging.order", order=("Key", "-Nr", "Line"))
    assert result.status is Status.FAIL
    assert "Nr, Line" in result.message


def test_a_field_with_an_accent_is_another_field() -> None:
    assert judged("paging.order", fields=[field("Clé")], order=("Cle",)).status is Status.FAIL


def test_one_wrong_order_is_one_failure() -> None:
    found = judged("paging.sorted", order=("Nr",), rows=keyed(3))
    assert found.status is Status.NOT_TESTED
    assert "paging.order" in found.message


def test_it_asks_for_no_rows() -> None:
    def refuse(asked: object) -> int:
        raise AssertionError

    assert outcome("order", refuse).status is Status.PASS
    assert outcome("order", paging([]), order=()).status is None
