"""Builds `world.json`: the invented data of the webshop's emulated environment.

Run `python -m profit_check.samples.webshop.build` after a change here; a test compares.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from profit_check.samples.webshop.definitions import get_connectors, update_connectors
from profit_check.samples.webshop.files import files


def build() -> str:
    """The text of `world.json`: a row, or a field, on each line, so that a change can be read."""
    world = {
        "environment_id": "O12345AA",
        "version": "22.22.5",
        "app_name": "Webshop koppeling",
        "group": "Webshop",
        "token_expiry": "0",
        "get": get_connectors(random.Random(20261123)),  # noqa: S311 - invented data, no secret
        "update": update_connectors(),
        "files": files(),
    }
    return _lines(world) + "\n"


def _lines(value: Any, depth: int = 0) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, list | dict) or not value or len(flat) < 96:
        return flat
    indent = "  " * (depth + 1)
    opening, closing = ("[", "]") if isinstance(value, list) else ("{", "}")
    if isinstance(value, list):
        parts = [_lines(item, depth + 1) for item in value]
    else:
        parts = [f"{json.dumps(key)}: {_lines(item, depth + 1)}" for key, item in value.items()]
    return f"{opening}\n{indent}" + f",\n{indent}".join(parts) + "\n" + "  " * depth + closing


if __name__ == "__main__":
    Path(__file__).with_name("world.json").write_text(build(), "utf-8", newline="\n")
