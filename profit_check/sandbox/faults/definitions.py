"""Faults of a GetConnector's definition: its fields, and rows that depart from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from profit_check.sandbox.faults import Proceed, fault, near_miss
from profit_check.sandbox.faults.connectors import description, reading
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import World

_KEYS = 2
"""Fields at the start of a definition that may be its order; the faults leave them alone."""

_FREE_FIELD_ID = "U0123456789ABCDEF0123456789ABCDEF"


@fault(trips=["connectors.fields"])
def field_missing(world: World, request: Request, proceed: Proceed) -> Response:
    """The GetConnector lacks the third of its fields, in metainfo and in rows."""
    response = proceed(world, request)
    if request.connector is None or not (definition := world.get_definition(request.connector)):
        return response
    name = definition.fields[_KEYS]["id"]
    response = _fields(response, request, lambda fields: fields[:_KEYS] + fields[_KEYS + 1 :])
    return _rows(response, world, request, lambda row: _without(row, name))


@fault(trips=["connectors.fields"])
def field_in_lower_case(world: World, request: Request, proceed: Proceed) -> Response:
    """The third field is written in small letters, in metainfo and in rows."""
    response = proceed(world, request)
    if request.connector is None or not (definition := world.get_definition(request.connector)):
        return response
    name = definition.fields[_KEYS]["id"]
    response = _fields(
        response, request, lambda fields: [_renamed(one, name, name.lower()) for one in fields]
    )
    return _rows(
        response,
        world,
        request,
        lambda row: {(key.lower() if key == name else key): row[key] for key in row},
    )


@fault(trips=["connectors.fields"])
def integers_became_decimals(world: World, request: Request, proceed: Proceed) -> Response:
    """What was an integer is a decimal according to metainfo."""
    response = proceed(world, request)
    return _fields(response, request, lambda fields: [_as_decimal(one) for one in fields])


@near_miss(
    of=["connectors.described", "connectors.fields", "connectors.rows", "connectors.custom-field"]
)
def undeclared_type(world: World, request: Request, proceed: Proceed) -> Response:
    """There is one field more, of a data type that AFAS never published."""
    return with_field(proceed(world, request), world, request, ("Slot", "U090", "timespan"), "PT8H")


@fault(trips=["connectors.rows"])
def row_with_an_extra_field(world: World, request: Request, proceed: Proceed) -> Response:
    """Rows hold a field that metainfo does not name."""
    response = proceed(world, request)
    return _rows(response, world, request, lambda row: {**row, "Surplus": 1})


@fault(trips=["connectors.rows"])
def row_without_a_field(world: World, request: Request, proceed: Proceed) -> Response:
    """Rows lack a field that metainfo names."""
    response = proceed(world, request)
    return _fields(response, request, lambda fields: [*fields, _field("Absent", "U091", "int")])


@fault(trips=["connectors.rows"])
def date_in_dutch_form(world: World, request: Request, proceed: Proceed) -> Response:
    """A date comes as day, month, year."""
    extra = ("DeliveryDate", "U092", "date")
    return with_field(proceed(world, request), world, request, extra, "23-11-2026")


@fault(trips=["connectors.rows"])
def number_as_text(world: World, request: Request, proceed: Proceed) -> Response:
    """An integer comes as text."""
    return with_field(proceed(world, request), world, request, ("Colli", "U093", "int"), "12")


@fault(trips=["connectors.rows"])
def boolean_as_text(world: World, request: Request, proceed: Proceed) -> Response:
    """A boolean comes as the word Ja."""
    return with_field(proceed(world, request), world, request, ("Active", "U094", "boolean"), "Ja")


@fault(trips=["connectors.rows"])
def text_too_long(world: World, request: Request, proceed: Proceed) -> Response:
    """A text is longer than metainfo says."""
    return with_field(proceed(world, request), world, request, ("Note", "U095", "string"), "x" * 21)


@near_miss(of=["connectors.rows"])
def decimal_without_leading_zero(world: World, request: Request, proceed: Proceed) -> Response:
    """A decimal comes as the text -.5, as before Profit 7, which is no fault."""
    extra = ("Discount", "U096", "decimal")
    return with_field(proceed(world, request), world, request, extra, "-.5")


@fault(trips=["connectors.field-name"])
def period_in_field_name(world: World, request: Request, proceed: Proceed) -> Response:
    """A field has a period in its name."""
    extra = ("Article.Group", "U097", "string")
    return with_field(proceed(world, request), world, request, extra, "A")


@fault(trips=["connectors.unknown-field"])
def field_replaced(world: World, request: Request, proceed: Proceed) -> Response:
    """A field says only that it was replaced, in the language of the asker."""
    text = "(vervangen)" if request.dutch else "(replaced)"
    return with_field(proceed(world, request), world, request, ("Former", "U098", "string"), text)


@fault(trips=["connectors.custom-field", "certification.documented-custom-fields"])
def free_field(world: World, request: Request, proceed: Proceed) -> Response:
    """A GetConnector fetches a free field."""
    extra = ("Season", _FREE_FIELD_ID, "string")
    return with_field(proceed(world, request), world, request, extra, "Zomer")


@fault(trips=["connectors.employment"])
def both_employment_numbers(world: World, request: Request, proceed: Proceed) -> Response:
    """A GetConnector fetches both employment numbers."""
    response = with_field(proceed(world, request), world, request, ("Volgnummer", "EnSe", "int"), 1)
    return with_field(response, world, request, ("Nummer", "DvSn", "int"), 1)


@fault(trips=["connectors.employment"])
def both_employment_labels(world: World, request: Request, proceed: Proceed) -> Response:
    """Both employment numbers are fetched, and only their names tell."""
    extra = ("Volgnummer_dienstverband", "U099", "int")
    response = with_field(proceed(world, request), world, request, extra, 1)
    return with_field(response, world, request, ("Dienstverband", "U100", "int"), 1)


@fault(trips=["connectors.privacy", "certification.documented-personal-fields"])
def birth_date_fetched(world: World, request: Request, proceed: Proceed) -> Response:
    """A GetConnector fetches a date of birth, named in Dutch."""
    extra = ("Geboortedatum", "U101", "date")
    return with_field(proceed(world, request), world, request, extra, "1980-01-01T00:00:00Z")


@fault(trips=["connectors.privacy", "certification.documented-personal-fields"])
def bank_account_fetched(world: World, request: Request, proceed: Proceed) -> Response:
    """A GetConnector fetches a bank account, named in English."""
    extra = ("BankAccountNumber", "U102", "string")
    return with_field(proceed(world, request), world, request, extra, "NL00BANK0123456789")


def with_field(
    response: Response, world: World, request: Request, extra: tuple[str, str, str], value: Any
) -> Response:
    """The response with one field more, whose value is the same in every row."""
    response = _fields(response, request, lambda fields: [*fields, _field(*extra)])
    return _rows(response, world, request, lambda row: {**row, extra[0]: value})


def _field(id: str, field_id: str, data_type: str) -> dict[str, Any]:
    described = {"id": id, "fieldId": field_id, "dataType": data_type, "label": id, "length": 20}
    return {**described, "controlType": 1, "decimals": 0, "decimalsFieldId": ""}


def _fields(
    response: Response, request: Request, change: Callable[[list[Any]], list[Any]]
) -> Response:
    if not description(request, "get") or response.status != 200:
        return response
    content = response.content
    return response.with_content({**content, "fields": change(content["fields"])})


def _rows(
    response: Response,
    world: World,
    request: Request,
    change: Callable[[dict[str, Any]], dict[str, Any]],
) -> Response:
    if not reading(world, request) or response.status != 200:
        return response
    content = response.content
    return response.with_content({**content, "rows": [change(row) for row in content["rows"]]})


def _without(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}


def _renamed(field: dict[str, Any], name: str, other: str) -> dict[str, Any]:
    return {**field, "id": other} if field["id"] == name else field


def _as_decimal(field: dict[str, Any]) -> dict[str, Any]:
    return {**field, "dataType": "decimal"} if field["dataType"] == "int" else field
