"""Personal data are read no more than the integration needs, or a person has decided so.

## Why
`connectors.privacy` tells which fields of a GetConnector look personal; this check tells how often
they are really fetched. Each read takes the data of these people out of Profit once more, and a
read of all rows takes those of everybody.

## Fix
- Integration developer: say of each named field whether the integration needs it, and name those
  that it needs in the implementation document. Read what changed rather than everything, and a
  single row where one is needed.
- Profit administrator: take the fields that are not needed out of the GetConnector.

A GetConnector gives all its fields with each row. They are known from metainfo, or else from a kept
snapshot, or else from the manifest, which may name only some of them.

## References
- AFAS page `app-connector-auditor-developer`: AUT-19, fields marked privacy-sensitive are fetched.
"""

from profit_check.api import (
    SHOULD,
    Called,
    Environment,
    Field,
    Outcome,
    check,
    fields_of,
    listed,
    looks_sensitive,
    mark,
    not_applicable,
    passed,
    read_connectors,
    review,
)


@check(level=SHOULD, per=read_connectors, afas_rules=["AUT-19"], channel="traffic")
async def privacy(env: Environment, connector: Called) -> Outcome:
    fields = await fields_of(env, connector.id) or _declared(env, connector)
    if not fields:
        return not_applicable("neither metainfo nor the manifest tells which fields it has")
    reads = [call for call in env.conduct.reads(connector) if call.succeeded]
    found = [field.id for field in fields if looks_sensitive(field)]
    if not found or not reads:
        return passed(
            "fields that look personal by name: none of {count} known ones", count=len(fields)
        )
    env.show(reads)
    rows = sum(call.rows or 0 for call in reads)
    message = mark("fields that look personal by name: {names}; reads: {reads:,}, rows: {rows:,}")
    if all(call.rows is None for call in reads):
        message = mark("fields that look personal by name: {names}; reads: {reads:,}")
    return review(message, names=listed(found, separator=", "), rows=rows, reads=len(reads))


def _declared(env: Environment, connector: Called) -> tuple[Field, ...]:
    """The fields that the manifest names, by name alone."""
    id = connector.id.casefold()
    named = (one.fields for one in env.manifest.get if one.id.casefold() == id)
    return tuple(
        Field(name, data_type=type or "string") for one in named for name, type in one.items()
    )
