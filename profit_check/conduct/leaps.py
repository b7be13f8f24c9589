"""Pages that were passed over: a person leafs through rows, a program misses them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from profit_check.conduct.paged_read import Page, PagedRead


class Leaps:
    """Tells of the pages of a read which were passed over as a person does."""

    def __init__(self, read: PagedRead) -> None:
        self._read = read

    def is_leap(self, before: Page, after: Page) -> bool:
        """Whether a person may have gone from `before` to `after`, past the pages between.

        Who does so asks whole pages one at a time. A program that goes on from there page by page,
        goes on in equal strides, or was refused the page between, has missed it.
        """
        size, missed = before.asked - before.skip, after.skip - before.asked
        if missed % size or after.asked - after.skip != size or self.is_parallel:
            return False
        if self._was_refused(before.asked, after.skip) or self._goes_on(after):
            return False
        return self._strides[missed] <= 1

    @cached_property
    def is_parallel(self) -> bool | None:
        """Whether pages were asked before others had come; None where times are missing."""
        calls = [page.call for page in self._read.pages]
        spans = sorted((call.started, call.ended) for call in calls if call.started and call.ended)
        if len(spans) < len(calls):
            return None
        return any(later < ended for (_, ended), (later, _) in pairwise(spans))

    def _was_refused(self, start: int, end: int) -> bool:
        """Whether a page from `start` on, and before `end`, was refused."""
        place = bisect_left(self._refused, start)
        return place < len(self._refused) and self._refused[place] < end

    def _goes_on(self, page: Page) -> bool:
        """Whether the page that follows was asked later."""
        pages = self._read.pages
        place = bisect_left(pages, page.asked, key=attrgetter("skip"))
        follows = pages[place : place + 1]
        return any(one.skip == page.asked and _came_later(one, page) for one in follows)

    @cached_property
    def _refused(self) -> list[int]:
        return sorted(self._read.refused)

    @cached_property
    def _strides(self) -> Counter[int]:
        """How often so many rows were passed over, each time further on."""
        return Counter(
            after.skip - before.asked
            for before, after in pairwise(self._read.pages)
            if _came_later(after, before)
        )


def _came_later(one: Page, other: Page) -> bool:
    if one.call.started is None or other.call.started is None:
        return one.call.number > other.call.number
    return one.call.started > other.call.started
