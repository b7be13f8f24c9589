"""`take` times the number of fields stays under 150,000, and `skip` is not over 100,000.

## Why
Larger pages take Profit's memory and time, and that of everyone who works in the environment. To
skip more than 100,000 rows is slow, since Profit goes through all of them for each page. AFAS mails
its heaviest users every day and may block a GetConnector.

## Fix
- Integration developer: lower `take` to 150,000 divided by the number of fields. Where over 100,000
  rows are skipped, split the read by a filter, such as one year or one letter at a time.
- Profit administrator: remove fields that are not used from the GetConnector: Profit sends every
  field that it has.

## References
- AFAS page `get-connector`: the number of fields times `take` below 150,000; `skip`.
- AFAS page `get-connector-geblokkeerd`: why AFAS blocks a GetConnector.
"""

from collections.abc import Iterator
from functools import partial

from profit_check.api import (
    SHOULD,
    VALUES_LIMIT,
    Call,
    Called,
    Environment,
    Outcome,
    Tally,
    check,
    fields_of,
    mark,
    not_applicable,
    passed,
    read_connectors,
    skip_of,
    take_of,
    wrong,
)

FARTHEST = 100_000
LARGE = mark("over 150,000 values (take {take:,}, fields {fields}): {count:,} of {all:,} reads")
FAR = mark("over 100,000 rows skipped: {count:,} of {all:,} reads")


@check(level=SHOULD, per=read_connectors, channel="traffic")
async def budget(env: Environment, connector: Called) -> Outcome:
    reads = [call for call in env.conduct.reads(connector) if _take(call) >= 0]
    if not reads:
        return not_applicable("no read asks for a number of rows")
    fields = await _fields(env, connector.id, max(call.row_fields or 0 for call in reads))
    take = max(map(_take, reads))
    tally = Tally(reads, partial(_faults, fields=fields or 1))
    if tally.calls:
        env.show(sorted(tally.calls, key=lambda call: -_take(call)))
        return wrong(tally.said(take=take, fields=fields or 1))
    if not fields:
        return not_applicable("how many fields a row has is not known")
    message = mark("at most {values:,} values (take {take:,}, fields {fields}), {all:,} reads")
    return passed(message, values=take * fields, take=take, fields=fields, all=len(reads))


async def _fields(env: Environment, connector: str, seen: int) -> int:
    """The fields of a row as it came, as it is defined, or as far as the manifest names them."""
    declared = (one for one in env.manifest.get if one.id.casefold() == connector.casefold())
    known = seen or len(await fields_of(env, connector) or ())
    return known or max((len(one.fields) for one in declared), default=0)


def _take(call: Call) -> int:
    return take_of(call) or 0


def _faults(call: Call, fields: int) -> Iterator[str]:
    if _take(call) * fields > VALUES_LIMIT:
        yield LARGE
    if (skip_of(call) or 0) > FARTHEST:
        yield FAR
