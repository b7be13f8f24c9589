"""A run as it could have been: every family and every status, evidence, waivers, a plugin."""

from __future__ import annotations

from datetime import UTC, date, datetime

from profit_check.deadlines import calendar
from profit_check.explanation import Explanation
from profit_check.gate import verdict
from profit_check.language.catalogue import LANGUAGES, language
from profit_check.model import (
    ClassicSource,
    Document,
    EnvironmentType,
    Integration,
    Profile,
    Scope,
    SecretSource,
    Target,
    Traffic,
)
from profit_check.report import Report, build
from tests.writers import sample_evidence
from tests.writers.sample_inventory import inventory
from tests.writers.sample_results import (
    TOKEN_ENDS,
    WAIVERS,
    explained_in,
    result,
    results,
)

__all__ = ["document", "explanation", "report", "result"]

STARTED = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def explanation(check: str) -> Explanation | None:
    """The page of a check in English; None for one that is not installed."""
    return explained_in(LANGUAGES[0])(check)


def report(code: str = LANGUAGES[0]) -> Report:
    """The sample run, arranged for a reader of the language `code`."""
    return build(document(), explained_in(code), language(code))


def document() -> Document:
    """The sample run."""
    found = tuple(results())
    token = ClassicSource(SecretSource("env", "PROFIT_TEST_TOKEN"))
    target = Target("test", "12345", EnvironmentType.TEST, token, release=8)
    return Document(
        tool_version="0.1.0",
        started_at=STARTED,
        finished_at=STARTED.replace(second=3, microsecond=250_000),
        integration=Integration("Webshop koppeling", "12345_678900", (7, 8)),
        target={
            "name": target.name,
            "base_url": sample_evidence.BASE,
            "participant": target.participant,
            "declared_type": "test",
            "environment_id": "T12345AA",
            "environment_type": "test",
            "profit_version": "22.22.5",
            "release": target.release,
        },
        profile=Profile.GO_LIVE,
        verdict=verdict(found),
        results=found,
        evidence=tuple(sample_evidence.exchanges()),
        traffic=Traffic(count=41, bytes_received=183_204, peak_parallel=5),
        calendar=calendar(
            target,
            WAIVERS,
            STARTED.date(),
            token_ends=TOKEN_ENDS,
            certificate_ends=date(2027, 2, 1),
        ),
        scope=Scope(plugins=("acme_checks.py",)),
        inventory=inventory(),
    )
