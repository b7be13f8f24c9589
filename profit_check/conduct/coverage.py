"""What the pages of one read leave out, fetch twice, or do not tell."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from profit_check.conduct.leaps import Leaps
from profit_check.conduct.paged_read import NEAR, Page, PagedRead
from profit_check.model import Call

LOOK_UP = 100
"""A full page of fewer rows than Profit gives by default is a look-up: it asks for no more."""

ENDING = timedelta(minutes=1)
"""So long before a recording ends, a read that is not at its end may still go on."""

_MARK = 8
_COMPARED = 250_000
"""Rows that a page is compared with: those of the pages just before it."""


Spans = Mapping[str, tuple[datetime, datetime]]
"""When recordings begin and end, by their name."""


class End(StrEnum):
    """How a read ends, as far as its recording tells."""

    REACHED = "reached"
    REFUSED = "refused"
    CUT_OFF = "cut_off"
    UNTOLD = "untold"
    STOPPED = "stopped"


class Coverage:
    """What a read covers. `edges` are the calls at which something is wrong or in doubt.

    `gap` says that rows are left out between two pages, `leap` that this looks like a person who
    leafs through them, `overlap` that rows of one were asked again on another.
    """

    def __init__(self, read: PagedRead, spans: Spans) -> None:
        self.read = read
        self._spans = spans
        self._steps_at: list[Call] = []
        self.gap = self.leap = self._open_gap = self.overlap = False
        self._take_steps()
        self.end = self._end()

    @property
    def is_paged(self) -> bool:
        """Whether it is of several pages, or should have been: one that is full and not a look-up.

        Reads that go on by a filter on their order, each with its first page, are not paged.
        """
        return len(self.read.pages) > 1 or self.read.start > 0 or self.is_stopped

    @property
    def is_stopped(self) -> bool:
        """Whether it ends at a full page, long before the recording does."""
        read = self.read
        lonely = len(read.pages) == 1 and not read.start
        fine = lonely and (read.last.asked < LOOK_UP or read.goes_on_by_filter)
        return self.end is End.STOPPED and not fine

    @property
    def is_whole(self) -> bool:
        """Whether it has all rows, from the first one to the last."""
        return not self.read.start and self.end is End.REACHED and not self.leap

    @property
    def begins_late(self) -> bool:
        """Whether its first page is not that of the first rows, though it would be recorded."""
        return self.read.start > 0 and not self._begins_before

    @property
    def is_untold(self) -> bool:
        """Whether its first page or its end cannot be seen."""
        cut = self.end in (End.CUT_OFF, End.UNTOLD)
        return cut or (self.read.start > 0 and self._begins_before)

    @property
    def has_rows_again(self) -> bool:
        """Whether rows are on two pages, and none twice on one page."""
        return bool(self._again)

    @property
    def edges(self) -> list[Call]:
        """The calls at which something is wrong or in doubt: at least the last page."""
        return [*self._steps_at, *self._again] or [self.read.pages[0].call, self.read.last.call]

    @property
    def _begins_before(self) -> bool:
        """Whether the pages before its first may lie before the recording."""
        begins, _ = self._spans.get(self.read.pages[0].call.recording, (None, None))
        began = self.read.began
        return begins is None or began is None or began - begins <= NEAR

    @cached_property
    def _again(self) -> list[Call]:
        """The pages with rows of a page just before; none where one page has equal rows itself."""
        pages = [_marks(page.call) for page in self.read.pages]
        if any(len(set(marks)) < len(marks) for marks in pages):
            return []
        seen: set[bytes] = set()
        kept: deque[set[bytes]] = deque()
        again = []
        for page, marks in zip(self.read.pages, pages, strict=True):
            if not seen.isdisjoint(marks):
                again.append(page.call)
            kept.append(set(marks))
            seen |= kept[-1]
            while len(seen) > _COMPARED and len(kept) > 1:
                seen -= kept.popleft()
        return again

    def _take_steps(self) -> None:
        """Tells whether rows are left out between two pages, may be, or are on both of them."""
        reached: Page | None = None
        for before, page in pairwise(self.read.pages):
            reached = max(reached or before, before, key=lambda one: one.asked)
            if page.skip > reached.asked and not reached.is_last:
                if self._may_come(reached, page):
                    self._open_gap = True
                elif self._leaps.is_leap(reached, page):
                    self.leap = True
                else:
                    self.gap = True
            elif page.skip < reached.end:
                self.overlap = True
            else:
                continue
            self._steps_at += [reached.call, page.call]

    def _may_come(self, before: Page, after: Page) -> bool:
        """Whether the pages between can have been on their way as the recording ended."""
        whole = (after.skip - before.asked) % (before.asked - before.skip) == 0
        return whole and self._is_at_end(self.read.last) and self._is_parallel

    @cached_property
    def _leaps(self) -> Leaps:
        return Leaps(self.read)

    @property
    def _is_parallel(self) -> bool:
        """Whether pages were asked before others had come; so it is where times are missing."""
        return self._leaps.is_parallel is not False

    def _is_at_end(self, page: Page) -> bool:
        _, ends = self._spans.get(page.call.recording, (None, None))
        finished = page.call.ended or page.call.started
        return ends is None or finished is None or ends - finished <= ENDING

    def _end(self) -> End:
        last = self.read.last
        if self._open_gap:
            return End.CUT_OFF
        if self.read.is_ended:
            return End.REACHED
        if last.asked in self.read.refused:
            return End.REFUSED
        if last.call.rows is None:
            return End.UNTOLD
        return End.CUT_OFF if self._is_at_end(last) else End.STOPPED


def _marks(call: Call) -> list[bytes]:
    packed = call.row_marks
    return [packed[place : place + _MARK] for place in range(0, len(packed), _MARK)]
