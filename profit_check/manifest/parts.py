"""Where the parts of a manifest stand that results are about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from profit_check.manifest.locate import KeyPath
from profit_check.model import FileConnector


def parts(data: Mapping[str, Any], lines: Mapping[KeyPath, int]) -> dict[str, int]:
    """The line of each part, by the name that Inventory gives it."""
    paths: dict[str, KeyPath] = {"integration": ("integration",)}
    for name in data["targets"]:
        paths[f"targets.{name}"] = ("targets", name)
    for kind in ("get", "update"):
        for place, table in enumerate(data.get(kind, ())):
            paths.setdefault(f"{kind}.{table['id']}", (kind, place))
    for place, table in enumerate(data.get("file", ())):
        id = FileConnector(table["kind"], table["sample"]).id
        paths.setdefault(f"file.{id}", ("file", place))
    for place, table in enumerate(data.get("waive", ())):
        about = " ".join(filter(None, (table["check"], table.get("subject"))))
        paths.setdefault(f"waive.{about}", ("waive", place))
    paths["certification"] = ("certification",)
    return {name: lines[path] for name, path in paths.items() if path in lines}
