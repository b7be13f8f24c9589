"""conduct.filter-form: counts agree; no `Z` in a time; commas in values."""

from __future__ import annotations

import json
from typing import Any

from profit_check.model import Status
from tests.checks.conduct.table import Case, Entry, read
from tests.traffic.made_har import entry

CHECK = "conduct.filter-form"


def by(fields: str, values: str, operators: str) -> Entry:
    """A read with a filter in parameters."""
    return read(filterfieldids=fields, filtervalues=values, operatortypes=operators)


def in_json(*conditions: dict[str, Any]) -> Entry:
    """A read with a filter in JSON."""
    return read(filterjson=json.dumps({"Filters": {"Filter": [{"Field": list(conditions)}]}}))


def condition(value: object, operator: object = "1") -> dict[str, Any]:
    """A condition on a field."""
    return {"@FieldId": "A", "@OperatorType": operator, "#text": value}


CASES = [
    Case(
        "a comma in a value",
        [by("Name", "Jansen, P.", "1"), by("A", "1", "1")],
        Status.FAIL,
        ["more values than fields", "1 of 2"],
    ),
    Case("a semicolon in a value", [by("Name", "a;b", "1")], Status.FAIL, ["more values"]),
    Case("a value too few", [by("A,B", "1", "1,1")], Status.FAIL, ["fewer values"]),
    Case("no values", [read(filterfieldids="A", operatortypes="1")], Status.FAIL, ["fewer values"]),
    Case("no fields", [read(filtervalues="1", operatortypes="1")], Status.FAIL, ["more values"]),
    Case("an operator too few", [by("A,B", "1,2", "1")], Status.FAIL, ["operators as fields"]),
    Case("an operator too many", [by("A", "1", "1,1")], Status.FAIL, ["operators as fields"]),
    Case(
        "unequal groups",
        [by("A,B;C", "1;2,3", "1,1;1")],
        Status.FAIL,
        ["more values", "fewer values"],
    ),
    Case(
        "AND in one, OR in another", [by("A,B", "1,2", "1;1")], Status.FAIL, ["operators as fields"]
    ),
    Case("operator 16", [by("A", "1", "16")], Status.FAIL, ["none of 1 to 15"]),
    Case("an operator in words", [by("A", "1", "eq")], Status.FAIL, ["none of 1 to 15"]),
    Case("an empty operator", [by("A", "1", "")], Status.FAIL, ["none of 1 to 15"]),
    Case("operator 0 in JSON", [in_json(condition("x", 0))], Status.FAIL, ["none of 1 to 15"]),
    Case(
        "empty without a value", [by("A,B", ",1", "8,1")], Status.FAIL, ["8 or 9 without a value"]
    ),
    Case(
        "not empty without a value, in JSON", [in_json(condition("", "9"))], Status.FAIL, ["8 or 9"]
    ),
    Case(
        "a time with Z",
        [by("ModifiedDate", "2026-11-23T10:00:00Z", "2")],
        Status.FAIL,
        ["time with Z"],
    ),
    Case(
        "a time with Z in JSON",
        [in_json(condition("2026-11-23T10:00:00.000Z", 2))],
        Status.FAIL,
        ["time with Z"],
    ),
    Case(
        "both forms",
        [read(filterjson="{}", filterfieldids="A", filtervalues="1", operatortypes="1")],
        Status.FAIL,
        ["beside"],
    ),
    Case(
        "JSON of another form",
        [read(filterjson='{"A": 1}')],
        Status.FAIL,
        ["filterjson that is none"],
    ),
    Case("no JSON", [read(filterjson="A=1")], Status.FAIL, ["filterjson that is none"]),
    Case(
        "no operators",
        [read(filterfieldids="A", filtervalues="1")],
        Status.REVIEW,
        ["no operators"],
    ),
    Case(
        "an & in a value",
        [
            entry(
                "/connectors/Webshop_Articles?filterfieldids=A&filtervalues=Jansen&Zoon&operatortypes=1"
            )
        ],
        Status.REVIEW,
        ["an & in a value"],
    ),
]
NEAR_MISSES = [
    Case("one", [by("A", "1", "1"), read()], Status.PASS, ["1 of 1 reads with a filter"]),
    Case("AND", [by("A,B", "1,2", "1,7")], Status.PASS),
    Case("OR", [by("A;A", "1;2", "1;1")], Status.PASS),
    Case("AND and OR", [by("A,B;C", "1,2;3", "1,1;4")], Status.PASS),
    Case("spaces", [by("A, B", "1, 2", "1, 1")], Status.PASS),
    Case("empty with a value", [by("A", "*", "8")], Status.PASS),
    Case("equal to nothing", [by("A", "", "1")], Status.PASS),
    Case("a code that ends in Z", [by("Code", "20260101 12-Z", "1")], Status.PASS),
    Case("a name in front of Z", [by("Code", "2026-01-01 12 MAAT Z", "1")], Status.PASS),
    Case("a time without Z", [by("ModifiedDate", "2026-11-23T10:00:00", "2")], Status.PASS),
    Case("a date", [by("ModifiedDate", "2026-11-23", "2")], Status.PASS),
    Case("a name that ends in z", [by("Name", "Sanchez", "1")], Status.PASS),
    Case("a comma in JSON", [in_json(condition("Jansen, P."), condition("a;b"))], Status.PASS),
    Case("an escaped ampersand", [by("A", "Jansen & Zoon", "1")], Status.PASS),
    Case("no filter", [read()], Status.NOT_APPLICABLE),
]
