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
    RowFilter,
    check,
    fields_of,
    not_applicable,
    passed,
    read_connectors,
    review,
    tells_change,
    undecided,
    wrong,
)

DAILY = timedelta(hours=20)
"""Reads of all rows that are at least so far apart may be there to find deleted rows."""


@check(level=SHOULD, per=read_connectors, channel="traffic")
async def changes(env: Environment, connector: Called) -> Outcome:
    names = await _modified(env, connector)
    if not names:
        return not_applicable("no field is known that holds the date of the last change")
    known = {name.casefold() for name in names}

    def asks_changes(one: RowFilter) -> bool:
        sent = [name for group in one.fields for name in group]
        return any(name.casefold() in known or tells_change(name) for name in sent)

    reads = env.conduct.reads(connector)
    found = env.conduct.read_afresh(connector, asks_changes, DAILY)
    if again := found.soon or found.late or found.untimed:
        env.show(again)
        message = "read as a whole again, not by {field}: {again:,} of {all:,} reads of all rows"
        outcome = wrong if found.soon else review
        return outcome(message, field=names[0], again=len(again), all=found.all)
    if not any(call.rows is not None for call in reads):
        return undecided("the recording holds no rows of its {all:,} requests", all=len(reads))
    asked = sum(call.filter is not None and asks_changes(call.filter) for call in reads)
    message = "by {field}: {asked:,} of {all:,} requests; read as a whole again: none"
    return passed(message, field=names[0], asked=asked, all=len(reads))


async def _modified(env: Environment, connector: Called) -> list[str]:
    """The fields that hold the date of the last change, as far as anything tells."""
    id, manifest = connector.id.casefold(), env.manifest
    declared = [one for one in manifest.get if one.id.casefold() == id]
    named = [one.modified for one in declared if one.modified]
    if named:
        return named
    known = [one.id for one in await fields_of(env, connector.id) or () if one.is_change]
    return known
