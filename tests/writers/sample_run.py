"""A run as it could have been: every family and every status, evidence, waivers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from profit_check.explanation import Explanation
from profit_check.gate import STALE_WAIVER_FIX, WAIVER_CHECK, verdict
from profit_check.language.catalogue import LANGUAGES, language
from profit_check.model import (
    Deadline,
    Document,
    Imminence,
    Integration,
    Level,
    Profile,
    Result,
    Status,
    Traffic,
    Waiver,
)
from profit_check.report import Report, build
from tests.writers import sample_evidence
from tests.writers.sample_evidence import CONNECTORS
from tests.writers.sample_inventory import inventory

_PAGES = {
    "connection.reachable": "The host resolves, accepts a connection and answers HTTP.",
    "connection.tls": "The connection is encrypted with TLS 1.2 or newer.",
    "connection.response-time": "A small request is answered within 1000 ms.",
    "token.accepted": "Profit accepts the credential.",
    "token.expiry": "The token is valid for 30 days or more.",
    "token.method": "The integration authenticates with OAuth.",
    "token.surplus": "The app connector opens no more than the integration needs.",
    "environment.identified": "The environment says who it is.",
    "environment.type": "The environment is of the declared type.",
    "environment.host": "The host belongs to the participant number and the type.",
    "environment.purpose": "The type of environment fits the profile.",
    "connectors.available": "Each connector of the manifest is in the app connector.",
    "connectors.described": "The metainfo of a connector can be read.",
    "connectors.readable": "A GetConnector gives rows.",
    "connectors.fields": "The fields of the manifest are there, with the declared types.",
    "connectors.name": "A GetConnector has a name of the integration's own.",
    "connectors.privacy": "Privacy-sensitive fields are known and justified.",
    "paging.order": "Each read has an order, of fields that exist.",
    "paging.take": "A page holds no more rows than `take` asks for.",
    "paging.skip": "Page 1 followed by page 2 is the same as one page of both.",
    "paging.unique": "The order is unique over the sampled rows.",
    "paging.changes": "The filter on the modified field holds.",
    "errors.unknown-connector": "An unknown connector is refused.",
    "errors.body": "A refusal carries `externalMessage` and `profitLogReference`.",
    "errors.maintenance": "Maintenance is announced, and its `retry_after` is respected.",
    "version.readable": "The Profit version can be read.",
    "version.release": "The integration was tested with the declared release.",
}
_FIX = """Give the read an order that is unique, for example the item code:

- in the manifest, name it in `order`;
- in the integration, send it as `orderbyfieldids`.

