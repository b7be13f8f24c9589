"""An unknown field is refused, in an order and in a filter.

## Why
If an order by an unknown field is passed over, pages come unsorted and rows go missing. If a filter
on an unknown field is passed over, the integration gets all rows where it asked for a few.

## Fix
Profit refuses both. What answers instead is a service between the integration and Profit (gateway,
cache, emulator) that drops parts of the query: its administrator lets the query through unchanged.
If there is none, the Profit administrator reports it to AFAS.

## References
- AFAS page `troubleshooting`: a field that is not found is refused.
- AFAS page `get-connector`: `orderbyfieldids` and `filterfieldids`.
"""

from profit_check.api import (
    MUST,
    Environment,
    Outcome,
    check,
    mark,
    not_applicable,
    passed,
    was_refused,
    wrong,
)

GAVE_ROWS = {
    (True, False): mark("{connector} gave rows although an unknown field stood in the order"),
    (False, True): mark("{connector} gave rows although an unknown field stood in the filter"),
    (True, True): mark(
        "{connector} gave rows although an unknown field stood in the order and in the filter"
    ),
}


@check(level=MUST, needs=["connectors.readable"])
async def unknown_field(env: Environment) -> Outcome:
    if not env.manifest.get:
        return not_applicable("the manifest names no GetConnector")
    connector = (await env.readable_connector()).id
    in_order = not was_refused(await env.unknown_order(connector))
    in_filter = not was_refused(await env.unknown_filter(connector))
    if in_order or in_filter:
        return wrong(GAVE_ROWS[in_order, in_filter], connector=connector)
    message = mark("{connector} refused an unknown field, in an order and in a filter")
    return passed(message, connector=connector)
