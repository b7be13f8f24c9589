"""The parameters of a recorded request, without the values that may come from rows."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_plus, urlencode

from profit_check.model import NAMELESS
from profit_check.traffic.texts import Texts

KEPT = {"skip": 20, "take": 20, "format": 20}
KEPT |= dict.fromkeys(("orderbyfieldids", "filterfieldids", "operatortypes"), 2048)
"""The parameters whose values are kept, and how many characters of them."""

_FILTERING = frozenset({"filterfieldids", "filtervalues", "operatortypes", "filterjson"})
_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_LONGEST = 1 << 20
"""Characters of a query that are looked at; AFAS refuses one of over 2049."""

NAME = re.compile(r"[\w.@$-]{1,40}", re.ASCII)

Given = list[tuple[str, str]]


def rebuilt(query_string: Given) -> str:
    """The query of a recording that keeps it only beside the URL, in `queryString`."""
    return urlencode(query_string, errors="replace") if query_string else ""


def given(query: str) -> Given:
    """Names in lower case and values, unescaped."""
    found = []
    for piece in query[:_LONGEST].split("&"):
        name, equals, value = piece.partition("=")
        if piece:
            found.append((unquote_plus(name).strip().lower() if equals else "", plain(value)))
    return found


def kept(parameters: Given, texts: Texts, credential: str) -> tuple[tuple[str, str | None], ...]:
    """What of the parameters may be known: every name, and the values that AFAS's words fill."""
    return tuple(texts.share(_kept(name, value, texts, credential)) for name, value in parameters)


def of_filter(parameters: Given) -> dict[str, str]:
    """The parameters that choose rows; those that are repeated are joined by a comma."""
    found: dict[str, str] = {}
    for name, value in parameters:
        if name in _FILTERING:
            found[name] = f"{found[name]},{value}" if name in found else value
    return found


def length(query: str) -> int:
    """Characters of the query as it is sent, with its `?`; none for no query."""
    if not query:
        return 0
    return 1 + len(
        query
        if query.isascii() and " " not in query
        else quote(query, safe=_ASCII, errors="replace")
    )


def _kept(name: str, value: str, texts: Texts, credential: str) -> tuple[str, str | None]:
    most = KEPT.get(name)
    shown = None if most is None else texts.keep(value, credential, most=most)
    return texts.keep(name, credential) if NAME.fullmatch(name) else NAMELESS, shown


def plain(value: str) -> str:
    """`value` unescaped."""
    return unquote_plus(value) if "%" in value or "+" in value else value
