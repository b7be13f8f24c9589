"""Recorded calls by connector and by host, as the checks of an integration's conduct see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Literal

from profit_check.conduct.afresh import Afresh, filter_fields, read_afresh
from profit_check.conduct.coverage import Coverage
from profit_check.conduct.crowding import Crowding, crowding
from profit_check.conduct.pace import busiest_hour, read_again
from profit_check.conduct.repeats import Repeat, repeats, sent_while_away
from profit_check.conduct.sequences import paged_reads
from profit_check.conduct.shown import as_evidence
from profit_check.model import Call, Evidence, RecordedTraffic, Route

SHOWN = 5
"""Calls that a finding shows as evidence; more would not be read."""


@dataclass(frozen=True, slots=True)
class Called:
    """What calls are about: a connector (`read`, `written` or both), or a host."""

    id: str
    kind: Literal["connector", "host"] = "connector"
    read: bool = False
    written: bool = False


class Conduct:
    """The calls of one or more recordings. Letter case does not matter in a connector's id."""

    def __init__(self, recorded: RecordedTraffic) -> None:
        self.recorded = recorded
        self._again: dict[timedelta, set[int]] = {}

    @property
    def calls(self) -> Sequence[Call]:
        """Every call, in the order in which they started."""
        return self.recorded.calls

    def of(self, subject: Called) -> Sequence[Call]:
        """The calls that are about a connector's rows or records, or that went to a host."""
        if subject.kind == "host":
            return self._by_host.get(subject.id, ())
        return self._by_connector.get(subject.id.casefold(), ())

    def reads(self, subject: Called) -> Sequence[Call]:
        """The reads of a connector's rows."""
        return [call for call in self.of(subject) if call.method == "GET"]

    def writes(self, subject: Called) -> Sequence[Call]:
        """The calls that write to a connector."""
        return [call for call in self.of(subject) if call.is_write]

    def coverage(self, subject: Called) -> list[Coverage]:
        """What each read of a connector's rows covers, of one page or more."""
        return [Coverage(one, self.spans) for one in paged_reads(self.reads(subject))]

    def repeats(self, subject: Called) -> list[Repeat]:
        """The requests that failed and were sent again."""
        return list(repeats(self.of(subject)))

    def crowding(self, subject: Called, most: int) -> Crowding:
        """How many calls were under way at once, and which began while `most` others were."""
        return crowding(self.of(subject), most)

    def busiest_hour(self, subject: Called) -> int:
        """The most calls within an hour; 0 where no time was recorded."""
        return busiest_hour(self.of(subject))

    def read_again(self, subject: Called, soon: timedelta) -> list[Call]:
        """The reads that were answered so shortly before, though nothing was written since."""
        if soon not in self._again:
            self._again[soon] = {id(call) for call in read_again(self.calls, soon)}
        return [call for call in self.reads(subject) if id(call) in self._again[soon]]

    def read_afresh(
        self, subject: Called, change_fields: Iterable[str], interval: timedelta
    ) -> Afresh:
        """The reads of all of a connector's rows that do not ask for changes by these fields."""
        return read_afresh(self.coverage(subject), self.reads(subject), change_fields, interval)

    def filter_fields(self, subject: Called) -> tuple[str, ...]:
        """The fields that the reads of a connector filter on."""
        return filter_fields(self.reads(subject))

    def sent_while_away(self, subject: Called) -> list[Call]:
        """Other calls that came to nothing because Profit had said to stay away longer."""
        repeated = {id(repeat.again) for repeat in self.repeats(subject)}
        return [one for one in sent_while_away(self.of(subject)) if id(one) not in repeated]

    @cached_property
    def connectors(self) -> tuple[Called, ...]:
        """Each connector that was called, by its id."""
        found = (
            Called(
                calls[0].connector or "",
                read=any(call.method == "GET" for call in calls),
                written=any(call.is_write for call in calls),
            )
            for calls in self._by_connector.values()
        )
        return tuple(sorted(found, key=lambda one: one.id.casefold()))

    @cached_property
    def hosts(self) -> tuple[Called, ...]:
        """Each host of Profit that was called."""
        return tuple(Called(host, "host") for host in sorted(self._by_host))

    @cached_property
    def spans(self) -> Mapping[str, tuple[datetime, datetime]]:
        """When each recording begins and ends; one without any time is not there."""
        found: dict[str, tuple[datetime, datetime]] = {}
        for call in self.calls:
            if call.started:
                begins, ends = found.get(call.recording, (call.started, call.started))
                last = max(ends, call.ended or call.started)
                found[call.recording] = min(begins, call.started), last
        return found

    def evidence(self, ids: Sequence[str]) -> list[Evidence]:
        """The calls of these ids as they may be shown; what is no call is left out."""
        wanted = set(ids)
        return [as_evidence(call, id) for call in self.calls if (id := _id(call)) in wanted]

    def ids(self, calls: Sequence[Call]) -> list[str]:
        """The ids under which the first SHOWN of these calls stand as evidence."""
        return [_id(call) for call in calls[:SHOWN]]

    @cached_property
    def _by_connector(self) -> dict[str, list[Call]]:
        grouped: dict[str, list[Call]] = {}
        for call in self.calls:
            if call.route is Route.CONNECTORS and call.connector:
                grouped.setdefault(call.connector.casefold(), []).append(call)
        return grouped

    @cached_property
    def _by_host(self) -> dict[str, list[Call]]:
        grouped: dict[str, list[Call]] = {}
        for call in self.calls:
            grouped.setdefault(f"{call.host}:{call.port}", []).append(call)
        return grouped


def _id(call: Call) -> str:
    return f"call-{call.number}-of-{call.recording}"
