"""UpdateConnectors as metainfo describes them, bodies for them, and strategies for both."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from profit_check.profit.metainfo import UpdateObject, read_update_schema
from profit_check.profit.payloads import Judged, judge_payloads

FREE = "U0123456789ABCDEF0123456789ABCDEF"
"""The id of a free field."""


def field(id: str, data_type: str = "string", **more: Any) -> dict[str, Any]:
    """A field of ten characters."""
    return {"fieldId": id, "dataType": data_type, "label": f"Het veld {id}", "length": 10, **more}


def connector(*fields: dict[str, Any], objects: Any = (), **more: Any) -> UpdateObject:
    """The UpdateConnector Acme."""
    about = {"id": "Acme", "name": "Acme", "fields": list(fields), "objects": list(objects)}
    return read_update_schema({**about, **more})


def judged(body: Any, of: UpdateObject, *methods: str) -> Judged:
    """What is said of a body in `a.json`; by POST, unless methods are given."""
    return judge_payloads(of, methods or ("POST",), {"a.json": body})


def element(**fields: Any) -> dict[str, Any]:
    """A body for Acme with these fields."""
    return {"Acme": {"Element": {"Fields": fields}}}


SECRET = "Jansen-7731"
NAMES = st.sampled_from(
    ["Acme", "A", "a", "Nm", FREE, "$ref", "Fields", "Element", "Objects", "é/~{kind}{0}", "\ud800"]
)
KEYS = NAMES | NAMES.map(lambda name: f"@{name}") | st.just("@Action")
SCALARS = (
    st.none() | st.booleans() | st.sampled_from([SECRET, SECRET * 9, "", 0, 77.31, 1e400, -0.0])
)
SCALARS |= st.integers() | st.floats() | st.text(max_size=3)
BODIES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=25,
)
FIELDS = st.fixed_dictionaries(
    {
        "fieldId": NAMES,
        "dataType": st.sampled_from(
            ["string", "int", "decimal", "date", "boolean", "blob", "", "?"]
        ),
        "label": st.sampled_from(["", "Naam", "{kind}"]),
        "primaryKey": st.booleans(),
        "mandatory": st.booleans(),
        "notzero": st.booleans(),
        "length": st.sampled_from([None, 0, 1, 5, -1, 10**8]),
        "decimals": st.sampled_from([None, 0, 2, -1, 10**8]),
        "values": st.sampled_from([None, [], [{"id": "1"}, {"id": "B "}]]),
    }
)


def objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Nested objects, with `inner` in them."""
    parts = {"name": NAMES, "fields": st.lists(FIELDS, max_size=4), "objects": inner}
    return st.lists(st.fixed_dictionaries(parts), max_size=2)


DESCRIBED = st.fixed_dictionaries(
    {
        "id": NAMES,
        "fields": st.lists(FIELDS, max_size=4),
        "objects": st.recursive(st.just([]), objects, max_leaves=4),
    }
)


def filled(described: Any, bodies: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Elements that resemble what is described, with any value in them."""
    named = {one["fieldId"]: bodies for one in described["fields"]}
    inner = {one["name"]: filled(one, bodies) for one in described["objects"]}
    keys = {f"@{name}": bodies for name in named}
    parts = {
        "Fields": st.fixed_dictionaries({}, optional=named) | bodies,
        "Objects": st.fixed_dictionaries({}, optional=inner) | bodies,
        "@Action": bodies,
    }
    one = st.fixed_dictionaries({}, optional={**keys, **parts})
    return st.fixed_dictionaries({"Element": one | st.lists(one, max_size=2)})
