"""Recordings become the traffic that is judged."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.model import Call, MalformedEntry, RecordedTraffic, Recording
from profit_check.traffic.entry import Aside, EntryReader, Malformed, OtherHost
from profit_check.traffic.har import Har, NotHar
from profit_check.traffic.hosts import Hosts
from profit_check.traffic.keeping import Keeping
from profit_check.traffic.texts import Texts

STANDARD_INPUT = "-"

_EXPECTED = say("give recorded traffic as HAR 1.2 (.har or .har.gz)")
_MOST_MALFORMED = 200
_MOST_HOSTS = 1_000
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def read_traffic(
    files: Sequence[str], *, key: bytes, base_urls: Sequence[str] = ()
) -> RecordedTraffic:
    """The traffic in these files, `-` for standard input.

    `key` is random for each run: fingerprints are made with it. Requests for AFAS's hosts, for
    `base_urls` and for any path with `/ProfitRestServices/` are Profit's.

    Raises UsageError for a file that cannot be read or is no HAR.
    """
    reading = _Reading(key, base_urls)
    for file in files:
        reading.add(file)
    return reading.traffic()


class _Reading:
    def __init__(self, key: bytes, base_urls: Sequence[str]) -> None:
        self._keeping = Keeping()
        self._entries = EntryReader(key, Hosts(base_urls), self._keeping)
        self._calls: list[Call] = []
        self._places: list[datetime] = []
        self._recordings: list[Recording] = []
        self._malformed: list[MalformedEntry] = []
        self._malformed_count = 0
        self._hosts: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()

    def add(self, file: str) -> None:
        name = self._name(file)
        with _opened(file) as opened:
            har = Har(opened)
            number, before = 0, _BEFORE_ALL
            try:
                for number, entry in enumerate(har.entries(), 1):
                    before = self._add(entry, number, name, before)
            except NotHar as no:
                told = say(
                    "{file}: is no HAR: {why}; {expected}",
                    file=file,
                    why=str(no),
                    expected=_EXPECTED,
                )
                raise UsageError(told) from None
            except OSError as error:
                told = say("{file}: cannot be read ({why})", file=file, why=error.strerror)
                raise UsageError(told) from None
        creator = Texts().keep(har.creator)
        self._recordings.append(Recording(name, har.size, har.sha256, number, creator, har.broken))

    def traffic(self) -> RecordedTraffic:
        order = sorted(range(len(self._calls)), key=self._places.__getitem__)
        calls = tuple(self._calls[place] for place in order)
        return RecordedTraffic(
            calls=calls,
            recordings=tuple(self._recordings),
            other_hosts=dict(sorted(self._hosts.items())),
            left_out=dict(sorted(self._left_out.items())),
            malformed=tuple(self._malformed),
            malformed_count=self._malformed_count,
            bodies_left_out=self._keeping.bodies_left_out,
            count=len(calls),
            first=min((call.started for call in calls if call.started), default=None),
            last=max((end for call in calls if (end := call.ended or call.started)), default=None),
        )

    def _add(self, entry: Any, number: int, name: str, before: datetime) -> datetime:
        """Adds an entry; gives the moment after which one without a moment of its own comes."""
        read = self._entries.read(entry, number, name)
        if isinstance(read, Call):
            before = read.started or before
            self._calls.append(read)
            self._places.append(before)
        elif isinstance(read, OtherHost):
            known = read.host in self._hosts or len(self._hosts) < _MOST_HOSTS
            self._hosts[read.host if known else "(more)"] += 1
        elif isinstance(read, Aside):
            self._left_out[read.value] += 1
        elif isinstance(read, Malformed):
            self._malformed_count += 1
            if len(self._malformed) < _MOST_MALFORMED:
                self._malformed.append(MalformedEntry(number, name, read.reason))
        return before

    def _name(self, file: str) -> str:
        """The name of the file; a number tells it from another of the same name."""
        name = "standard input" if file == STANDARD_INPUT else Path(file).name
        taken = {recording.name for recording in self._recordings}
        names = (name, *(f"{name} ({number})" for number in range(2, len(taken) + 3)))
        return next(one for one in names if one not in taken)


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    if file == STANDARD_INPUT:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(file).open("rb")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or say("it is no file name")
        told = say(
            "{file}: cannot be read ({why}); {expected}", file=file, why=why, expected=_EXPECTED
        )
        raise UsageError(told) from None
