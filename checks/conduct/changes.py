"""What was read once is kept up to date by what changed since, not by reading all of it again.

## Why
A read of all rows costs the more the longer an environment is in use, and gives mostly what was
known. AFAS asks to fetch changes by a filter on the date of the last change.

## Fix
Filter on the field that holds the date of the last change, with operator 2 (greater than or equal
to) and the moment at which the last read began. Add such a field to the GetConnector where it has
none. Read all only the first time, and at most once a day to find what was deleted.

The field is the one that the manifest names under `modified`, or else one that looks so by its
name in the metainfo, in the manifest or in filters that were sent. The first read of all rows is
right; one a day is for a person to judge.

## References
- AFAS page `get-connector`: filters; fetch changes rather than everything.
"""

from datetime import timedelta

from profit_check.api import (
    SHOULD,
    Called,
    Environment,
    Outcome,
    change_fields,
    check,
    mark,
    not_applicable,
    passed,
    read_connectors,
    review,
    undecided,
    wrong,
)

DAILY = timedelta(hours=20)
"""Reads of all rows that are at least so far apart may be there to find deleted rows."""


@check(level=SHOULD, per=read_connectors, channel="traffic")
async def changes(env: Environment, connector: Called) -> Outcome:
    fields = await change_fields(env, connector)
    if not fields:
        return not_applicable("no field is known that holds the date of the last change")
    reads = env.conduct.reads(connector)
    found = env.conduct.read_afresh(connector, fields, DAILY)
    if again := found.soon or found.late or found.untimed:
        env.show(again)
        message = mark(
            "read as a whole again, not by {field}: {again:,} of {all:,} reads of all rows"
        )
        outcome = wrong if found.soon else review
        return outcome(message, field=fields[0], again=len(again), all=found.all)
    if all(call.rows is None for call in reads):
        return undecided("no rows recorded: {all:,} of {all:,} requests", all=len(reads))
    message = mark(
        "changes asked by {field}: {asked:,} of {all:,} requests; read as a whole again: none"
    )
    return passed(message, field=fields[0], asked=found.asking, all=len(reads))
