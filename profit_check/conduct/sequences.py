"""Pages of rows that belong together: reads that fetch a connector's rows page after page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from profit_check.conduct.paged_read import NEAR, Key, Page, PagedRead
from profit_check.conduct.pages import skip_of, take_of
from profit_check.model import Call

_OPEN = 8
"""Reads of the same rows that may go on at the same time: AFAS's own maximum of calls."""


def paged_reads(calls: Iterable[Call]) -> list[PagedRead]:
    """The reads that these reads of one connector make up, each of one page or more.

    A read begins with the first row, and goes on with pages in the same order and by the same
    filter, also when several are asked for at the same time and come in any order. What follows
    on exactly, but in another order or by another filter, belongs to it as well.
    """
    by_key: dict[Key, list[PagedRead]] = {}
    found: list[PagedRead] = []
    for call in calls:
        skip, take = skip_of(call), take_of(call)
        if skip is None or take is None or skip < 0 or take < 1:
            continue
        page, of_key = Page(call, skip, take), by_key.setdefault(_key(call), [])
        if call.status not in (200, 304):
            for read in [one for one in of_key[-_OPEN:] if one.ends_at(skip)][-1:]:
                read.refused.add(skip)
            continue
        _place(page, of_key, found)
    return _linked([read for read in found if not read.is_joined])


def _key(call: Call) -> Key:
    order = (call.parameter("orderbyfieldids") or "").replace(" ", "").casefold()
    return call.host, call.port, call.filter.mark if call.filter else None, order


def _place(page: Page, of_key: list[PagedRead], found: list[PagedRead]) -> None:
    """Adds the page to the read that it belongs to: a known one, or one that begins with it."""
    newest = of_key[: -_OPEN - 1 : -1]
    for read in (_known(page, newest) if page.skip else _late(page, newest))[:1]:
        read.add(page)
        _join(read, page, of_key[-_OPEN:], of_key)
        return
    if any(read.ends_before(page) and read.is_near(page.call) for read in newest):
        return
    begun = PagedRead(_key(page.call))
    begun.add(page)
    begun.repeats = next((read for read in newest if read.has_page(page.skip)), None)
    together = [read for read in of_key[-_OPEN:] if _is_of_the_same_round(read, page.call)]
    of_key.append(begun)
    found.append(begun)
    _join(begun, page, together, of_key)


def _is_of_the_same_round(read: PagedRead, first: Call) -> bool:
    """Whether workers may have asked its pages together with `first`, which comes after them."""
    if read.repeats or not read.is_ended:
        return True
    return bool(read.finished and first.started and first.started < read.finished)


def _join(
    read: PagedRead, page: Page, others: Sequence[PagedRead], of_key: list[PagedRead]
) -> None:
    """Joins to `read` what goes on where its new page ends, and came before that."""
    for other in others:
        if other.start == page.asked and _fits(other, read):
            read.absorb(other)
            other.is_joined = True
            of_key[-2 * _OPEN :] = [one for one in of_key[-2 * _OPEN :] if one is not other]
            return


def _known(page: Page, newest: Sequence[PagedRead]) -> list[PagedRead]:
    """The reads that a page which is not the first may belong to, the likeliest at the front."""
    free = [read for read in newest if not read.overlaps(page)]
    follows = [read for read in free if read.ends_at(page.skip)]
    near = [read for read in newest if read.is_near(page.call)]
    precedes = [read for read in near if read in free and read.has_page(page.asked)]
    # The newest read counts: an earlier one may have the same page, of the round before.
    going_on = [
        read for read in newest if not read.is_ended and (read in near or read.has_page(page.skip))
    ]
    return follows or precedes or going_on


def _late(first: Page, newest: Sequence[PagedRead]) -> list[PagedRead]:
    """The reads by several workers whose first page comes after the next ones."""
    return [
        read
        for read in newest
        if read.start in range(first.asked, (_OPEN + 1) * first.asked, first.asked)
        and read.pages[0].asked - read.start == first.asked
        and not read.is_ended
        and read.is_near(first.call)
    ]


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
    kept = _without_repeats(_with_late_heads(kept))
    _mark_filters(kept)
    return kept


def _with_late_heads(reads: Sequence[PagedRead]) -> list[PagedRead]:
    """Joins what belongs to one read though its first page came later, as with parallel workers."""
    by_key: dict[Key, list[PagedRead]] = {}
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


def _without_repeats(reads: Sequence[PagedRead]) -> list[PagedRead]:
    """Gives pages that were asked once more, and begin no read, to the read that had them."""
    for read in reads:
        if read.start and read.repeats:
            read.repeats.absorb(read)
    return [read for read in reads if not (read.start and read.repeats)]


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
