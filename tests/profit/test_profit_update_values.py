"""What is said of a value for a field of an UpdateConnector."""

from __future__ import annotations

from typing import Any

import pytest

from tests.profit.described import connector, element, field, judged


def of_value(value: Any, data_type: str, **more: Any) -> tuple[str, str]:
    """Whether a value is right, doubtful or wrong, and what is said of it."""
    found = judged(element(F=value), connector(field("F", data_type, **more)))
    assert len(found.wrong) + len(found.doubtful) <= 1
    for kind, said in (("wrong", found.wrong), ("doubtful", found.doubtful)):
        if said:
            start = "a.json: Acme/Element/Fields/F (Het veld F) "
            assert said[0].startswith(start)
            return kind, said[0].removeprefix(start)
    return "right", ""


@pytest.mark.parametrize(
    ("data_type", "value"),
    [
        ("string", ""),
        ("string", "1234567890"),
        ("STRING", "x"),
        ("int", 0),
        ("int", -7),
        ("int", 3.0),
        ("int", 1234567890),
        ("decimal", 1),
        ("decimal", -0.5),
        ("decimal", 12.50),
        ("decimal", 129.95),
        ("decimal", 1.1),
        ("decimal", 0.07),
        ("decimal", 1e7),
        ("date", "2026-11-23"),
        ("date", "2024-02-29T10:15:30.123Z"),
        ("date", "2026-11-23T10:15"),
        ("boolean", True),
        ("boolean", False),
        ("blob", "SGVsbG8" * 50),
        ("timespan", "PT8H"),
        ("timespan", 8),
    ],
)
def test_a_value_of_its_type_is_right(data_type: str, value: Any) -> None:
    assert of_value(value, data_type, decimals=2) == ("right", "")


@pytest.mark.parametrize("data_type", ["string", "int", "decimal", "date", "boolean", "blob", "x"])
def test_null_is_a_value_of_every_type(data_type: str) -> None:
    assert of_value(None, data_type, values=[{"id": "1"}], notzero=True) == ("right", "")


@pytest.mark.parametrize(
    ("data_type", "value", "text"),
    [
        ("string", 12, "is a number where text belongs"),
        ("string", True, "is a boolean where text belongs"),
        ("blob", 12, "is a number where text belongs"),
        ("int", "12", "is text where a whole number belongs"),
        ("int", "", "is text where a whole number belongs"),
        ("int", 12345678901, "has more digits than the 10 of its field"),
        ("decimal", "-.5", "is text where a number belongs"),
        ("decimal", 123456789.5, "has more digits than the 10 of its field"),
        ("date", "", "is text where a date such as 2026-11-23 belongs"),
        ("boolean", 1, "is a number where true or false belongs"),
        ("boolean", "True", "is text where true or false belongs"),
    ],
)
def test_what_afas_is_silent_about_is_doubtful(data_type: str, value: Any, text: str) -> None:
    assert of_value(value, data_type, decimals=2) == ("doubtful", text)


@pytest.mark.parametrize(
    ("data_type", "value", "text"),
    [
        ("string", ["x"], "is a list that does not read as text"),
        ("string", "12345678901", "is longer than 10 characters"),
        ("int", 3.5, "is a number that does not read as a whole number"),
        ("int", "drie", "is text that does not read as a whole number"),
        ("int", True, "is a boolean that does not read as a whole number"),
        ("decimal", "1,5", "is text that does not read as a number"),
        ("decimal", 0.005, "has more decimals than 2"),
        ("decimal", "0.005", "has more decimals than 2"),
        ("decimal", 1e-9, "has more decimals than 2"),
        ("date", "23-11-2026", "is text that does not read as a date such as 2026-11-23"),
        ("date", "2026-02-30", "is text that does not read as a date such as 2026-11-23"),
        ("date", 20261123, "is a number that does not read as a date such as 2026-11-23"),
        ("boolean", "ja", "is text that does not read as true or false"),
        ("boolean", 2, "is a number that does not read as true or false"),
        ("timespan", {}, "is an object that does not read as a single value"),
    ],
)
def test_a_value_of_another_type_is_wrong(data_type: str, value: Any, text: str) -> None:
    assert of_value(value, data_type, decimals=2) == ("wrong", text)


@pytest.mark.parametrize("bounds", [{"length": 0, "decimals": None}, {"length": None}])
def test_a_bound_that_is_not_told_bounds_nothing(bounds: dict[str, Any]) -> None:
    assert of_value("x" * 500, "string", **bounds) == ("right", "")
    assert of_value(10**30, "int", **bounds) == ("right", "")
    assert of_value(0.123456789, "decimal", **bounds) == ("right", "")


@pytest.mark.parametrize("value", [0, 0.0, -0.0])
def test_zero_is_wrong_where_it_is_not_allowed(value: Any) -> None:
    assert of_value(value, "decimal") == ("right", "")
    expected = ("wrong", "is zero, which this field may not be")
    assert of_value(value, "decimal", notzero=True) == expected


def test_zero_between_quotes_is_zero() -> None:
    assert of_value("0.00", "decimal", notzero=True)[0] == "wrong"


TABLE = [{"id": "NL", "description": "Nederland"}, {"id": "07", "description": "Zeven"}]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("NL", "right"),
        ("07", "right"),
        ("", "right"),
        ("nl", "doubtful"),
        ("Nederland", "wrong"),
        ("7", "wrong"),
        (7, "wrong"),
    ],
)
def test_a_code_stands_in_its_table(value: Any, kind: str) -> None:
    found, said = of_value(value, "string", values=TABLE)
    assert found == kind
    assert kind == "right" or said.endswith("the field's code table (NL, 07)")


def test_a_number_is_a_code_of_a_field_of_numbers() -> None:
    assert of_value(7, "int", values=[{"id": "7"}]) == ("right", "")
    assert of_value(8, "int", values=[{"id": "7"}])[0] == "wrong"


def test_a_long_code_table_is_counted_rather_than_shown() -> None:
    table = [{"id": str(number)} for number in range(300)]
    said = of_value("x", "string", values=table)[1]
    assert said == "is not in the field's code table (300 codes)"
