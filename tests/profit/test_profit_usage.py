"""Where a property is, and what a payload holds there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.model import GetConnector, Payload, UpdateConnector
from profit_check.profit.usage import Element, Place, elements, place_of, usage_of


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("FbSales/Element/Fields/OrDa", Place((), "orda")),
        (
            "FbSales/Element/Objects/items/FbSalesLines/Element/items/Fields/VaIt",
            Place(("fbsaleslines",), "vait"),
        ),
        ("A/Element/Objects/B/Element/Objects/C/Element/Fields/X", Place(("b", "c"), "x")),
        (".../B/Element/Fields/X", Place(("b",), "x", any_depth=True)),
        ("../B/Element/Fields/X", Place(("b",), "x", any_depth=True)),
        ("../Fields/X", Place((), "x", any_depth=True)),
        ("X", Place((), "x", any_depth=True)),
        ("../X", Place((), "x", any_depth=True)),
        ("Fields/X", Place((), "x")),
        ("A/Element/Objects/items/B", Place(("b",), None)),
        ("A/Element/Objects/B/Element/Objects", Place(("b",), None)),
    ],
)
def test_a_published_path_says_where_a_property_is(path: str, place: Place) -> None:
    assert place_of(path) == place


def test_a_place_at_any_depth_holds_every_element_of_its_object() -> None:
    deep, shallow = Element(("a", "b"), {}), Element(("b",), {})
    place = place_of("../B/Element/Fields/X")
    assert (place.holds(deep), place.holds(shallow)) == (True, True)
    assert not place.holds(Element(("b", "a"), {}))
    assert not place_of("R/Element/Objects/B/Element/Fields/X").holds(deep)


LINE = {"Element": [{"@Nr": 1, "Fields": {"VaIt": "2"}}, {"Fields": {"VaIt": "3"}}]}


@pytest.mark.parametrize("objects", [[{"Lines": LINE}], {"Lines": LINE}])
def test_elements_are_found_in_lists_and_alone(objects: Any) -> None:
    body = {"FbSales": {"Element": {"@OrNu": "1", "Fields": {"OrDa": "x"}, "Objects": objects}}}
    assert list(elements(body)) == [
        Element((), {"lines": None, "ornu": "1", "orda": "x"}),
        Element(("lines",), {"nr": 1, "vait": "2"}),
        Element(("lines",), {"vait": "3"}),
    ]


def test_without_a_payload_the_use_is_not_known() -> None:
    assert usage_of(UpdateConnector("A")).elements is None
    empty = UpdateConnector("A", payloads=(Payload(Path("a.json"), {}),))
    assert usage_of(empty).elements is None


def test_a_get_connector_is_read() -> None:
    assert usage_of(GetConnector("A")).methods == {"GET"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["Element", "Fields", "Objects", "A", "@K"]), inner)
    ),
    max_leaves=15,
)


@given(JSON)
def test_any_body_has_elements_or_none(body: object) -> None:
    assert all(isinstance(one, Element) for one in elements(body))


@given(st.text(max_size=40))
def test_any_path_is_a_place(path: str) -> None:
    assert isinstance(place_of(path), Place)
