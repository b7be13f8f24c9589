"""Masks a URL or a form: pseudonyms stand for what may come from a row or be a secret."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote, unquote

from profit_check.model import NAMELESS
from profit_check.traffic.filters import ZULU
from profit_check.traffic.hosts import Address, Hosts, named_by
from profit_check.traffic.marks import Marker
from profit_check.traffic.parameters import KEPT, NAME, plain
from profit_check.traffic.texts import Texts

_WORD = re.compile(r"[a-z_]{1,30}", re.IGNORECASE | re.ASCII)
_GROUPED = frozenset({"filterfieldids", "operatortypes"})
_STRUCTURE = frozenset({"Filters", "Filter", "Field"})
_LONGEST_NUMBER = 12
"""Characters of a number such as `take` that are kept; what is longer is no such number."""

_USUAL_PORTS = {"http": 80, "https": 443}


class Addresses:
    """Masks addresses so that what is judged of them is the same; equal values stay equal."""

    def __init__(self, marker: Marker, hosts: Hosts) -> None:
        self._mark = marker
        self._hosts = hosts
        self._texts = Texts()

    def url(self, asked: Address, credential: str) -> str:
        """The URL of `asked`, as it may be kept."""
        host = self._texts.keep(asked.host, credential)
        host = f"[{host}]" if ":" in host else host
        port = "" if asked.port == _USUAL_PORTS.get(asked.scheme) else f":{asked.port}"
        query = f"?{self.query(asked.query, credential)}" if asked.query else ""
        return f"{asked.scheme}://{host}{port}{self._path(asked, credential)}{query}"

    def query(self, written: str, credential: str) -> str:
        """A query, or a form, as it may be kept: every name, and the values AFAS's words fill."""
        return "&".join(self._piece(piece, credential) for piece in written.split("&"))

    def pseudonym(self, value: str) -> str:
        """Stands for `value`; nobody can tell from it what that was."""
        return f"~{self._mark(value):016x}"[:13]

    def _path(self, asked: Address, credential: str) -> str:
        within = self._hosts.path_in_profit(asked)
        if within is None:
            return "/".join(map(self._hidden, asked.path.split("/")))
        base = asked.path[: len(asked.path) - len(within)]
        before = [self._shown(each, credential) for each in base.split("/")]
        # Slashes at either end are no segments: the reader passes them over.
        inside = within.strip("/").split("/") if within.strip("/") else []
        known = named_by(within)
        after = [
            self._shown(each, credential) if place < known else self._hidden(each)
            for place, each in enumerate(inside)
        ]
        if after and not known and _WORD.fullmatch(inside[0]):
            after[0] = self._shown(inside[0], credential)
        start = within[: len(within) - len(within.lstrip("/"))]
        return "/".join(before) + start + "/".join(after)

    def _shown(self, segment: str, credential: str) -> str:
        return quote(self._texts.keep(unquote(segment), credential), safe="")

    def _hidden(self, segment: str) -> str:
        return self.pseudonym(segment) if segment else ""

    def _piece(self, piece: str, credential: str) -> str:
        name, equals, value = piece.partition("=")
        if not equals:
            return self.pseudonym(piece) if piece else ""
        lowered = plain(name).strip().lower()
        shown = self._texts.keep(lowered, credential) if NAME.fullmatch(lowered) else NAMELESS
        hidden = self._value(lowered, plain(value), credential)
        return f"{quote(shown, safe='@$')}={quote(hidden, safe=',;~', errors='replace')}"

    def _value(self, name: str, value: str, credential: str) -> str:
        if name in _GROUPED:
            return self._grouped(value, lambda one: self._texts.keep(one, credential, most=2048))
        if name in KEPT and (name == "orderbyfieldids" or len(value) <= _LONGEST_NUMBER):
            return self._texts.keep(value, credential, most=KEPT[name])
        if name == "filtervalues":
            return self._grouped(value, self._filter_value)
        if name == "filterjson":
            return self._filter(value, credential)
        return self.pseudonym(value)

    def _grouped(self, value: str, mask: Any) -> str:
        return ";".join(
            ",".join(mask(one) for one in group.split(",")) for group in value.split(";")
        )

    def _filter_value(self, value: str) -> str:
        """A pseudonym that is empty, a time with Z, or ends in z where `value` is or does."""
        value = value.strip()
        if not value:
            return ""
        hidden = self.pseudonym(value)
        last = value[-1] if value[-1] in "Zz" else ""
        return f"0001-01-01T00{hidden}Z" if ZULU.fullmatch(value) else hidden + last

    def _filter(self, written: str, credential: str) -> str:
        try:
            return json.dumps(self._content(json.loads(written), "", credential))
        except (ValueError, RecursionError):
            return self.pseudonym(written)

    def _content(self, content: Any, key: str, credential: str) -> Any:
        """JSON of a filter with only the keys that AFAS gives it, and pseudonyms for values."""
        if key in ("@FieldId", "@OperatorType"):
            return self._texts.keep(str(content), credential)
        if key == "#text":
            return None if content is None else self._filter_value(str(content))
        if isinstance(content, dict):
            known = {*_STRUCTURE, "@FieldId", "@OperatorType", "#text"}
            return {
                name: self._content(held, name, credential)
                for name, held in content.items()
                if name in known
            }
        if isinstance(content, list):
            return [self._content(each, "", credential) for each in content]
        return None if content is None else self.pseudonym(str(content))
