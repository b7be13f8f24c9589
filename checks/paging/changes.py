"""The filter on the modified field gives the rows that changed since then, and no others.

## Why
If the filter lets older rows through, the integration fetches too much; if it leaves rows out,
changes never arrive.

## Fix
- Integration developer: filter with operator 2 (greater than or equal to), on a field that Profit
  itself sets at each change, without the `Z` at the end of a time: times are Dutch local time.
- Profit administrator, when rows have no modified date, and so never come: add one to it.

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
    judge_filter,
    mark,
    not_applicable,
    passed,
    refusal_status,
    review,
    same_places,
    say,
    turning_point,
    wrong,
)

SINCE = 2
"""AFAS's operator number for greater than or equal to."""


@check(level=SHOULD, needs=["paging.stable", "paging.page-time"], per=get_connectors)
async def changes(env: Environment, connector: GetConnector) -> Outcome:
    if (field := connector.modified) is None:
        return not_applicable("the manifest names no modified field")
    if not has_field(field, (await env.get_schema(connector.id)).fields):
        why = say("{field} is no field of this GetConnector: see connectors.fields", field=field)
        raise Untestable(why)
    first, whole = await env.first_page(connector), await env.sample(connector)
    if (value := turning_point(first.rows, whole.rows, field)) is None:
        return not_applicable("no sampled row has a value of {field} to filter by", field=field)
    where, order = Filter(field, SINCE, filter_value(value)), connector.order
    try:
        page = await env.page(connector.id, skip=0, take=first.take, order=order, where=where)
    except Refused as refused:
        status = refusal_status(refused)
        return wrong("the filter on {field} was refused with status {n}", field=field, n=status)
    return await _judged(env, connector, page, whole if page.count < page.take else first, value)


async def _judged(
    env: Environment, connector: GetConnector, page: Page, known: Page, value: object
) -> Outcome:
    """What `page` shows of the filter; of the rows in `known`, it must hold all that satisfy it."""
    field, order = connector.modified or "", connector.order
    found = judge_filter(page.rows, known.rows, order, field, value)
    if n := found.older:
        return wrong("rows that do not satisfy the filter on {field}: {n}", field=field, n=n)
    if n := found.missing:
        anew = await env.page(connector.id, skip=0, take=known.take, order=order, repetition=6)
        if same_places(anew.rows, known.rows, (*order, field)):
            return wrong("rows left out by the filter on {field}: {n}", field=field, n=n)
        return review("rows came, went or changed while they were filtered by {field}", field=field)
    message = mark("rows that came by {field}: {count}, none of them older")
    if found.all_due:
        message = mark("rows that came by {field}: {count}; the filter had none to leave out")
    return passed(message, count=page.count, field=field)
