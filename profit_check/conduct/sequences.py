"""Pages of rows that belong together: reads that fetch a connector's rows page after page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from operator import attrgetter

from profit_check.conduct.pages import skip_of, take_of
from profit_check.model import Call

NEAR = timedelta(seconds=900)
"""Pages further apart than AFAS lets one call last do not belong together by time alone."""

_OPEN = 8
"""Reads of the same rows that may go on at the same time: AFAS's own maximum of calls."""

_Key = tuple[str, int, int | None, str]


class Page:
    """A page that was given: the rows from `skip` to `end`, of those up to `asked`."""

    __slots__ = ("asked", "call", "end", "skip")

    def __init__(self, call: Call, skip: int, take: int) -> None:
        self.call = call
        self.skip = skip
        self.asked = skip + take
        self.end = skip + (take if call.rows is None else min(call.rows, take))

    @property
    def is_last(self) -> bool:
        """Whether it holds fewer rows than were asked, so that none can follow."""
        return self.end < self.asked


class PagedRead:
    """The pages of a connector that one read fetched, sorted by their rows.

    `refused` are the places whose page was asked in vain. `is_ended` says that a page came that is
    not full. `changes_order` and `changes_filter` say
    that a page follows on another but was asked in another order, or by another filter.
    """

    def __init__(self, key: _Key) -> None:
        self.key = key
        self.pages: list[Page] = []
        self.refused: set[int] = set()
        self.changes_order = False
        self.changes_filter = False
        self.goes_on_by_filter = False
        self.is_ended = False
        self._ends: set[int] = set()
        self._latest: Call | None = None
        self._last: Page | None = None

    def add(self, page: Page) -> None:
        """Puts a page in its place; of two that start at the same row the longer one counts."""
        place = bisect_right(self.pages, page.skip, key=attrgetter("skip"))
        known = self.pages[place - 1] if place else None
        if known and known.skip == page.skip:
            self.pages[place - 1] = max(known, page, key=attrgetter("asked"))
        else:
            self.pages.insert(place, page)
        self._ends |= {page.end, page.asked}
        self._latest = page.call
        self.is_ended |= page.is_last
        if self._last is None or (page.asked, page.end) > (self._last.asked, self._last.end):
            self._last = page

    def ends_at(self, skip: int) -> bool:
        """Whether a page ends there."""
        return skip in self._ends

    def has_page(self, skip: int) -> bool:
        """Whether a page starts there."""
        place = bisect_right(self.pages, skip, key=attrgetter("skip"))
        return place > 0 and self.pages[place - 1].skip == skip

    def overlaps(self, page: Page) -> bool:
        """Whether some of its rows were on a page already."""
        place = bisect_right(self.pages, page.skip, key=attrgetter("skip"))
        before = place > 0 and self.pages[place - 1].end > page.skip
        return before or (place < len(self.pages) and self.pages[place].skip < page.end)

    def is_near(self, call: Call) -> bool:
        """Whether `call` came soon enough after the latest page; so it is where nothing tells."""
        latest = self._latest.ended or self._latest.started if self._latest else None
        return latest is None or call.started is None or call.started - latest <= NEAR

    def absorb(self, other: PagedRead) -> None:
        """Takes the pages of another read, which goes on where this one ends."""
        self.changes_order |= other.changes_order or self.key[3] != other.key[3]
        self.changes_filter |= other.changes_filter or self.key[2] != other.key[2]
        self.refused |= other.refused
        for page in other.pages:
            self.add(page)

    @property
    def start(self) -> int:
        """The row that the first page starts at, from 0."""
        return self.pages[0].skip

    @property
    def last(self) -> Page:
        """The page that reaches furthest."""
        assert self._last is not None
        return self._last

    @property
    def began(self) -> datetime | None:
        """The moment of the first request; None where one was not recorded."""
        moments = [page.call.started for page in self.pages]
        return min(filter(None, moments)) if all(moments) else None

    @property
    def finished(self) -> datetime | None:
        """The moment of the last answer; None where one was not recorded."""
        moments = [page.call.ended or page.call.started for page in self.pages]
        return max(filter(None, moments)) if all(moments) else None


