"""`take` times the number of fields stays under 150,000.

## Why
Larger pages take Profit's memory and time, and that of everyone who works in the environment. AFAS
mails its heaviest users every day and may block a GetConnector.

## Fix
- Integration developer: lower `take`, in the integration and in the manifest, to 150,000 divided by
  the number of fields.
- Profit administrator: remove fields that are not used from the GetConnector: Profit sends every
  field that it has.

## References
- AFAS page `get-connector`: the number of fields times `take` below 150,000.
- AFAS page `get-connector-geblokkeerd`: why AFAS blocks a GetConnector.
"""

from profit_check.api import (
    SHOULD,
    VALUES_LIMIT,
    Environment,
    GetConnector,
    Outcome,
    check,
    get_connectors,
    passed,
    say,
    wrong,
)


@check(level=SHOULD, needs=["connectors.described"], per=get_connectors)
async def budget(env: Environment, connector: GetConnector) -> Outcome:
    fields = len((await env.get_schema(connector.id)).fields)
    values = connector.take * fields
    message = say(
        "{take:,} rows of {fields} fields are {values:,} values",
        take=connector.take,
        fields=fields,
        values=values,
    )
    if values <= VALUES_LIMIT:
        return passed(message)
    return wrong(message, correction={"take": str(max(1, VALUES_LIMIT // fields))})
