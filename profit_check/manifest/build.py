"""Makes the model of a manifest's content that was found sound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from profit_check.model import (
    Certification,
    ClassicSource,
    EnvironmentType,
    FileConnector,
    GetConnector,
    Integration,
    Manifest,
    OAuthSource,
    Paper,
    Payload,
    PenetrationTest,
    Score,
    SecretSource,
    Target,
    UpdateConnector,
    Waiver,
)

_TAKE = 100  # what AFAS gives when nothing is asked


def build(
    path: Path,
    data: Mapping[str, Any],
    payloads: Mapping[str, Payload],
    papers: Mapping[str, Paper],
) -> Manifest:
    """The manifest that `data` describes; `payloads` and `papers` are by the names in it."""
    return Manifest(
        path=path,
        integration=_integration(data["integration"]),
        targets={name: _target(name, table) for name, table in data["targets"].items()},
        get=tuple(_get(table) for table in data.get("get", ())),
        update=tuple(_update(table, payloads) for table in data.get("update", ())),
        file=tuple(FileConnector(table["kind"], table["sample"]) for table in data.get("file", ())),
        waive=tuple(_waiver(table) for table in data.get("waive", ())),
        certification=_certification(data.get("certification"), papers),
    )


def _integration(table: Mapping[str, Any]) -> Integration:
    tested_with = tuple(int(release) for release in table.get("tested_with", ()))
    return Integration(table["name"], table.get("integration_id"), tested_with)


def _target(name: str, table: Mapping[str, Any]) -> Target:
    release = table.get("release")
    return Target(
        name=name,
        participant=table["participant"],
        type=EnvironmentType(table["type"]),
        credential=_credential(table),
        release=None if release is None else int(release),
        base_url=table.get("base_url"),
    )


def _credential(table: Mapping[str, Any]) -> ClassicSource | OAuthSource:
    if "token" in table:
        return ClassicSource(_source(table["token"]))
    oauth = table["oauth"]
    return OAuthSource(_source(oauth["client_id"]), _source(oauth["client_secret"]))


def _source(table: Mapping[str, str]) -> SecretSource:
    for kind in ("env", "file", "keyring"):
        if kind in table:
            return SecretSource(kind, table[kind])
    raise AssertionError("the schema requires one of env, file and keyring")


def _get(table: Mapping[str, Any]) -> GetConnector:
    fields = table.get("fields", {})
    return GetConnector(
        id=table["id"],
        order=tuple(table.get("order", ())),
        take=int(table.get("take", _TAKE)),
        fields=fields if isinstance(fields, dict) else dict.fromkeys(fields),
        modified=table.get("modified"),
    )


def _update(table: Mapping[str, Any], payloads: Mapping[str, Payload]) -> UpdateConnector:
    return UpdateConnector(
        id=table["id"],
        methods=tuple(table.get("methods", ("POST",))),
        payloads=tuple(payloads[name] for name in table.get("payloads", ())),
    )


def _waiver(table: Mapping[str, Any]) -> Waiver:
    return Waiver(
        check=table["check"],
        subject=table.get("subject"),
        reason=table["reason"],
        agreed_with=table.get("agreed_with"),
        until=date.fromisoformat(table["until"]),
    )


def _certification(
    table: Mapping[str, Any] | None, papers: Mapping[str, Paper]
) -> Certification | None:
    if table is None:
        return None
    test = table.get("penetration_test")
    return Certification(
        start=_day(table.get("start")),
        subscription=table.get("subscription"),
        penetration_test=_penetration_test(test, papers) if test else None,
        contacts=_different(table.get("contacts", ())),
        customers=_count(table.get("customers")),
        implementation_document=papers.get(table.get("implementation_document", "")),
        data_flow_diagram=papers.get(table.get("data_flow_diagram", "")),
        demo=_day(table.get("demo")),
        partner_page=table.get("partner_page"),
        course=_day(table.get("course")),
        accept_release=table.get("accept_release"),
    )


def _penetration_test(table: Mapping[str, Any], papers: Mapping[str, Paper]) -> PenetrationTest:
    return PenetrationTest(
        date=date.fromisoformat(table["date"]),
        score=Score(table["score"]),
        tester=table.get("tester"),
        report=papers.get(table.get("report", "")),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _count(customers: int | list[str] | None) -> int | None:
    return len(_different(customers)) if isinstance(customers, list) else customers


def _different(names: Iterable[str]) -> tuple[str, ...]:
    """The names without those that stand there twice, in whatever letter case."""
    return tuple({" ".join(name.split()).casefold(): name.strip() for name in names}.values())
