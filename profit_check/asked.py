"""The requests that a result is about: as they were sent, and as they should have been."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from profit_check.curl import SCHEMES, curl, with_query
from profit_check.model import Carrier, Document, Evidence, Result

MOST = 3
"""Requests that are written out for one result; the evidence names the others."""

ALL_COMMANDS = 300_000
"""Characters of commands that a report shows in all, so that a large run stays readable."""

_READ = "/connectors/"


@dataclass(frozen=True, slots=True)
class Asked:
    """Requests as curl commands.

    `sent` are those that were sent, the last MOST of them. Where a check knows what the request
    should have been, that is `corrected`, and `described` is the one that the manifest describes if
    it was not sent.
    """

    sent: tuple[str, ...] = ()
    described: str = ""
    corrected: str = ""


class Requests:
    """Gives out the requests of one report."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._evidence = {item.id: item for item in document.evidence}
        self._carriers = {one.id.casefold(): one for one in document.inventory.connectors}
        self._left = ALL_COMMANDS

    def of(self, result: Result) -> Asked:
        """What was asked for `result`; nothing where no evidence was kept, or there is too much."""
        if self._left <= 0:
            return Asked()
        asked = self._asked(result)
        self._left -= sum(map(len, (*asked.sent, asked.described, asked.corrected)))
        return asked

    def _asked(self, result: Result) -> Asked:
        kept = [self._evidence[id] for id in result.evidence if id in self._evidence]
        sent = tuple(dict.fromkeys(filter(None, map(_command, kept))))[-MOST:]
        if not result.correction:
            return Asked(sent)
        read = [item for item in kept if _READ in item.url.casefold()]
        if read:
            url = with_query(read[-1].url, result.correction)
            return Asked((_command(read[-1]),), "", curl("GET", url, read[-1].request_headers))
        described = self._described(result.subject)
        if not described:
            return Asked(sent)
        headers = self._usual_headers()
        url = with_query(described, result.correction)
        return Asked((), curl("GET", described, headers), curl("GET", url, headers))

    def _described(self, subject: str | None) -> str:
        """The URL that the manifest describes for reading the GetConnector `subject`."""
        carrier = self._carriers.get((subject or "").casefold())
        base = self._document.target.get("base_url")
        if carrier is None or carrier.kind != "get" or not base:
            return ""
        return with_query(f"{base}{_READ}{quote(carrier.id, safe='')}", _described_query(carrier))

    def _usual_headers(self) -> Mapping[str, str]:
        with_credential = (one for one in self._document.evidence if _scheme(one) is not None)
        usual = next(with_credential, None)
        return usual.request_headers if usual else {"Authorization": ""}


def schemes(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """The authentication schemes, as in SCHEMES, that were used; all of them if it cannot be told.

    None where no exchange had a credential.
    """
    used = {scheme for item in evidence if (scheme := _scheme(item)) is not None}
    known = tuple(name for name in SCHEMES if name in used)
    return known or (tuple(SCHEMES) if used else ())


def _described_query(carrier: Carrier) -> dict[str, str]:
    query = {"skip": "0", "take": str(carrier.take or 100)}
    return query | ({"orderbyfieldids": ",".join(carrier.order)} if carrier.order else {})


def _command(item: Evidence) -> str:
    return curl(item.method, item.url, item.request_headers)


def _scheme(item: Evidence) -> str | None:
    values = _authorizations(item)
    return next((value.partition(" ")[0] for value in values), None)


def _authorizations(item: Evidence) -> Iterator[str]:
    for name, value in item.request_headers.items():
        if name.casefold() == "authorization":
            yield value
