"""Pages that were passed over: a person leafs through rows, a program misses them."""

from __future__ import annotations

from itertools import pairwise

from profit_check.conduct.paged_read import Page, PagedRead


def is_leap(read: PagedRead, before: Page, after: Page) -> bool:
    """Whether a person may have gone from `before` to `after`, past the pages between.

    Who does so asks whole pages one at a time. A program that goes on from there page by page, goes
    on in equal strides, or was refused the page between, has missed it.
    """
    size = before.asked - before.skip
    missed = range(before.asked, after.skip)
    if len(missed) % size or after.asked - after.skip != size or is_parallel(read):
        return False
    if any(place in missed for place in read.refused):
        return False
    return not _goes_on(read, after) and not _strides(read, len(missed))


def is_parallel(read: PagedRead) -> bool | None:
    """Whether pages were asked before others had come; None where times are missing."""
    calls = [page.call for page in read.pages]
    spans = sorted((call.started, call.ended) for call in calls if call.started and call.ended)
    if len(spans) < len(calls):
        return None
    return any(later < ended for (_, ended), (later, _) in pairwise(spans))


def _goes_on(read: PagedRead, page: Page) -> bool:
    """Whether the page that follows was asked later."""
    return any(one.skip == page.asked and _came_later(one, page) for one in read.pages)


def _strides(read: PagedRead, missed: int) -> bool:
    """Whether so many rows were passed over more than once, each time further on."""
    strides = [
        (before, after)
        for before, after in pairwise(read.pages)
        if after.skip - before.asked == missed and _came_later(after, before)
    ]
    return len(strides) > 1


def _came_later(one: Page, other: Page) -> bool:
    if one.call.started is None or other.call.started is None:
        return one.call.number > other.call.number
    return one.call.started > other.call.started
