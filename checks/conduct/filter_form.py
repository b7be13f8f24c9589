"""Each filter has as many values and operators as fields, in the form that AFAS publishes.

## Why
Profit pairs fields, operators and values by their places. One too many or too few, and rows are
chosen by another value, or the read is refused. A time with `Z` is not what Profit has in its rows:
those end in `Z` too, but are Dutch local time.

## Fix
- For each field in `filterfieldids` give one value and one operator (1 to 15), in the same place.
  "Empty" and "not empty" (8 and 9) need a value too; any will do.
- A value with a comma or a semicolon in it is read as several values: use `filterjson` for it.
- Write an `&` in a value as `%26`; leave the `Z` out of times.
- Use either the three parameters or `filterjson`, not both in one request.

## References
- AFAS page `get-connector`: filterfieldids, filtervalues, operatortypes and filterjson.
"""

from profit_check.api import (
    MUST,
    Called,
    Environment,
    Outcome,
    Tally,
    check,
    doubts_about_filter,
    faults_of_filter,
    not_applicable,
    passed,
    read_connectors,
    review,
    wrong,
)


@check(level=MUST, per=read_connectors, channel="traffic")
async def filter_form(env: Environment, connector: Called) -> Outcome:
    reads = env.conduct.reads(connector)
    filtered = [call for call in reads if call.filter]
    if not filtered:
        return not_applicable("none of {all:,} reads has a filter", all=len(reads))
    tally = Tally(filtered, faults_of_filter)
    if tally.calls:
        env.show(tally.calls)
        return wrong(tally.said())
    doubtful = Tally(filtered, doubts_about_filter)
    if doubtful.calls:
        env.show(doubtful.calls)
        return review(doubtful.said())
    return passed("well formed: {all:,} of {all:,} reads with a filter", all=len(filtered))
