"""An implementation document is reduced to the names in it that checks look for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from profit_check.model import GetSchema, Manifest, Paper, UpdateObject
from profit_check.profit.fields import body_keys, update_fields
from profit_check.profit.mentions import Searched
from profit_check.pseudonyms.rules import DOCUMENT_LOST, Tally

Schemas = Mapping[tuple[str, str], GetSchema | UpdateObject]
"""What metainfo tells of connectors, by "get" or "update" and their ids in small letters."""

_BETWEEN = "\n|\n"
_FILTERS = ("autorisatiefilter", "filter authorisation", "datafilter", "gegevensfilter")
_FIELD_FILES = (".fie", "fie-bestand", "fie-file")
_BLANKS = re.compile(r"[\s-]")


def kept_document(paper: Paper, manifest: Manifest, schemas: Schemas, tally: Tally) -> Paper:
    """The document with the names of `manifest` and `schemas` that it has, and no other word."""
    if paper.text is None:
        return paper
    names = tuple(dict.fromkeys(name for name in _names(manifest, schemas) if name))
    searched = Searched(paper.text)
    found = [_mention(searched, name) for name in names]
    told = [one for one in found if one]
    texts = (_joined([*told, *more]) for more in _themes(searched))
    known = _found(searched, names)
    text = next((one for one in texts if _found(Searched(one), names) == known), None)
    if text is None:
        tally.lose("", paper.name, DOCUMENT_LOST)
        text = _joined(told)
    tally.count("document")
    return replace(paper, text=text)


def _names(manifest: Manifest, schemas: Schemas) -> Iterator[str]:
    """All that checks may look for, and more."""
    for one in manifest.get:
        yield from (one.id, *one.fields, one.modified or "")
    for update in manifest.update:
        yield update.id
        for payload in update.payloads:
            yield from (key.removeprefix("@") for key in body_keys(payload.body))
    yield from (f"{one.kind.title()}Connector" for one in manifest.file)
    for schema in schemas.values():
        if isinstance(schema, GetSchema):
            yield from (text for field in schema.fields for text in (field.id, field.label))
        else:
            own = update_fields(schema)
            yield from (text for each in own for text in (each.field_id, each.label))


def _mention(searched: Searched, name: str) -> str:
    """What names as much as the document does: in so many words, within one, or not at all."""
    if searched.names(name):
        return " ".join(name.split())
    squeezed = _BLANKS.sub("", name)
    return f"x{squeezed}x" if squeezed and searched.may_name(name) else ""


def _themes(searched: Searched) -> Iterator[Sequence[str]]:
    """Words of what the document speaks of besides, in ways of which one names nothing more."""
    for filters in _FILTERS if searched.speaks_of_filters else ("",):
        for field_file in _FIELD_FILES if searched.speaks_of_field_file else ("",):
            yield [one for one in (filters, field_file) if one]


def _joined(parts: Sequence[str]) -> str:
    return _BETWEEN.join(parts)


def _found(searched: Searched, names: Sequence[str]) -> tuple[object, ...]:
    mentioned = [(searched.names(name), searched.may_name(name)) for name in names]
    return mentioned, searched.speaks_of_filters, searched.speaks_of_field_file
