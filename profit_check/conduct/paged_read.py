"""The pages of rows that one read fetched."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime, timedelta
from operator import attrgetter

from profit_check.model import Call

NEAR = timedelta(seconds=900)
"""Pages further apart than AFAS lets one call last do not belong together by time alone."""

Key = tuple[str, int, int | None, str]
"""What the pages of a read have in common: host, port, the mark of the filter, and the order."""


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
    not full. `repeats` is a read that had come to its end with the page that this one begins with.
    `is_joined` says that another read has its pages now. `changes_order` and `changes_filter` say
    that a page follows on another but was asked in another order, or by another filter.
    """

    def __init__(self, key: Key) -> None:
        self.key = key
        self.pages: list[Page] = []
        self.refused: set[int] = set()
        self.changes_order = False
        self.changes_filter = False
        self.goes_on_by_filter = False
        self.is_ended = False
        self.is_joined = False
        self.repeats: PagedRead | None = None
        self._ends: set[int] = set()
        self._final: int | None = None
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
        if page.is_last:
            self._final = page.end if self._final is None else min(page.end, self._final)
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

    def ends_before(self, page: Page) -> bool:
        """Whether it has come to its end, and the page shows only that nothing lies beyond."""
        return self._final is not None and page.call.rows == 0 and page.skip >= self._final

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
