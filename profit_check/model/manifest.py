"""What an integration says that it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from profit_check.model.certification import Certification
from profit_check.model.offer import Snapshot
from profit_check.model.releases import Published


class EnvironmentType(StrEnum):
    """The four types of a Profit environment (AFAS page `concepts`)."""

    PRODUCTION = "production"
    TEST = "test"
    ACCEPT = "accept"
    COURSE = "course"


@dataclass(frozen=True, slots=True)
class SecretSource:
    """Where a secret is kept; never the secret. `keyring` names are `service/name`."""

    kind: Literal["env", "file", "keyring"]
    name: str


@dataclass(frozen=True, slots=True)
class ClassicSource:
    """Where the classic token of a target is kept."""

    token: SecretSource


@dataclass(frozen=True, slots=True)
class OAuthSource:
    """Where the OAuth client credentials of a target are kept."""

    client_id: SecretSource
    client_secret: SecretSource


@dataclass(frozen=True, slots=True)
class Target:
    """One Profit environment. `base_url` is None where AFAS's host follows from number and type."""

    name: str
    participant: str
    type: EnvironmentType
    credential: ClassicSource | OAuthSource
    release: int | None = None
    base_url: str | None = None


@dataclass(frozen=True, slots=True)
class GetConnector:
    """A GetConnector that the integration reads.

    `order` are its orderbyfieldids ("-Field" descends); `fields` maps a field's id to the declared
    data type, or to None where the manifest gives only ids; `modified` is the field by which the
    integration asks for changes.
    """

    id: str
    order: tuple[str, ...] = ()
    take: int = 100
    fields: Mapping[str, str | None] = field(default_factory=dict)
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Payload:
    """A body as the integration sends it, read from `path`."""

    path: Path
    body: Any

    def name_beside(self, manifest: Path) -> str:
        """The file's path as the manifest names it; of a file elsewhere only its own name."""
        if self.path.is_relative_to(manifest.parent):
            return self.path.relative_to(manifest.parent).as_posix()
        return self.path.name


@dataclass(frozen=True, slots=True)
class UpdateConnector:
    """An UpdateConnector that the integration writes; its payloads are judged, never sent."""

    id: str
    methods: tuple[str, ...] = ("POST",)
    payloads: tuple[Payload, ...] = ()


@dataclass(frozen=True, slots=True)
class FileConnector:
    """A subject, file, image or report connector, and a sample to ask for.

    `sample` has the keys subject and file, file and name, id and format, or id and filters.
    """

    kind: Literal["subject", "file", "image", "report"]
    sample: Mapping[str, str]

    @property
    def id(self) -> str:
        """What tells it from others in results: `subject 635451/7CEEE0F5…`, `report 17`."""
        parts = (self.sample.get(key) for key in ("subject", "file", "id"))
        return f"{self.kind} {'/'.join(part for part in parts if part)}"


Connector = GetConnector | UpdateConnector | FileConnector


@dataclass(frozen=True, slots=True)
class Waiver:
    """An accepted deviation; `subject` None covers every subject of the check."""

    check: str
    subject: str | None
    reason: str
    agreed_with: str | None
    until: date


@dataclass(frozen=True, slots=True)
class Integration:
    """The software that is to go live or to be certified."""

    name: str
    integration_id: str | None = None
    tested_with: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an integration says it needs; `path` is the file it came from.

    `sha256` is that of its bytes, `lines` where its parts stand (see Inventory).
    `snapshots` are what is kept beside it of what its targets offered, by the target's name;
    `published` is what release notes say that were imported beside it.
    """

    path: Path
    integration: Integration
    targets: Mapping[str, Target]
    get: tuple[GetConnector, ...] = ()
    update: tuple[UpdateConnector, ...] = ()
    file: tuple[FileConnector, ...] = ()
    waive: tuple[Waiver, ...] = ()
    certification: Certification | None = None
    snapshots: Mapping[str, Snapshot] = field(default_factory=dict)
    published: Published = field(default_factory=Published)
    sha256: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
