"""What an environment offers: its connectors, as metainfo describes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """A connector that the app connector opens."""

    id: str
    description: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a GetConnector: `id` is its name in rows, `field_id` AFAS's own id behind it."""

    id: str
    field_id: str = ""
    data_type: str = ""
    label: str = ""
    length: int | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class GetSchema:
    """What `/metainfo/get/{id}` tells of a GetConnector."""

    name: str
    description: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class UpdateField:
    """A field of an UpdateConnector; `values` are its code table's ids, or None without a table."""

    field_id: str
    data_type: str = ""
    label: str = ""
    primary_key: bool = False
    mandatory: bool = False
    not_zero: bool = False
    length: int | None = None
    decimals: int | None = None
    values: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class UpdateObject:
    """An UpdateConnector, or an object nested in one to any depth.

    `body_name` is what an UpdateConnector's body starts with, where that is not its id: a body for
    KnEmployee starts with AfasEmployee.
    """

    name: str
    fields: tuple[UpdateField, ...]
    objects: tuple[UpdateObject, ...]
    body_name: str = ""


@dataclass(frozen=True, slots=True)
class OfferedGet:
    """A GetConnector as it was offered; `fields` is None where Profit refused its definition."""

    id: str
    description: str
    fields: tuple[Field, ...] | None


@dataclass(frozen=True, slots=True)
class OfferedUpdate:
    """An UpdateConnector as it was offered; `definition` is None where Profit refused it."""

    id: str
    description: str
    definition: UpdateObject | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a target offered when it was asked. `release` is the one that the manifest declared."""

    environment_id: str | None
    environment_type: str | None
    profit_version: str | None
    release: int | None
    get: tuple[OfferedGet, ...]
    update: tuple[OfferedUpdate, ...]
