"""Keeps what was exchanged, as it may be shown, and counts what it cost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from profit_check.model import Evidence, Traffic
from profit_check.wire.address import shown, shown_location
from profit_check.wire.excerpt import KEPT, RowValues, is_grant, may_hold_rows
from profit_check.wire.exchange import RawRequest
from profit_check.wire.redaction import MASK, Redactor

EXCERPT = 2_000
"""Characters of an answer that are shown."""

_MOST_HEADERS = 60
_HEADER_LENGTH = 500
_NAME_LENGTH = 100
_FILTER_TEXT = re.compile(r"\"#text\"\s*:\s*\"?([^\"}]*)")
_LONGEST_HEADER = 16_000
"""Characters of a header that are looked at for secrets; of a longer one nothing is shown, since a
secret that is cut in two is not found."""

_NEVER_SHOWN = re.compile(
    r"token|secret|cookie|session|credential|signature|assertion|api-?key|dpop|x-profit-error"
    r"|auth(?!enticate)",
    re.IGNORECASE,
)
"""Names of headers that carry secrets, or what Profit says in Base64."""

_SHOWN_OF_ROWS = re.compile(
    r"age|allow|cache-control|connection|content-(?:encoding|language|length|security-policy|type)"
    r"|date|expires|keep-alive|last-modified|location|pragma|proxy-authenticate|referrer-policy"
    r"|retry-after|server|strict-transport-security|transfer-encoding|vary|via|www-authenticate"
    r"|x-afas-proxy-version|x-content-type-options|x-frame-options|x-trace-identifier"
)
"""Headers that are shown of an answer that may hold rows, or a token; of others only the name."""


@dataclass(slots=True)
class _Kept:
    """An exchange that is recorded; `quoted` are values of its request that come from rows."""

    evidence: Evidence
    may_quote_rows: bool
    quoted: tuple[str, ...] = field(repr=False)


class Recorder:
    """Records exchanges. What it gives out holds no secret that the Redactor knows by then."""

    def __init__(self, redactor: Redactor) -> None:
        self.rows = RowValues()
        self._redactor = redactor
        self._kept: list[_Kept] = []
        self._traffic = Traffic()
        self._in_flight = 0

    @property
    def traffic(self) -> Traffic:
        """What was sent and received so far."""
        return self._traffic

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every exchange so far, in the order of arrival."""
        return tuple(self._shown(kept) for kept in self._kept)

    @contextmanager
    def sending(self) -> Iterator[None]:
        """Counts a request, while it is in flight."""
        self._in_flight += 1
        peak = max(self._traffic.peak_parallel, self._in_flight)
        self._traffic = replace(self._traffic, count=self._traffic.count + 1, peak_parallel=peak)
        try:
            yield
        finally:
            self._in_flight -= 1

    def received(self, size: int) -> None:
        """Counts the bytes of a body, as transferred."""
        self._traffic = replace(self._traffic, bytes_received=self._traffic.bytes_received + size)

    def record(
        self,
        request: RawRequest,
        *,
        status: int | None,
        duration_ms: float,
        headers: Mapping[str, str],
        excerpt: str,
        may_quote_rows: bool,
    ) -> str:
        """Records an exchange; `headers` and `excerpt` are the answer's. Gives the id."""
        evidence = Evidence(
            id=f"e{len(self._kept) + 1}",
            method=request.method,
            url=self._redactor.show(shown(request.url)),
            status=status,
            duration_ms=duration_ms,
            request_headers=self.showable(dict(request.headers)),
            response_headers=headers,
            response_excerpt=self._redactor.show(excerpt[: 2 * KEPT])[:KEPT],
        )
        self._kept.append(_Kept(evidence, may_quote_rows, _quoted(request.url)))
        return evidence.id

    def showable(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Headers as they may be shown."""
        return {
            self._name(name): self._header(name, value)
            for name, value in list(headers.items())[:_MOST_HEADERS]
        }

    def showable_of_answer(self, path: str, headers: Mapping[str, str]) -> dict[str, str]:
        """The headers of the answer at `path`, relative to the base URL, as they may be shown."""
        if not (may_hold_rows(path) or is_grant(path)):
            return self.showable(headers)
        known = {
            name: value if _SHOWN_OF_ROWS.fullmatch(name) else MASK
            for name, value in headers.items()
        }
        if "location" in known:
            known["location"] = shown_location(known["location"])
        return self.showable(known)

    def _name(self, name: str) -> str:
        if len(name) > _LONGEST_HEADER:
            return f"(a name of {len(name):,} characters, withheld)"
        return self._redactor.show(name)[:_NAME_LENGTH]

    def _header(self, name: str, value: str) -> str:
        if len(value) > _LONGEST_HEADER:
            return f"({len(value):,} characters, withheld)"
        if not _NEVER_SHOWN.search(name):
            return self._redactor.show(shown(value)).replace("\n", " ")[:_HEADER_LENGTH]
        scheme = value.partition(" ")[0]
        known = scheme if scheme in ("AfasToken", "Bearer", "Basic") else ""
        return f"{known} {MASK}".strip()

    def _shown(self, kept: _Kept) -> Evidence:
        """With what became known after the exchange hidden too."""
        evidence = kept.evidence
        excerpt = self._redactor.show(evidence.response_excerpt)
        headers = {
            name: self.rows.hide(self._redactor.show(value), kept.quoted)
            for name, value in evidence.response_headers.items()
        }
        if kept.may_quote_rows:
            excerpt = self.rows.hide(excerpt, kept.quoted)
        return replace(evidence, response_headers=headers, response_excerpt=_cut(excerpt))


def _cut(text: str) -> str:
    mark = " …"
    return text if len(text) <= EXCERPT else text[: EXCERPT - len(mark)] + mark


def _quoted(url: str) -> tuple[str, ...]:
    """The filter values in `url`, which a refusal may quote."""
    found = []
    for pair in url.partition("?")[2].split("&"):
        key, _, value = pair.partition("=")
        if key.lower() == "filtervalues":
            found += [each for part in unquote(value).split(",") for each in part.split(";")]
        elif key.lower() == "filterjson":
            found += _FILTER_TEXT.findall(unquote(value))
    return tuple(value for value in (" ".join(each.split()) for each in found) if len(value) > 1)
