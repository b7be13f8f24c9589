"""The filter on the modified field gives the rows that changed since then, and no others.

## Why
If the filter lets older rows through, the integration fetches too much; if it leaves rows out,
changes never arrive.

## Fix
The integration developer filters with operator 2 (greater than or equal to), on a field that Profit
itself sets at each change, and leaves out the `Z` at the end of a time: Profit's times are Dutch
local time. A row without a modified date never comes: the Profit administrator chooses another
field.

## References
- AFAS page `get-connector`: filters, operators and times.
"""

from profit_check.api import (
    SHOULD,
    Environment,
    Filter,
    GetConnector,
    Outcome,
    Page,
    Refused,
    Untestable,
    check,
    filter_value,
    get_connectors,
    has_field,
    not_applicable,
    order_values,
    passed,
    reaches,
    refusal_status,
    turning_point,
    wrong,
)

SINCE = 2
"""AFAS's operator number for greater than or equal to."""


@check(level=SHOULD, needs=["paging.stable", "paging.page-time"], per=get_connectors)
async def changes(env: Environment, connector: GetConnector) -> Outcome:
    field = connector.modified
    if field is None:
        return not_applicable("the manifest names no modified field")
    if not has_field(field, (await env.get_schema(connector.id)).fields):
        raise Untestable(f"{field} is no field of this GetConnector: see connectors.fields")
    first, whole = await env.first_page(connector), await env.sample(connector)
    value = turning_point(first.rows, whole.rows, field)
    if value is None:
        return not_applicable("no sampled row has a value of {field} to filter by", field=field)
    where = Filter(field, SINCE, filter_value(value))
    try:
        page = await env.page(
            connector.id, skip=0, take=first.take, order=connector.order, where=where
        )
    except Refused as refused:
        message = "the filter on {field} was refused with status {status}"
        return wrong(message, field=field, status=refusal_status(refused))
    known = whole if page.count < page.take else first
    return _judged(page, known, connector.order, field, value)


def _judged(page: Page, known: Page, order: tuple[str, ...], field: str, value: object) -> Outcome:
    """What `page` shows of the filter; of the rows in `known`, it must hold all that satisfy it."""
    due = [row for row in known.rows if reaches(row, field, value)]
    came = order_values(page.rows, order)
    older = sum(not reaches(row, field, value) for row in page.rows)
    if older:
        return wrong("{count} rows do not satisfy the filter on {field}", count=older, field=field)
    missing = sum(one not in came for one in order_values(due, order))
    if missing:
        message = "the filter on {field} left out {missing} rows that satisfy it"
        return wrong(message, field=field, missing=missing)
    if len(due) == len(known.rows):
        message = "{count} rows came by {field}; the filter had none to leave out"
        return passed(message, count=page.count, field=field)
    return passed("{count} rows came by {field}, none of them older", count=page.count, field=field)
