"""What AFAS publishes of a Profit release: changes of its API, as facts and in prose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What can happen to an UpdateConnector, in the words of AFAS's release notes."""

    ENDPOINT_ADDED = "endpoint-added"
    ENDPOINT_REMOVED = "endpoint-removed"
    ENUM_VALUE_ADDED = "enum-value-added"
    ENUM_VALUE_REMOVED = "enum-value-removed"
    MAX_LENGTH_CHANGED = "max-length-changed"
    PROPERTY_ADDED_OPTIONAL = "property-added-optional"
    PROPERTY_ADDED_REQUIRED = "property-added-required"
    PROPERTY_BECAME_OPTIONAL = "property-became-optional"
    PROPERTY_BECAME_REQUIRED = "property-became-required"
    PROPERTY_REMOVED = "property-removed"
    TYPE_CHANGED = "type-changed"


@dataclass(frozen=True, slots=True)
class PublishedChange:
    """A change of one connector in one release, for the HTTP methods that it holds for.

    `place` is the path of an endpoint, or of a property in the body
    (`FbSales/Element/Fields/OrDa`; one that starts with `../` is found at any depth). `values` are
    the codes that a table gained or lost. `before` is None where AFAS published only what it became
    (`after`). `breaking` is AFAS's own word for it.
    """

    release: int
    kind: ChangeKind
    connector: str
    methods: tuple[str, ...]
    breaking: bool
    place: str
    values: tuple[str, ...] = ()
    before: int | str | None = None
    after: int | str | None = None


@dataclass(frozen=True, slots=True)
class ReleaseNote:
    """A change that AFAS describes in prose.

    `applies_to` is `all`, `auth`, `get-connector`, `update-connector`, `app-connector`, `webhooks`
    or `bi`. `connectors` are those that it is about, none for all of them; `classic` says that it
    concerns classic tokens only. `source` is the page that it comes from. `summary_nl` is the
    summary in Dutch, empty where there is none.
    """

    release: int
    id: str
    breaking: bool
    summary: str
    applies_to: str
    source: str
    connectors: tuple[str, ...] = ()
    classic: bool = False
    summary_nl: str = ""

    def summary_in(self, language: str) -> str:
        """The summary in the language of this code, or else as it was published."""
        return self.summary_nl if language == "nl" and self.summary_nl else self.summary


@dataclass(frozen=True, slots=True)
class Published:
    """What is published of some releases."""

    changes: tuple[PublishedChange, ...] = ()
    notes: tuple[ReleaseNote, ...] = ()
