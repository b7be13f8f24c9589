"""Proposes how to read a GetConnector, from the names and types in its metainfo."""

from __future__ import annotations

import re
from dataclasses import dataclass

from profit_check.profit.metainfo import Field, GetSchema
from profit_check.profit.modified import tells_change
from profit_check.profit.query import VALUES_LIMIT

MOST_ROWS = 1000

_KEY_ENDS = ("nummer", "number", "code", "guid", "sleutel", "nr")
_NO_KEYS = (
    *("post", "zip", "tel", "phone", "mobi", "fax", "huis", "house", "btw", "vat", "kvk", "coc"),
    *("iban", "bank", "bar", "ean", "land", "countr", "taal", "lang", "valuta", "currenc"),
    *("status", "type", "soort", "afdeling", "department", "versi"),
)
_PARTS = re.compile(
    r"regel|line|volgnummer|volgnr|sequence|magazijn|warehouse|periode|period", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """How to read a GetConnector: a guess, for its author to correct.

    `order` is empty where no field looks like a key. `types` maps a field's id to its data type,
    and to "" where the metainfo names none.
    """

    order: tuple[str, ...]
    take: int
    types: dict[str, str]
    labels: dict[str, str]
    modified: str | None


def propose(connector: str, schema: GetSchema) -> Proposal:
    """A proposal for the GetConnector of this id."""
    fields = list({field.id: field for field in schema.fields if _writable(field.id)}.values())
    return Proposal(
        order=_order(connector, fields),
        take=max(1, min(MOST_ROWS, (VALUES_LIMIT - 1) // max(1, len(schema.fields)))),
        types={field.id: field.data_type.strip() for field in fields},
        labels={field.id: field.label for field in fields},
        modified=_modified(fields),
    )


def _writable(text: str) -> bool:
    """Whether `text` can stand in a UTF-8 file: it has no half of a surrogate pair."""
    return text.isascii() or not re.search("[\ud800-\udfff]", text)


def _order(connector: str, fields: list[Field]) -> tuple[str, ...]:
    keys = [field for field in fields if _sortable(field) and _may_be_key(connector, field)]
    if not keys:
        return ()
    key = max(keys, key=lambda field: _score(connector, field))
    parts = (field for field in fields if _sortable(field) and field is not key)
    part = next((field for field in parts if _PARTS.search(field.id)), None)
    return (key.id, part.id) if part else (key.id,)


def _sortable(field: Field) -> bool:
    """Whether AFAS can order by the field, and quickly: a short text or a whole number."""
    short = field.length is None or field.length <= 100
    kind = field.data_type.strip().lower()
    named = "," not in field.id and not field.id.startswith("-")
    return named and (kind == "int" or (kind == "string" and short))


def _may_be_key(connector: str, field: Field) -> bool:
    """Whether it is called a key, or is called what the connector is called: Medewerker."""
    if len(_words(field.id)) == 1 and _names(field, connector):
        return True
    return any(_ends_like_key(name) for name in (field.id, field.label))


def _ends_like_key(name: str) -> bool:
    words = _words(name)
    return bool(words) and (words[-1] in ("id", "key", "no") or words[-1].endswith(_KEY_ENDS))


def _names(field: Field, connector: str) -> bool:
    """Whether the field goes by a word of the connector's name, as DebtorId does in Debtors."""
    about = {word[:4] for word in _words(connector)[1:] if len(word) > 3}
    return any(word[:4] in about for name in (field.id, field.label) for word in _words(name))


def _score(connector: str, field: Field) -> int:
    """How much a field looks like the key of the connector's main table."""
    words = _words(field.id)
    own = _names(field, connector)
    bare = len(words) == 1 and len(field.id) < 7
    group = any("groep" in word or "group" in word for word in words)
    foreign = not own and any(word.startswith(_NO_KEYS) for word in words)
    part = bool(_PARTS.search(field.id))
    whole = field.data_type.strip().lower() == "int"
    return 6 * own + 3 * bare + whole - 9 * (foreign + part + group)


def _modified(fields: list[Field]) -> str | None:
    dates = [field for field in fields if field.data_type.strip().lower().startswith("date")]
    for field in dates:
        if tells_change(field.id):
            return field.id
    return next((field.id for field in dates if tells_change(field.label)), None)


def _words(name: str) -> list[str]:
    """`SalesOrder_Id` is sales, order, id."""
    split = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+", name)
    return [word.lower() for word in split]
