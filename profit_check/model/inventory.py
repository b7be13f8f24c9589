"""What an integration exchanges with Profit: which connectors, and which data they carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class CarriedField:
    """A field whose values are read or written.

    `personal` says that it looks privacy-sensitive by its name; `declared`, that the manifest
    names it. A GetConnector gives all its fields, also those that the manifest does not name.
    `custom` is a free field, which exists only where it was imported.
    """

    id: str
    label: str | None = None
    data_type: str | None = None
    personal: bool = False
    declared: bool = True
    custom: bool = False


@dataclass(frozen=True, slots=True)
class Carrier:
    """A connector that the integration uses, and the fields that it carries.

    `complete` says whether `fields` are all of them, as metainfo tells, or only those that the
    manifest names.
    """

    kind: Literal["get", "update", "file"]
    id: str
    methods: tuple[str, ...] = ("GET",)
    fields: tuple[CarriedField, ...] = ()
    complete: bool = False
    order: tuple[str, ...] = ()
    take: int | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Inventory:
    """What the manifest says and the environment's metainfo adds.

    `manifest` is the file's name, `sha256` that of its bytes. `lines` are the lines, from 1, of its
    parts: `get.Acme_Articles`, `update.FbSales`, `file.image 7`, `targets.test`, `integration`,
    `waive.connectors.name Profit_Countries`.
    """

    manifest: str | None = None
    sha256: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    connectors: tuple[Carrier, ...] = ()
