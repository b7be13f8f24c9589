"""A world in which every value of a row can be told from all other text: a canary."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from typing import Any

from profit_check.sandbox.world import FileDefinition, GetDefinition, World
from tests.harness import sample_world

ROWS = 24


@cache
def canary_world() -> World:
    """The webshop with other rows and files: unlike values that fit their fields."""
    numbers = count(1)
    return replace(
        sample_world(),
        get=tuple(_canaries(one, numbers) for one in sample_world().get),
        files=tuple(_file(one, next(numbers)) for one in sample_world().files),
    )


def canaries(world: World) -> Iterator[str]:
    """What may not be seen anywhere: each value of a row, as it would be written."""
    for definition in world.get:
        for row in definition.rows:
            yield from (_written(value) for value in row.values() if not isinstance(value, bool))
    for file in world.files:
        yield from (file.filename, file.filedata, b64decode(file.filedata).decode())


def _file(definition: FileDefinition, number: int) -> FileDefinition:
    content = b64encode(f"Kan{number:05}Q of a file".encode()).decode()
    return replace(definition, filename=f"Kan{number:05}Q.txt", filedata=content)


def _canaries(definition: GetDefinition, numbers: Iterator[int]) -> GetDefinition:
    rows = tuple(
        {field["id"]: _value(field, next(numbers)) for field in definition.fields}
        for _ in range(ROWS)
    )
    return replace(definition, rows=rows)


def _value(field: Mapping[str, Any], number: int) -> Any:
    moment = datetime(2019, 3, 1, 7, 11, 13) + timedelta(minutes=977 * number)
    values: dict[str, Any] = {
        "string": f"Kan{number:05}Q",
        "int": 817_000_000 + 13 * number,
        "decimal": 736_000_000.37 + 17 * number,
        "date": moment.isoformat() + "Z",
        "boolean": bool(number % 2),
    }
    return values[field["dataType"]]


def _written(value: object) -> str:
    return str(value).removesuffix("Z")
