"""Evidence as a report shows it: each exchange written out once, and named by its id after that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from profit_check.language.catalogue import Language
from profit_check.language.phrase import Phrase, say
from profit_check.model import Evidence, Result
from profit_check.visible import block, line

ALL_EXCERPTS = 800_000
"""Characters of answers that a report shows in all, so that a large run stays readable."""

SHORTEST_EXCERPT = 200

ALL_TRANSCRIPTS = 1_000_000
"""Characters of exchanges, with their headers, that a report writes out in all."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One exchange where a finding points at it.

    `summary` is one line. `transcript` is the exchange as text of many lines, or empty where the
    report has shown it before. `anchor` is unique among the exhibits that have a transcript.
    """

    anchor: str
    summary: str
    transcript: str


class Exhibits:
    """Gives out the exhibits of one report."""

    def __init__(self, evidence: Sequence[Evidence], language: Language) -> None:
        self._language = language
        self._numbered = {item.id: (n, item) for n, item in enumerate(evidence, start=1)}
        share = ALL_EXCERPTS // max(1, len(evidence))
        self._limit = max(SHORTEST_EXCERPT, share)
        self._left = ALL_TRANSCRIPTS
        self._shown: set[str] = set()

    def of(self, result: Result) -> tuple[Exhibit, ...]:
        """What `result` points at, as far as it was kept."""
        kept = (self._numbered[id] for id in result.evidence if id in self._numbered)
        return tuple(self._exhibit(number, item) for number, item in kept)

    def _exhibit(self, number: int, item: Evidence) -> Exhibit:
        first = item.id not in self._shown
        self._shown.add(item.id)
        transcript = self._transcript(item) if first else ""
        summary = line(f"{item.method} {item.url} {self._language.tell(_outcome(item))}")
        return Exhibit(f"exchange-{number}", summary, transcript)

    def _transcript(self, item: Evidence) -> str:
        tell = self._language.tell
        if self._left <= 0:
            note = tell(say("[left out here; the results JSON holds it]"))
            return f"{line(f'{item.method} {item.url} {tell(_outcome(item))}')}\n{note}"
        answer = tell(say("no answer")) if item.status is None else f"HTTP {item.status}"
        parts = [
            _head(f"{item.method} {item.url}", item.request_headers),
            _head(f"{answer}, {tell(_duration(item))}", item.response_headers),
            self._excerpt(item),
        ]
        transcript = "\n\n".join(part for part in parts if part)
        self._left -= len(transcript)
        return transcript

    def _excerpt(self, item: Evidence) -> str:
        excerpt = item.response_excerpt
        if len(excerpt) > self._limit:
            note = say("[shortened here; the results JSON holds the rest]")
            excerpt = f"{excerpt[: self._limit]}\n{self._language.tell(note)}"
        return block(excerpt).strip("\n")


def _outcome(item: Evidence) -> Phrase:
    took = _duration(item)
    if item.status is None:
        return say("had no answer in {took}", took=took)
    return say("answered {status} in {took}", status=item.status, took=took)


def _duration(item: Evidence) -> Phrase:
    # Rounded twice, as kept results are, so that a report made from those says the same.
    return say("{ms:,.0f} ms", ms=round(item.duration_ms, 1))


def _head(first: str, headers: Mapping[str, str]) -> str:
    return "\n".join([line(first), *(line(f"{name}: {headers[name]}") for name in headers)])
