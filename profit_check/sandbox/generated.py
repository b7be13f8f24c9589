"""Large worlds, made from two numbers: for benchmarks, and to see how a tool bears size."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from profit_check.sandbox.world import GetDefinition, World

START = datetime(2026, 1, 1)


def generated_world(connectors: int, rows: int) -> World:
    """A production environment with so many GetConnectors `Load_00001` … of so many rows each."""
    shared = tuple(_row(number) for number in range(1, rows + 1))
    return World(
        environment_id="O12345AA",
        version="22.22.5",
        get=tuple(_definition(number, shared) for number in range(1, connectors + 1)),
        app_name="Generated",
    )


def _definition(number: int, rows: tuple[Mapping[str, Any], ...]) -> GetDefinition:
    return GetDefinition(f"Load_{number:05}", f"Generated connector {number}", FIELDS, rows)


def _field(number: int, id: str, data_type: str, length: int) -> dict[str, Any]:
    return {
        "id": id,
        "fieldId": f"U{number:03}",
        "dataType": data_type,
        "label": id,
        "length": length,
        "controlType": 1,
        "decimals": 2 if data_type == "decimal" else 0,
        "decimalsFieldId": "",
    }


FIELDS = (
    _field(1, "Number", "int", 9),
    _field(2, "Code", "string", 20),
    _field(3, "Description", "string", 60),
    _field(4, "Amount", "decimal", 15),
    _field(5, "Modified", "date", 19),
)


def _row(number: int) -> dict[str, Any]:
    return {
        "Number": number,
        "Code": f"C-{number:09}",
        "Description": f"Generated row {number}",
        "Amount": number * 1.25,
        "Modified": (START + timedelta(minutes=number)).isoformat() + "Z",
    }
