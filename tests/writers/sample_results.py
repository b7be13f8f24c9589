"""What the checks found in the sample run, in the very words that the checks use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from profit_check.explanation import Explanation, explained_by
from profit_check.gate import STALE_WAIVER_FIX, WAIVER_CHECK
from profit_check.language.phrase import joined, say, say_number
from profit_check.model import Level, Result, Status, Waiver
from profit_check.registry import load
from tests.writers.sample_evidence import CONNECTORS

THIRD_PARTY = "acme.numbering"
"""The check of the sample run that a plugin brought: its page and its message are in English."""

FIX = """Give the read an order that is unique, for example the item code:

- in the manifest, name it in `order`;
- in the integration, send it as `orderbyfieldids`."""
"""The remedy of a check that is not installed here."""

_WHY = """The bookkeeper looks orders up by number. An order without one is found by nobody, and is
invoiced late."""
_PLUGIN = Explanation("An order has a number of its own.", _WHY, FIX, "- Acme's order manual.")

WAIVERS = (
    Waiver(
        "connectors.name",
        "Profit_Countries",
        "Country table only, agreed",
        "AFAS System Integrator, request 123456",
        date(2027, 3, 1),
    ),
    Waiver("paging.end", "Acme_Orders", "Read by year", None, date(2026, 10, 1)),
)

TOKEN_ENDS = date(2026, 12, 14)


@cache
def explained_in(code: str) -> Callable[[str], Explanation | None]:
    """Gives the pages of the checks in the language `code`, and that of the plugin's check."""
    own = explained_by(load(), code)
    return lambda check: _PLUGIN if check == THIRD_PARTY else own(check)


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
    page = explained_in("en")(check)
    good = status in (Status.PASS, Status.NOT_APPLICABLE)
    remedy = "" if good else page.fix if page else FIX
    return Result(
        check,
        subject,
        status,
        level,
        message,
        afas_rules=rules,
        remedy=remedy,
        evidence=evidence,
    )


def results() -> Iterator[Result]:
    """The results, in their fixed order of families."""
    yield from _connection_and_token()
    yield from _environment()
    yield from _connectors()
    yield from _for_a_person()
    yield from _paging()
    yield from _rest()


def _connection_and_token() -> Iterator[Result]:
    should = Level.SHOULD
    message = say("the host answers HTTP, with status {status}", status=401)
    yield result("connection.reachable", Status.PASS, message, evidence=("e1",))
    message = say("a median of {middle} ms over {count} small requests", middle=84, count=7)
    yield result("connection.response-time", Status.PASS, message, level=should)
    ends = date(2027, 2, 1)
    message = say("{version}; the certificate is valid until {day}", version="TLSv1.3", day=ends)
    yield result("connection.tls", Status.PASS, message)
    message = say("metainfo was given for the credential")
    yield result("token.accepted", Status.PASS, message, evidence=("e2",))
    message = say_number(
        "the token ends on {day}, in {count} day",
        "the token ends on {day}, in {count} days",
        day=TOKEN_ENDS,
        count=21,
    )
    yield result("token.expiry", Status.WARN, message)
    message = say(
        "a classic token; those of before September 2026 end on {existing}, all on {last}",
        existing=date(2027, 5, 1),
        last=date(2027, 8, 31),
    )
    yield result("token.method", Status.WARN, message, level=should, evidence=("e2",))
    names = "Hr_Contract, Hr_Salary, Hr_Sick"
    message = say("opens {count} unneeded: {names}", count=3, names=names)
    surplus = result("token.surplus", Status.WARN, message, level=should, evidence=("e2",))
    yield replace(surplus, about=tuple(names.split(", ")))


def _environment() -> Iterator[Result]:
    message = say("environment {id}", id="T12345AA")
    yield result("environment.identified", Status.PASS, message, evidence=("e2",))
    message = say(
        "{host} is the host of {number}, {type}",
        host="12345.resttest.afas.online",
        number="12345",
        type=say("test"),
    )
    yield result("environment.host", Status.PASS, message)
    message = say(
        "{type} is declared; the profile {profile} is for {fitting}",
        type=say("test"),
        profile="go-live",
        fitting=say("production"),
    )
    yield result("environment.purpose", Status.WARN, message, level=Level.SHOULD)
    message = say("{letter} is {type}, as declared", letter="T", type=say("test"))
    yield result("environment.type", Status.PASS, message, evidence=("e2",))


