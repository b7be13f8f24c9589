"""What an integration's owner declares about its certification by AFAS."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Score(StrEnum):
    """What a penetration test came to (AFAS page `partner-certification-steps`)."""

    GREEN = "green"
    ORANGE = "orange"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that the manifest names: a file beside it, or an address (`is_url`).

    `name` is what the manifest calls it; `sha256` is that of the file's bytes. `text` are the words
    of a document that is searched; where it could not be had, `unread` says why.
    """

    name: str
    sha256: str | None = None
    text: str | None = field(default=None, repr=False)
    unread: str = ""

    @property
    def is_url(self) -> bool:
        """Whether it is an address rather than a file."""
        return self.sha256 is None


@dataclass(frozen=True, slots=True)
class PenetrationTest:
    """A penetration test; `date` is the one on its report."""

    date: date
    score: Score
    tester: str | None = None
    report: Paper | None = None


@dataclass(frozen=True, slots=True)
class Certification:
    """What `[certification]` declares; what it leaves out is None, or empty.

    `customers` is how many use the integration, `accept_release` the Profit release that it was
    tested with on an accept environment.
    """

    start: date | None = None
    subscription: str | None = None
    penetration_test: PenetrationTest | None = None
    contacts: tuple[str, ...] = ()
    customers: int | None = None
    implementation_document: Paper | None = None
    data_flow_diagram: Paper | None = None
    demo: date | None = None
    partner_page: str | None = None
    course: date | None = None
    accept_release: int | None = None
