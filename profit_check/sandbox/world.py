"""The data of an emulated environment."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from profit_check.model import FileConnector

NEIGHBOUR = "A12345AB"
"""The id of the environment that stands beside a world: another one, for the sake of isolation."""

Rows = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, eq=False)
class GetDefinition:
    """A GetConnector of the world: `fields` as metainfo gives them, and its rows."""

    id: str
    description: str
    fields: tuple[Mapping[str, Any], ...]
    rows: Rows = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class FileDefinition:
    """A file of the world, and the sample that asks for it.

    `filedata` is Base64. Only subjects and files have a `filename`.
    """

    connector: FileConnector
    mimetype: str
    filedata: str = field(repr=False)
    filename: str = ""


@dataclass(frozen=True, eq=False)
class World:
    """An emulated environment; `update` holds the metainfo of its UpdateConnectors."""

    environment_id: str
    version: str
    get: tuple[GetDefinition, ...]
    update: tuple[Mapping[str, Any], ...] = ()
    files: tuple[FileDefinition, ...] = ()
    app_name: str = "Sandbox"
    group: str = "profit-check"
    token_expiry: str = "0"
    description: str = ""

    @property
    def token(self) -> str:
        """The classic token that opens this world: whole, as XML. It opens nothing else."""
        digits = hashlib.sha256(f"profit-check sandbox {self.environment_id}".encode()).hexdigest()
        return f"<token><version>1</version><data>{digits.upper()}</data></token>"

    @property
    def client(self) -> tuple[str, str]:
        """The OAuth client id and client secret that open this world."""
        digest = hashlib.sha256(f"profit-check client {self.environment_id}".encode()).hexdigest()
        return f"sandbox-{self.environment_id.lower()}", f"secret-{digest[:32]}"

    @property
    def bearer(self) -> str:
        """The access token that the token endpoint grants."""
        digest = hashlib.sha256(f"profit-check bearer {self.environment_id}".encode()).hexdigest()
        return f"sandbox-bearer-{digest[:40]}"

    @property
    def neighbour(self) -> World:
        """Another environment with the same data, that has a credential of its own."""
        return replace(self, environment_id=NEIGHBOUR)

    def get_definition(self, id: str) -> GetDefinition | None:
        """The GetConnector of this id; letter case does not matter."""
        return next((one for one in self.get if one.id.lower() == id.lower()), None)

    def update_definition(self, id: str) -> Mapping[str, Any] | None:
        """The metainfo of the UpdateConnector of this id; letter case does not matter."""
        return next((one for one in self.update if one["id"].lower() == id.lower()), None)
