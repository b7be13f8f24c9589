"""Writes annexes for the implementation document: what the integration exchanges, and by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from profit_check.auditor.rules import AUDITOR_LEVELS
from profit_check.language.catalogue import Language
from profit_check.language.phrase import Phrase, joined, say, say_number
from profit_check.lenses.carried import name as carrier_name
from profit_check.model import CarriedField, Carrier, GetConnector, KeptRun
from profit_check.report import Report
from profit_check.visible import line
from profit_check.writers.dossier_connectors import Flow, flows
from profit_check.writers.dossier_filters import filters
from profit_check.writers.markdown import templates

RULES = ("AUT-16", "AUT-17")
"""The rules of AFAS's auditor that are about filter authorisation."""

_KINDS: Mapping[str, str] = {
    "get": "GetConnector",
    "update": "UpdateConnector",
    "file": say("file"),
}
_DIRECTIONS: Mapping[str, Phrase] = {
    "get": say("from Profit to the integration"),
    "update": say("from the integration to Profit"),
    "file": say("from Profit to the integration"),
}

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field for a table: all of it told, none of it escaped."""

    connector: str
    id: str
    label: str
    type: str
    personal: str
    custom: str
    direction: str


@dataclass(frozen=True, slots=True)
class Annex:
    """A connector: `facts` are a label and what belongs to it, `codes` those that are ids."""

    id: str
    name: str
    kind: str
    direction: str
    amount: str
    personal: int
    codes: tuple[Pair, ...]
    facts: tuple[Pair, ...]
    fields: tuple[FieldRow, ...]
    known: str
    audited: str


def text(report: Report, kept: KeptRun) -> str:
    """The annexes of a run, in the report's language."""
    found = flows(report.document.inventory, kept.recorded)
    annexes = list(_annexes(report, kept, found))
    fields = [(annex, row) for annex in annexes for row in annex.fields]
    return (
        templates(report.language)
        .get_template("dossier_annexes.md.j2")
        .render(
            integration=line(report.document.integration.name),
            day=kept.as_of or report.document.started_at.date(),
            annexes=annexes,
            kinds={kind: [one for one in annexes if one.kind == kind] for kind in _KINDS},
            kind_names={kind: report.language.tell(word) for kind, word in _KINDS.items()},
            personal=[row for _, row in fields if row.personal],
            custom=[row for _, row in fields if row.custom],
            others=[line(flow.id) for flow in found if not flow.carriers],
            recorded=kept.recorded is not None,
        )
    )


def _annexes(report: Report, kept: KeptRun, found: Sequence[Flow]) -> Iterator[Annex]:
    tell = report.language.tell
    reads = {one.id: one for one in kept.manifest.get}
    by_carrier = {id(carrier): flow for flow in found for carrier in flow.carriers}
    for carrier in report.document.inventory.connectors:
        read = reads.get(carrier.id) if carrier.kind == "get" else None
        rows = tuple(_rows(carrier, read, report.language))
        yield Annex(
            id=line(carrier.id),
            name=line(tell(carrier_name(carrier))),
            kind=carrier.kind,
            direction=tell(_DIRECTIONS[carrier.kind]),
            amount=tell(_amount(carrier)),
            personal=sum(1 for row in rows if row.personal),
            codes=tuple((tell(label), line(value)) for label, value in _codes(carrier)),
            facts=tuple(_facts(carrier, by_carrier[id(carrier)], kept, report.language)),
            fields=rows,
            known=tell(_known(carrier)),
            audited=line(tell(_audited(carrier, kept))),
        )


def _rows(carrier: Carrier, read: GetConnector | None, language: Language) -> Iterator[FieldRow]:
    yes = language.tell(say("yes"))
    declared = {id.casefold(): kind for id, kind in (read.fields if read else {}).items()}
    for field in carrier.fields:
        yield FieldRow(
            connector=line(carrier.id),
            id=line(field.id),
            label=line(field.label or ""),
            type=line(language.tell(_type(field, declared))),
            personal=yes if field.personal else "",
            custom=yes if field.custom else "",
            direction=language.tell(_DIRECTIONS[carrier.kind]),
        )


def _type(field: CarriedField, declared: Mapping[str, str | None]) -> str:
    own = declared.get(field.id.casefold())
    if field.data_type:
        return field.data_type
    return say("{type} (as declared)", type=own) if own else say("not known")


def _amount(carrier: Carrier) -> Phrase | str:
    if carrier.kind == "file":
        return ""
    if not carrier.fields:
        return say("not known")
    count = say_number("{count:,}", "{count:,}", count=len(carrier.fields))
    return count if carrier.complete else say("{fields} at least", fields=count)


def _codes(carrier: Carrier) -> Iterator[tuple[Phrase, str]]:
    if carrier.kind == "update":
        yield say("Methods"), ", ".join(carrier.methods)
    if carrier.order:
        yield say("Order"), ",".join(carrier.order)
    if carrier.modified:
        yield say("Field for changes"), carrier.modified
    if carrier.kind == "file":
        yield say("Example"), carrier.id


def _facts(carrier: Carrier, flow: Flow, kept: KeptRun, language: Language) -> Iterator[Pair]:
    tell = language.tell
    if carrier.kind != "get":
        return
    if not carrier.order:
        yield tell(say("Order")), tell(say("none is declared"))
    if carrier.take is not None:
        yield tell(say("Rows a page (take)")), tell(say("{count:,}", count=carrier.take))
    if not carrier.modified:
        yield tell(say("Field for changes")), tell(say("none is declared"))
    yield tell(say("Filters it sends")), tell(_filters(flow, kept))


def _filters(flow: Flow, kept: KeptRun) -> Phrase:
    if kept.recorded is None:
        return say("not known: no traffic was recorded")
    if not flow.calls:
        return say("not known: the recorded traffic has no read of it")
    found = filters(flow.calls)
    bare = sum(1 for call in flow.calls if call.filter is None)
    if bare:
        found.append(
            say_number("none on {count:,} request", "none on {count:,} requests", count=bare)
        )
    return joined(found, "; ")


def _known(carrier: Carrier) -> Phrase:
    """How sure it is that these are all the fields."""
    if carrier.kind == "file":
        return say("What is fetched is the file itself.")
    if not carrier.fields:
        return say("Which fields it carries is not known: Profit did not describe it.")
    if carrier.kind == "update":
        return say("These are the fields that the payloads in the manifest fill in.")
    if carrier.complete:
        return say("These are all the fields that the GetConnector gives.")
    return say("These are the fields that the manifest names; there may be more.")


def _audited(carrier: Carrier, kept: KeptRun) -> Phrase:
    if not kept.auditor:
        return say("no report was given")
    found = [
        say("{rule}: {text}", rule=one.rule, text=one.text or AUDITOR_LEVELS[one.level])
        for report in kept.auditor
        for one in report.findings
        if one.rule in RULES and one.connector.casefold() == carrier.id.casefold()
    ]
    return joined(found, "; ") if found else say("no finding about it")
