"""Rows come in the order that is asked, descending too.

## Why
If the order is not kept, `skip` counts through rows in another order, and pages do not fit
together. An integration that reads the newest first, up to what it knows, misses rows for good.

## Fix
- Integration developer: order by a plain field of the main table: no field with a special format or
  a calculation (the AppConnector Auditor lists those as DATA-26). Where the result is *review*,
  compare the places that the evidence shows with the sorting in Profit: languages sort marks,
  accents and capitals differently.
- Profit administrator: run that auditor: General > Management > App connector > Actions.

## References
- AFAS page `get-connector`: `orderbyfieldids`, with `-` before a field to descend.
- AFAS page `app-connector-auditor-developer`: DATA-26, fields with a special format.
"""

from profit_check.api import (
    MUST,
    Environment,
    GetConnector,
    Outcome,
    Page,
    Refused,
    check,
    flipped,
    get_connectors,
    mark,
    not_applicable,
    numeric_fields,
    passed,
    refusal_status,
    review,
    small,
    sortedness,
    wrong,
)


@check(level=MUST, needs=["paging.stable", "paging.page-time"], per=get_connectors)
async def sorted(env: Environment, connector: GetConnector) -> Outcome:
    page = await env.sample(connector)
    if page.count < 2:
        return not_applicable("an order shows from two rows on; {count} came", count=page.count)
    backwards = flipped(connector.order)
    try:
        back = await env.page(connector.id, skip=0, take=small(connector), order=backwards)
    except Refused as refused:
        message = mark("the order {order} was refused with status {status}")
        return wrong(message, order=",".join(backwards), status=refusal_status(refused))
    numeric = numeric_fields((await env.get_schema(connector.id)).fields)
    found = _judged(page, connector.order, numeric) or _judged(back, backwards, numeric)
    if found is None and _sign_ignored(page, back, backwards):
        anew = await env.page(
            connector.id, skip=0, take=page.take, order=connector.order, repetition=7
        )
        message = mark("by {order}, the rows begin as in the opposite order")
        return (wrong if anew.rows == page.rows else review)(message, order=",".join(backwards))
    message = mark("{count} rows are in order, and so is the way back")
    return found or passed(message, count=len(page.rows))


def _judged(page: Page, order: tuple[str, ...], numeric: frozenset[str]) -> Outcome | None:
    found, by = sortedness(page.rows, order, numeric), ",".join(order)
    if found.at:
        return wrong("by {order}, row {at} belongs before the one above it", order=by, at=found.at)
    if found.doubtful:
        message = mark("by {order}, rows in a place that fits no usual sorting of text: {count}")
        return review(message, order=by, count=found.doubtful)
    return None


def _sign_ignored(page: Page, back: Page, order: tuple[str, ...]) -> bool:
    """Whether the way back begins as the way there: one row alone is never unsorted."""
    ends = (page.rows[0], page.rows[-1])
    same = bool(back.rows) and back.rows == page.rows[: len(back.rows)]
    return same and sortedness(ends, order).at is not None
