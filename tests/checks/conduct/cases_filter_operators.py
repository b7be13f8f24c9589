"""conduct.filter-operators: no contains, starts with, ends with, quick filter."""

from __future__ import annotations

import json

from profit_check.model import Status
from tests.checks.conduct.table import Case, Entry, read

CHECK = "conduct.filter-operators"


def by(operators: str) -> Entry:
    """A read with these operators, on as many fields."""
    fields = operators.replace(";", ",").count(",") + 1
    separators = [one for one in operators if one in ",;"]
    names = "A" + "".join(f"{one}A" for one in separators)
    assert names.count("A") == fields
    return read(filterfieldids=names, filtervalues=names.replace("A", "x"), operatortypes=operators)


def in_json(*operators: object) -> Entry:
    """A read with these operators, joined by AND."""
    conditions = [{"@FieldId": "A", "@OperatorType": one, "#text": "x"} for one in operators]
    content = {"Filters": {"Filter": [{"@FilterId": "F", "Field": conditions}]}}
    return read(filterjson=json.dumps(content))


CASES = [
    *(
        Case(f"operator {one}", [by(str(one)), by("1")], Status.FAIL, [f"({one}): 1 of 2"])
        for one in (6, 10, 11, 12, 13, 14, 15)
    ),
    Case("one of several", [by("1,10;2,3")], Status.FAIL, ["starts with (10)"]),
    Case(
        "two kinds",
        [by("6"), by("13"), by("6")],
        Status.FAIL,
        ["contains (6): 2 of 3", "ends with (13): 1 of 3"],
    ),
    Case("in JSON", [in_json("1", "6")], Status.FAIL, ["contains"]),
    Case("a number in JSON", [in_json(15)], Status.FAIL, ["quick filter"]),
    Case("a filter that cannot be read", [read(filterjson="{")], Status.ERROR),
]
NEAR_MISSES = [
    *(
        Case(f"operator {one}", [by(str(one))], Status.PASS, ["1 of 1"])
        for one in (1, 2, 3, 4, 5, 7, 8, 9)
    ),
    Case("in JSON", [in_json("1", "2", 3)], Status.PASS),
    Case(
        "a value of 6", [read(filterfieldids="A", filtervalues="6", operatortypes="1")], Status.PASS
    ),
    Case("no filter", [read()], Status.NOT_APPLICABLE),
]
