"""The kept run of a dossier as it could have been: certification, waivers, traffic, pseudonyms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from profit_check.assessment import Options
from profit_check.language.catalogue import LANGUAGES, language
from profit_check.language.phrase import say
from profit_check.model import (
    Answer,
    AuditorFinding,
    AuditorLevel,
    AuditorReport,
    Document,
    Exchange,
    KeptRun,
    Lost,
    Manifest,
    Masking,
    Profile,
    Question,
    RecordedTraffic,
    Waiver,
)
from profit_check.report import Report, build
from profit_check.writers.dossier_redaction import SOUGHT
from tests.harness import NOW, document, sample_manifest
from tests.traffic.made_har import entry, har, query, reading
from tests.writers.sample_results import explained_in

BASE = "http://127.0.0.1:8099/ProfitRestServices"
WAIVERS = (
    Waiver(
        "conduct.filter-operators",
        "Webshop_Stock",
        "The warehouse is found by a part of its name",
        "AFAS System Integrator, request 123456",
        date(2027, 3, 1),
    ),
    Waiver("token.method", None, "OAuth comes with the next version", None, date(2027, 2, 28)),
    Waiver("connectors.name", "Webshop_Stock", "No longer needed", None, date(2027, 2, 28)),
)
JUDGED = ("connectors", "token.method", "conduct.filter-operators", "conduct.integration-id")
NUMBERS = "numbers in rows, by their rank"
_OTHER = {"Authorization": "Bearer made-up-for-a-test", "IntegrationId": "99999_1"}
_NONE = {"Authorization": "Bearer made-up-for-a-test", "User-Agent": "shop"}


@cache
def manifest() -> Manifest:
    """The webshop's manifest, with waivers."""
    return replace(sample_manifest(), waive=WAIVERS)


@cache
def recorded() -> RecordedTraffic:
    """Calls of each kind: read, written, refused, undeclared, of another host, for a token."""
    changes = query(
        skip="0",
        take="200",
        orderbyfieldids="ItemCode",
        filterfieldids="ModifiedDate",
        filtervalues="2026-01-01T00:00:00",
        operatortypes="2",
    )
    contains = query(filterfieldids="Warehouse", filtervalues="A", operatortypes="6")
    file = "/subjectconnector/635451/7CEEE0F54965C99D90764BA09F7606A6"
    refusal = {"externalMessage": "no", "profitLogReference": "A1"}
    return reading(
        har(
            _call("/oauth/token", method="POST", answer={"access_token": "a", "expires_in": 60}),
            _call("/metainfo", answer={}),
            _call(f"/connectors/Webshop_Articles{changes}"),
            _call("/connectors/Webshop_Articles?skip=200&take=200&orderbyfieldids=ItemCode"),
            _call(f"/connectors/webshop_stock{contains}", headers=_NONE),
            _call("/connectors/Webshop_Old?skip=0&take=10", headers=_OTHER),
            _call("/connectors/FbSales", method="POST", status=201, sent={"FbSales": {}}),
            _call("/connectors/FbSales", method="POST", status=500, answer=refusal, sent={}),
            _call(file, answer={"filename": "a.pdf", "mimetype": "x", "filedata": "JVBERi0="}),
            entry("https://api.payments.example/v1/charges", headers={}),
            entry("https://shop.example/", headers={}),
            entry("https://shop.example/cart", headers={}),
        ),
        base_urls=(BASE,),
    )


def _call(path: str, **more: Any) -> dict[str, Any]:
    return entry(BASE + path, **more)


@cache
def run(given: bool = True) -> Document:
    """The webshop against its sandbox, in this process."""
    traffic = recorded() if given else None
    options = Options(profile=Profile.CERTIFICATION, only=JUDGED, recorded=traffic)
    return document(manifest=manifest(), options=options)


def report(code: str = LANGUAGES[0], of: Document | None = None) -> Report:
    """That run, or another, arranged for a reader of the language `code`."""
    return build(of or run(), explained_in(code), language(code))


def kept(**changes: Any) -> KeptRun:
    """What is kept of that run; only what the documents look at is there."""
    sample = KeptRun(
        manifest=manifest(),
        target="sandbox",
        profile=Profile.CERTIFICATION,
        started=NOW,
        finished=NOW,
        exchanges=(overview({"appName": "Webshop"}),),
        recorded=recorded(),
        auditor=(_auditor(),),
        masking=Masking(
            {NUMBERS: 1204, "texts that a plugin {hides}": 311, SOUGHT: 1515},
            (Lost("Webshop_Debtors", "CompanyName", say("not {what}", what="all")),),
        ),
    )
    return replace(sample, **changes)


def overview(info: Mapping[str, Any]) -> Exchange:
    """Metainfo's answer with `info`."""
    question = Question("/metainfo")
    return Exchange(question, Answer(question, "e1", 200, 12.0, content={"info": info}))


def _auditor() -> AuditorReport:
    finding = AuditorFinding(
        "AUT-16",
        "Webshop_Debtors",
        AuditorLevel.WARNING,
        "Filter authorisation is applied",
        7,
        "partner.md",
    )
    return AuditorReport("partner.md", "ab" * 32, findings=(finding,))
