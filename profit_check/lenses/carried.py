"""Which connectors an integration reads and writes, and which data they carry, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from profit_check.language.catalogue import Language
from profit_check.language.phrase import Phrase, joined, say, say_number
from profit_check.model import CarriedField, Carrier, Document, Result, Status
from profit_check.visible import line

_WRITES: Mapping[str, Phrase] = {
    "POST": say("adds"),
    "PUT": say("changes"),
    "DELETE": say("removes"),
}
_FILES: Mapping[str, Phrase] = {
    "subject": say("attachments of dossier items"),
    "file": say("files"),
    "image": say("images"),
    "report": say("reports"),
}
_ORDER = list(Status)


@dataclass(frozen=True, slots=True)
class CarriedData:
    """A field for a reader; `note` says what is special about it."""

    id: str
    label: str
    personal: bool
    note: str


@dataclass(frozen=True, slots=True)
class Connection:
    """A connector and its data. `status` is the worst of what was found about it.

    `name` is its id, or for a file what it is in words.
    """

    anchor: str
    id: str
    name: str
    reads: str
    writes: str
    status: Status | None
    fields: tuple[CarriedData, ...]
    personal: tuple[str, ...]
    amount: str
    known: str


def connections(document: Document, language: Language) -> tuple[Connection, ...]:
    """The connectors of the run's inventory, in the manifest's order."""
    worst = _worst(document.results)
    return tuple(
        _connection(number, carrier, worst.get(carrier.id.casefold()), language)
        for number, carrier in enumerate(document.inventory.connectors, start=1)
    )


def _worst(results: Sequence[Result]) -> dict[str, Status]:
    """The worst status by subject, in small letters."""
    worst: dict[str, Status] = {}
    for one in sorted(results, key=lambda one: _ORDER.index(one.status), reverse=True):
        if one.subject and one.status is not Status.NOT_APPLICABLE:
            worst[one.subject.casefold()] = one.status
    return worst


def _connection(
    number: int, carrier: Carrier, status: Status | None, language: Language
) -> Connection:
    tell = language.tell
    reads, writes = _access(carrier)
    return Connection(
        anchor=f"data-{number}",
        id=line(carrier.id),
        name=line(tell(name(carrier))),
        reads=line(tell(reads)),
        writes=line(tell(writes)),
        status=status,
        fields=tuple(_field(one, language) for one in carrier.fields),
        personal=tuple(line(one.id) for one in carrier.fields if one.personal),
        amount=tell(_amount(carrier)),
        known=tell(_known(carrier)),
    )


def name(carrier: Carrier) -> str:
    """What the connector is called: its id, or for a file a few words."""
    kind, _, id = carrier.id.partition(" ")
    if carrier.kind != "file" or kind not in _FILES:
        return carrier.id
    if kind == "subject":
        subject, _, file = id.partition("/")
        return say("Attachment {file} of dossier item {subject}", file=file, subject=subject)
    if kind == "image":
        return say("Image {id}", id=id)
    return say("Report {id}", id=id) if kind == "report" else say("File {id}", id=id)


def _access(carrier: Carrier) -> tuple[str, str]:
    no = say("no")
    if carrier.kind == "get":
        return say("yes"), no
    if carrier.kind == "file":
        return _FILES.get(carrier.id.partition(" ")[0], say("files")), no
    return no, joined([_WRITES.get(method, method) for method in carrier.methods], ", ")


def _field(field: CarriedField, language: Language) -> CarriedData:
    notes = []
    if field.personal:
        notes.append(say("looks personal"))
    if not field.declared:
        notes.append(say("comes along, and is not asked for"))
    note = language.tell(joined(notes, "; ")) if notes else ""
    return CarriedData(line(field.id), line(field.label or ""), field.personal, note)


def _amount(carrier: Carrier) -> Phrase:
    if carrier.kind == "file":
        return say("the file itself")
    if not carrier.fields:
        return say("not known")
    return say_number("{count:,} field", "{count:,} fields", count=len(carrier.fields))


def _known(carrier: Carrier) -> Phrase:
    """How sure it is that these are all the fields."""
    if carrier.kind == "file":
        return say("What leaves is the file itself, with its name and its kind.")
    if not carrier.fields:
        return say("Which fields it carries is not known: Profit did not describe it.")
    if carrier.kind == "update":
        if carrier.complete:
            return say("These are the fields that the examples of the integration fill in.")
        return say(
            "These are the fields that the examples of the integration fill in; Profit did not "
            "describe them."
        )
    if carrier.complete:
        return say("These are all the fields that the GetConnector gives.")
    return say(
        "Only the fields that the integration asks for are known: Profit did not say which others "
        "the GetConnector gives."
    )
