"""Mutants of what the webshop sends: bodies that its UpdateConnectors do not take, and odd ones."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from profit_check.model import Manifest, Payload, UpdateConnector
from profit_check.sandbox.mutants import mutant, near_miss

Body = dict[str, Any]

FREE_FIELD = "U0123456789ABCDEF0123456789ABCDEF"


def _sent(manifest: Manifest, number: int, body: Body, *methods: str) -> Manifest:
    """The manifest with another payload, and other methods, of one of its UpdateConnectors."""
    update = list(manifest.update)
    was = update[number]
    payload = Payload(was.payloads[0].path, body)
    update[number] = UpdateConnector(was.id, methods or was.methods, (payload,))
    return replace(manifest, update=tuple(update))


def _order(manifest: Manifest, change: Callable[[Body], object]) -> Manifest:
    """The manifest with the Element of the sales order changed."""
    body = copy.deepcopy(manifest.update[0].payloads[0].body)
    change(body["FbSales"]["Element"])
    return _sent(manifest, 0, body)


def _fields(manifest: Manifest, **values: Any) -> Manifest:
    """The manifest with these fields in the head of the sales order."""
    return _order(manifest, lambda element: element["Fields"].update(values))


def _line(manifest: Manifest, **values: Any) -> Manifest:
    """The manifest with these fields in the second line of the sales order."""
    return _order(manifest, lambda element: _lines(element)[1]["Fields"].update(values))


def _lines(element: Body) -> Any:
    return element["Objects"][0]["FbSalesLines"]["Element"]


@mutant(trips=["connectors.payload"])
def mistyped_field_sent(manifest: Manifest) -> Manifest:
    """A sales order has a field whose name is mistyped."""
    return _fields(manifest, RfCss="Webshop")


@mutant(trips=["connectors.payload"])
def mistyped_object_sent(manifest: Manifest) -> Manifest:
    """A sales order has an object whose name is mistyped."""
    return _order(manifest, lambda element: element.update(Objects=[{"FbSaleLines": {}}]))


@mutant(trips=["connectors.payload"])
def unknown_free_field_sent(manifest: Manifest) -> Manifest:
    """A sales order has a free field that the environment does not have."""
    return _fields(manifest, **{FREE_FIELD: "Zomer"})


@mutant(trips=["connectors.payload"])
def field_outside_fields(manifest: Manifest) -> Manifest:
    """A field of a sales order stands beside Fields, not in it."""
    return _order(manifest, lambda element: element.update(RfCs="Webshop"))


@mutant(trips=["connectors.payload"])
def field_in_small_letters(manifest: Manifest) -> Manifest:
    """A field of a sales order is written in small letters; whether Profit minds is not known."""
    return _order(manifest, lambda element: element["Fields"].update(rfcs="x"))


@mutant(trips=["connectors.payload"])
def mandatory_field_left_out(manifest: Manifest) -> Manifest:
    """A sales order lacks a mandatory field."""
    return _order(manifest, lambda element: element["Fields"].pop("OrDa"))


@mutant(trips=["connectors.payload"])
def mandatory_field_of_a_line_left_out(manifest: Manifest) -> Manifest:
    """The second line of a sales order lacks a mandatory field."""
    return _order(manifest, lambda element: _lines(element)[1]["Fields"].pop("ItCd"))


@mutant(trips=["connectors.payload"])
def mandatory_field_null(manifest: Manifest) -> Manifest:
    """A mandatory field of a sales order is null."""
    return _fields(manifest, OrDa=None)


@mutant(trips=["connectors.payload"])
def text_one_too_long(manifest: Manifest) -> Manifest:
    """A text has one character more than its field."""
    return _fields(manifest, RfCs="x" * 61)


@mutant(trips=["connectors.payload"])
def one_decimal_too_many(manifest: Manifest) -> Manifest:
    """A price has three decimals where two are allowed."""
    return _line(manifest, Upri=12.505)


@mutant(trips=["connectors.payload"])
def words_for_a_number(manifest: Manifest) -> Manifest:
    """A number of units is written in words."""
    return _line(manifest, QuUn="twee")


@mutant(trips=["connectors.payload"])
def number_between_quotes(manifest: Manifest) -> Manifest:
    """A number is written as text; whether Profit takes it is not known."""
    return _line(manifest, QuUn="2")


@mutant(trips=["connectors.payload"])
def dutch_date_sent(manifest: Manifest) -> Manifest:
    """A date is written as day, month, year."""
    return _fields(manifest, OrDa="23-11-2026")


@mutant(trips=["connectors.payload"])
def zero_sent(manifest: Manifest) -> Manifest:
    """A number is zero where that is not allowed."""
    return _line(manifest, QuUn=0)


@mutant(trips=["connectors.payload"])
def unknown_code_sent(manifest: Manifest) -> Manifest:
    """A code does not stand in its field's table."""
    return _line(manifest, VaIt="7")


