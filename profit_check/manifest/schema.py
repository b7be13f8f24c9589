"""The JSON Schema of the manifest, as it ships."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def text() -> str:
    """The schema (JSON Schema, draft 2020-12) as `profit-check init --schema` prints it."""
    return (files(__package__) / "manifest.schema.json").read_text("utf-8")


def schema() -> dict[str, Any]:
    """The schema as an object; `x-expected` says in words what belongs in a place."""
    loaded: dict[str, Any] = json.loads(text())
    return loaded