def _connectors() -> Iterator[Result]:
    listed = say("metainfo lists it")
    yield result("connectors.available", Status.PASS, listed, "FbSales", evidence=("e2",))
    for number, connector in enumerate(CONNECTORS, start=3):
        own = (f"e{number}",)
        yield result("connectors.available", Status.PASS, listed, connector, evidence=("e2",))
        message = say_number(
            "its metainfo names {count} field", "its metainfo names {count} fields", count=12
        )
        yield result("connectors.described", Status.PASS, message, connector, evidence=own)
        if connector == "Acme_Stock":
            continue
        message = say_number(
            "{count} row on the first page", "{count} rows on the first page", count=10
        )
        yield result("connectors.readable", Status.PASS, message, connector, evidence=own)
        message = say_number(
            "{count} declared field is there", "{count} declared fields are there", count=5
        )
        yield result("connectors.fields", Status.PASS, message, connector, evidence=own)
    retyped = say(
        "{field} is {own} where {type} is declared", field="Price", own="string", type="decimal"
    )
    message = joined((retyped, say("{field} is not there", field="Discount")))
    wrong = result("connectors.fields", Status.FAIL, message, "Acme_Prices", evidence=("e9",))
    yield replace(wrong, about=("Discount", "Price"))
    why = say("it is in the app connector, so its user is not authorised for it")
    message = say("refused with status {status}: {why}", status=500, why=why)
    yield result("connectors.readable", Status.FAIL, message, "Acme_Stock", evidence=("e8",))
    yield _barred("connectors.fields", "connectors.readable", "Acme_Stock")


def _for_a_person() -> Iterator[Result]:
    message = say("its name starts with Profit_, as those that AFAS supplies do")
    rules = ("STRUCT-27", "STRUCT-28")
    should = Level.SHOULD
    name = "Profit_Countries"
    found = result("connectors.name", Status.WAIVED, message, name, level=should, rules=rules)
    yield replace(found, waiver=WAIVERS[0])
    message = say("fields that look privacy-sensitive by name: {names}", names="BSN, DateOfBirth")
    debtors = "Acme_Debtors"
    found = result("connectors.privacy", Status.REVIEW, message, debtors, level=should)
    yield replace(found, afas_rules=("AUT-19",), about=("BSN", "DateOfBirth"))


def _paging() -> Iterator[Result]:
    for connector in CONNECTORS:
        message = say("ordered by {fields}", fields="ItemCode")
        yield result("paging.order", Status.PASS, message, connector)
    for connector, own in (("Acme_Articles", "e10"), ("Acme_Debtors", "e12")):
        message = say("{count} rows came where {take} were asked", count=7, take=5)
        failed = result("paging.take", Status.FAIL, message, connector, evidence=("e2", own))
        yield replace(failed, correction={"orderbyfieldids": "ItemCode", "take": "5"})
    message = say("pages of {asked} rows held no more than that", asked="5")
    yield result("paging.take", Status.PASS, message, "Acme_Orders")
    message = say("two pages of {take} held the rows of one", take=5)
    yield result("paging.skip", Status.PASS, message, "Acme_Orders")
    message = say("{rows} sampled rows all differ in {order}", rows=200, order="OrderNumber")
    yield result(
        "paging.unique", Status.PASS, message, "Acme_Orders", rules=("PERF-46",), evidence=("e12",)
    )
    message = say("no whole answer within {seconds:g} s", seconds=60)
    yield result("paging.skip", Status.ERROR, message, "Profit_Countries", evidence=("e11",))
    for check in ("paging.skip", "paging.unique"):
        for connector in ("Acme_Articles", "Acme_Debtors"):
            yield _barred(check, "paging.take", connector)
    for check in ("paging.take", "paging.skip", "paging.unique"):
        yield _barred(check, "connectors.readable", "Acme_Stock")
    for connector in CONNECTORS:
        message = say("the manifest names no modified field")
        yield result("paging.changes", Status.NOT_APPLICABLE, message, connector)


def _barred(check: str, cause: str, subject: str) -> Result:
    message = say("{check} did not succeed", check=cause)
    return result(check, Status.NOT_TESTED, message, subject)


def _rest() -> Iterator[Result]:
    message = say_number(
        "{bare} of {count} refusal came without {missing}",
        "{bare} of {count} refusals came without {missing}",
        bare=2,
        count=3,
        missing="profitLogReference",
    )
    yield result("errors.body", Status.WARN, message, level=Level.SHOULD)
    message = say_number(
        "{count} answer came, not with status 503",
        "{count} answers came, none with status 503",
        count=41,
    )
    yield result("errors.maintenance", Status.PASS, message, level=Level.INFO)
    message = say(
        "{connector} was refused with status {status}", connector="Unknown_Connector", status=500
    )
    yield result("errors.unknown-connector", Status.PASS, message, evidence=("e8",))
    message = say("Profit is at version {version}", version="22.22.5")
    yield result("version.readable", Status.PASS, message, level=Level.SHOULD)
    message = say("Profit {release}; tested with {tested}", release=8, tested="7, 8")
    yield result("version.release", Status.PASS, message)
    stale = WAIVERS[1]
    message = say("the waiver of {check} ended on {until}", check=stale.check, until=stale.until)
    about = f"{stale.check} {stale.subject}"
    yield replace(result(WAIVER_CHECK, Status.FAIL, message, about), remedy=STALE_WAIVER_FIX)
    foreign = "3 orders have no number"
    yield result(THIRD_PARTY, Status.WARN, foreign, "Acme_Orders", level=Level.SHOULD)