The Profit administrator can see the connector under General > Output > Management."""
_WHY = """AFAS asks for an order with every paged read. Without it rows repeat or go missing, and
nobody notices until an amount is wrong."""


def explanation(check: str) -> Explanation | None:
    """The page of a check of the sample; None for one that is not installed."""
    if check not in _PAGES:
        return None
    return Explanation(_PAGES[check], _WHY, _FIX, "- AFAS: `get-connector`, `troubleshooting`.")


def report(code: str = LANGUAGES[0]) -> Report:
    """The sample run, arranged for a reader of the language `code`."""
    return build(document(), explanation, language(code))


def document() -> Document:
    """The sample run."""
    results = tuple(_results())
    return Document(
        tool_version="0.1.0",
        started_at=datetime(2026, 11, 23, 10, 0, tzinfo=UTC),
        finished_at=datetime(2026, 11, 23, 10, 0, 3, 250_000, tzinfo=UTC),
        integration=Integration("Webshop koppeling", "12345_678900", (7, 8)),
        target={
            "name": "test",
            "base_url": sample_evidence.BASE,
            "participant": "12345",
            "declared_type": "test",
            "environment_id": "T12345AA",
            "environment_type": "test",
            "profit_version": "22.22.5",
            "release": 8,
        },
        profile=Profile.GO_LIVE,
        verdict=verdict(results),
        results=results,
        evidence=tuple(sample_evidence.exchanges()),
        traffic=Traffic(count=41, bytes_received=183_204, peak_parallel=5),
        calendar=tuple(_calendar()),
        inventory=inventory(),
    )


def _calendar() -> Iterator[Deadline]:
    past, soon, near, later = Imminence
    waiver = "last day of the waiver of"
    yield Deadline(date(2026, 10, 1), f"{waiver} paging.end", "waiver", -53, past)
    yield Deadline(date(2026, 12, 14), "the token of this target ends", "token", 21, soon)
    yield Deadline(date(2027, 2, 1), "the certificate of the host ends", "certificate", 70, near)
    name = f"{waiver} connectors.name for Profit_Countries"
    yield Deadline(date(2027, 3, 1), name, "waiver", 98, later)


def result(
    check: str,
    status: Status,
    message: str,
    subject: str | None = None,
    *,
    level: Level = Level.MUST,
    evidence: tuple[str, ...] = (),
    rules: tuple[str, ...] = (),
) -> Result:
    """A result with the remedy that its status asks for."""
    good = status in (Status.PASS, Status.NOT_APPLICABLE)
    return Result(
        check,
        subject,
        status,
        level,
        message,
        afas_rules=rules,
        remedy="" if good else _FIX,
        evidence=evidence,
    )


def _results() -> Iterator[Result]:
    yield from _connection_and_token()
    yield from _environment()
    yield from _connectors()
    yield from _paging()
    yield from _rest()


def _connection_and_token() -> Iterator[Result]:
    should = Level.SHOULD
    yield result("connection.reachable", Status.PASS, "the host answers", evidence=("e1",))
    yield result("connection.response-time", Status.PASS, "median 84 ms", level=should)
    yield result("connection.tls", Status.PASS, "TLS 1.3, valid until 2027-06-01")
    yield result("token.accepted", Status.PASS, "metainfo was given", evidence=("e2",))
    yield result("token.expiry", Status.WARN, "the token ends in 21 days, on 2026-12-14")
    message = "a classic token: it works until 2027-08-31 at the latest"
    yield result("token.method", Status.WARN, message, level=should, evidence=("e2",))
    message = "opens 3 connectors that the manifest does not need: Hr_Salary, Hr_Contract, Hr_Sick"
    yield result("token.surplus", Status.WARN, message, level=should, evidence=("e2",))


def _environment() -> Iterator[Result]:
    yield result("environment.identified", Status.PASS, "T12345AA", evidence=("e2",))
    message = "the base URL is not one that AFAS derives"
    yield result("environment.host", Status.NOT_APPLICABLE, message)
    message = "go-live asks for a production environment; this one is a test environment"
    yield result("environment.purpose", Status.WARN, message, level=Level.SHOULD)
    yield result("environment.type", Status.PASS, "T stands for test", evidence=("e2",))


def _connectors() -> Iterator[Result]:
    yield result("connectors.available", Status.PASS, "opened", "FbSales", evidence=("e2",))
    for number, connector in enumerate(CONNECTORS, start=3):
        own = (f"e{number}",)
        yield result("connectors.available", Status.PASS, "opened", connector, evidence=("e2",))
        yield result("connectors.described", Status.PASS, "12 fields", connector, evidence=own)
        if connector == "Acme_Stock":
            continue
        yield result("connectors.readable", Status.PASS, "10 rows", connector, evidence=own)
        yield result("connectors.fields", Status.PASS, "5 of 5 fields", connector, evidence=own)
    message = "Price is a string where a decimal is declared; Discount is not there"
    yield result("connectors.fields", Status.FAIL, message, "Acme_Prices", evidence=("e9",))
    message = "refused with 500: not supported for this app or not authorized (it cannot be told)"
    yield result("connectors.readable", Status.FAIL, message, "Acme_Stock", evidence=("e8",))
    message = "connectors.readable did not succeed"
    yield result("connectors.fields", Status.NOT_TESTED, message, "Acme_Stock")
    yield from _for_a_person()


def _for_a_person() -> Iterator[Result]:
    waiver = Waiver(
        "connectors.name",
        "Profit_Countries",
        "Country table only, agreed",
        "AFAS System Integrator, request 123456",
        date(2027, 3, 1),
    )
    yield Result(
        "connectors.name",
        "Profit_Countries",
        Status.WAIVED,
        Level.SHOULD,
        "the name starts with Profit_",
        afas_rules=("STRUCT-27", "STRUCT-28"),
        remedy=_FIX,
        waiver=waiver,
    )
    yield result(
        "connectors.privacy",
        Status.REVIEW,
        "2 fields look privacy-sensitive: BSN, DateOfBirth",
        "Acme_Debtors",
        level=Level.SHOULD,
        rules=("AUT-19",),
    )


def _paging() -> Iterator[Result]:
    for connector in CONNECTORS:
        yield result("paging.order", Status.PASS, "ItemCode", connector)
    for connector, own in (("Acme_Articles", "e10"), ("Acme_Debtors", "e12")):
        message = "7 rows where 5 were asked for"
        failed = result("paging.take", Status.FAIL, message, connector, evidence=("e2", own))
        yield replace(failed, correction={"orderbyfieldids": "ItemCode", "take": "5"})
    yield result("paging.take", Status.PASS, "5 rows", "Acme_Orders")
    yield result("paging.skip", Status.PASS, "the same 10 rows", "Acme_Orders")
    yield result("paging.unique", Status.PASS, "200 different values", "Acme_Orders")
    message = "nobody answered within 60 s"
    yield result("paging.skip", Status.ERROR, message, "Profit_Countries", evidence=("e11",))
    for check in ("paging.skip", "paging.unique"):
        for connector in ("Acme_Articles", "Acme_Debtors"):
            yield result(check, Status.NOT_TESTED, "paging.take did not succeed", connector)
    for check in ("paging.take", "paging.skip", "paging.unique"):
        yield result(check, Status.NOT_TESTED, "connectors.readable did not succeed", "Acme_Stock")
    for connector in CONNECTORS:
        message = "the manifest names no modified field"
        yield result("paging.changes", Status.NOT_APPLICABLE, message, connector)


def _rest() -> Iterator[Result]:
    yield result("errors.body", Status.WARN, "no profitLogReference", level=Level.SHOULD)
    message = "no 503 was seen"
    yield result("errors.maintenance", Status.NOT_APPLICABLE, message, level=Level.INFO)
    yield result("errors.unknown-connector", Status.PASS, "refused with 500", evidence=("e8",))
    yield result("version.readable", Status.PASS, "22.22.5", level=Level.SHOULD)
    yield result("version.release", Status.PASS, "8 is among 7, 8")
    message = "the waiver of paging.end ended on 2026-10-01"
    stale = result(WAIVER_CHECK, Status.FAIL, message, "paging.end Acme_Orders")
    yield replace(stale, remedy=STALE_WAIVER_FIX)