def paged_reads(calls: Iterable[Call]) -> list[PagedRead]:
    """The reads that these reads of one connector make up, each of one page or more.

    A read begins with the first row, and goes on with pages in the same order and by the same
    filter, also when several are asked for at the same time and come in any order. What follows
    on exactly, but in another order or by another filter, belongs to it as well.
    """
    by_key: dict[_Key, list[PagedRead]] = {}
    found: list[PagedRead] = []
    for call in calls:
        skip, take = skip_of(call), take_of(call)
        if skip is None or take is None or skip < 0 or take < 1:
            continue
        page, of_key = Page(call, skip, take), by_key.setdefault(_key(call), [])
        if call.status != 200:
            for read in [one for one in of_key[-_OPEN:] if one.ends_at(skip)][-1:]:
                read.refused.add(skip)
            continue
        _place(page, of_key, found)
    return _linked(found)


def _key(call: Call) -> _Key:
    order = (call.parameter("orderbyfieldids") or "").replace(" ", "").casefold()
    return call.host, call.port, call.filter.mark if call.filter else None, order


def _place(page: Page, of_key: list[PagedRead], found: list[PagedRead]) -> None:
    """Adds the page to the read that it belongs to: a known one, or one that begins with it."""
    candidates = of_key[: -_OPEN - 1 : -1] if page.skip else []
    free = [read for read in candidates if not read.overlaps(page)]
    follows = [read for read in free if read.ends_at(page.skip)]
    again = [read for read in candidates if read.has_page(page.skip)]
    near = [read for read in candidates if read.is_near(page.call)]
    precedes = [read for read in near if read in free and read.has_page(page.asked)]
    unfinished = [read for read in near if not read.is_ended]
    for read in (follows or again or precedes or unfinished)[:1]:
        read.add(page)
        return
    begun = PagedRead(_key(page.call))
    begun.add(page)
    of_key.append(begun)
    found.append(begun)


def _linked(found: Sequence[PagedRead]) -> list[PagedRead]:
    """Joins reads of which one goes on where another one ends with a full page."""
    by_end: dict[int, list[PagedRead]] = {}
    kept: list[PagedRead] = []
    for read in found:
        head = _head(read, by_end.get(read.start, ())) if read.start else None
        if head:
            head.absorb(read)
            by_end.setdefault(head.last.asked, []).append(head)
        else:
            kept.append(read)
            by_end.setdefault(read.last.asked, []).append(read)
    kept = _with_late_heads(kept)
    _mark_filters(kept)
    return kept


def _with_late_heads(reads: Sequence[PagedRead]) -> list[PagedRead]:
    """Joins what belongs to one read though its first page came later, as with parallel workers."""
    by_key: dict[_Key, list[PagedRead]] = {}
    for read in reads:
        by_key.setdefault(read.key, []).append(read)
    joined: set[PagedRead] = set()
    for of_key in by_key.values():
        for place in sorted(range(len(of_key)), key=lambda one: -of_key[one].start):
            read = of_key[place]
            around = of_key[max(0, place - _OPEN) : place + _OPEN + 1] if read.start else ()
            for head in [one for one in around if one not in joined and _fits(read, one)][:1]:
                head.absorb(read)
                joined.add(read)
    return [read for read in reads if read not in joined]


def _fits(read: PagedRead, head: PagedRead) -> bool:
    """Whether `read` goes on after a page of `head`, asks none of its rows, and is of its time."""
    if read is head or not head.ends_at(read.start) or any(map(head.overlaps, read.pages)):
        return False
    if head.began is None or read.finished is None:
        return True
    return abs(head.began - read.finished) <= NEAR


def _head(read: PagedRead, ended: Sequence[PagedRead]) -> PagedRead | None:
    """The read that `read` goes on with, if any: the same one, or else one that it changes."""
    fitting = [
        one
        for one in ended[: -_OPEN - 1 : -1]
        if one.last.asked == read.start and not one.is_ended and _follows(one, read)
    ]
    return next((one for one in fitting if one.key == read.key), next(iter(fitting), None))


def _follows(one: PagedRead, other: PagedRead) -> bool:
    if one.key[:2] != other.key[:2]:
        return False
    if one.finished is None or other.began is None:
        return True
    return timedelta(0) <= other.began - one.finished <= NEAR


def _mark_filters(reads: Sequence[PagedRead]) -> None:
    """Marks the reads that the next goes on with by a filter on the order: from the last value."""
    latest: dict[tuple[str, int, str], PagedRead] = {}
    for read in reads:
        host, port, _, order = read.key
        before = latest.get((host, port, order))
        if before and before.key != read.key and _filters_on_order(read):
            before.goes_on_by_filter = True
        latest[host, port, order] = read


def _filters_on_order(read: PagedRead) -> bool:
    first = read.pages[0].call
    order = {field.lstrip("-") for field in read.key[3].split(",") if field}
    groups = first.filter.fields if first.filter else ()
    return any(field.casefold() in order for group in groups for field in group)
