"""conduct.content-type: `application/json; charset=utf-8` on writes."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.conduct.table import Case, Entry, carrying, read, write
from tests.traffic.made_har import entry

CHECK = "conduct.content-type"


def typed(type: str, method: str = "POST") -> Entry:
    """A body sent with this Content-Type."""
    return carrying(write({"FbSales": {}}, method=method), Content_Type=type)


RIGHT = typed("application/json; charset=utf-8")
UNTYPED = write({"FbSales": {}})
UNTYPED["request"]["postData"] = {"text": "{}"}
STRIPPED = {**UNTYPED, "request": {**UNTYPED["request"], "headers": []}}

CASES = [
    Case("no charset", [typed("application/json"), RIGHT], Status.WARN, ["1 of 2 bodies"]),
    Case("another charset", [typed("application/json; charset=iso-8859-1")], Status.WARN),
    Case("another type", [typed("text/plain; charset=utf-8", "PUT")], Status.WARN, ["not as"]),
    Case("a name like it", [typed("application/json; charset=utf-16")], Status.WARN),
    Case("of a form", [typed("application/x-www-form-urlencoded")], Status.WARN),
    Case("an empty charset", [typed("application/json; charset=")], Status.WARN),
    Case("none", [UNTYPED], Status.WARN, ["without the header Content-Type", "1 of 1"]),
    Case("headers not recorded", [STRIPPED], Status.ERROR, ["no headers"]),
]
NEAR_MISSES = [
    Case(
        "right", [RIGHT, typed("application/json; charset=utf-8", "PUT")], Status.PASS, ["2 of 2"]
    ),
    Case("letter case", [typed("Application/JSON;Charset=UTF-8")], Status.PASS),
    Case("another name of it", [typed("application/json; Charset=utf8")], Status.PASS),
    Case("quoted", [typed('application/json; charset="utf-8"')], Status.PASS),
    Case("more parameters", [typed("application/json; odata=verbose; charset=utf-8")], Status.PASS),
    Case(
        "a deletion",
        [entry("/connectors/FbSales/FbSales/@OrNu/1", method="DELETE")],
        Status.NOT_APPLICABLE,
    ),
    Case("reads only", [read()], Status.NOT_APPLICABLE),
]