@mutant(trips=["connectors.payload"])
def unknown_action_sent(manifest: Manifest) -> Manifest:
    """An element asks for an action that there is not."""
    return _order(manifest, lambda element: element.update({"@Action": "upsert"}))


@mutant(trips=["connectors.payload"])
def field_that_is_no_key_as_key(manifest: Manifest) -> Manifest:
    """A field that is no key is sent as one."""
    return _order(manifest, lambda element: element.update({"@DbId": "10001"}))


@mutant(trips=["connectors.payload"])
def body_of_another_connector(manifest: Manifest) -> Manifest:
    """A payload is the body of another UpdateConnector."""
    return _sent(manifest, 0, manifest.update[1].payloads[0].body)


@mutant(trips=["connectors.payload"])
def put_without_key(manifest: Manifest) -> Manifest:
    """A sales order is changed without a key that says which."""
    return _sent(manifest, 0, manifest.update[0].payloads[0].body, "PUT")


@near_miss(of=["connectors.payload", "connectors.custom-field"])
def put_with_key_only(manifest: Manifest) -> Manifest:
    """A relation is changed by its key and nothing that is mandatory for a new one."""
    body = {"KnSalesRelationOrg": {"Element": {"@DbId": "10181", "Fields": {}}}}
    return _sent(manifest, 1, body, "PUT")


@near_miss(of=["connectors.payload"])
def single_element_in_an_object(manifest: Manifest) -> Manifest:
    """A sales order has one line, which is no list, in Objects that is none either."""

    def change(element: Body) -> None:
        element["Objects"] = {"FbSalesLines": {"Element": _lines(element)[0]}}

    return _order(manifest, change)


@near_miss(of=["connectors.payload"])
def elements_in_a_list(manifest: Manifest) -> Manifest:
    """Two sales orders are sent in one body."""
    element = manifest.update[0].payloads[0].body["FbSales"]["Element"]
    return _sent(manifest, 0, {"FbSales": {"Element": [element, element]}})


@near_miss(of=["connectors.payload"])
def values_that_just_fit(manifest: Manifest) -> Manifest:
    """A text is exactly as long as its field, and a price has exactly its decimals."""
    return _fields(_line(manifest, QuUn=0.01, Upri=-0.1), RfCs="x" * 60)


@near_miss(of=["connectors.payload"])
def optional_values_null(manifest: Manifest) -> Manifest:
    """Fields that are not mandatory are null."""
    return _fields(_line(manifest, VaIt=None, QuUn=None, Upri=None), OrNu=None, RfCs=None)


@near_miss(of=["connectors.payload"])
def action_and_key_sent(manifest: Manifest) -> Manifest:
    """Elements say what is to be done with them, and by which key."""

    def change(element: Body) -> None:
        element.update({"@OrNu": "S-1", "@Action": "insert"})
        _lines(element)[1].update({"@Action": "delete", "Fields": {}})

    return _order(manifest, change)


@near_miss(of=["connectors.payload"])
def dates_with_a_time(manifest: Manifest) -> Manifest:
    """A date has a time."""
    return _fields(manifest, OrDa="2026-11-23T10:15:30Z")


@near_miss(of=["connectors.payload", "connectors.custom-field"])
def no_payload(manifest: Manifest) -> Manifest:
    """The manifest names no payload."""
    update = tuple(UpdateConnector(one.id, one.methods) for one in manifest.update)
    return replace(manifest, update=update)
