"""The rows of a GetConnector obey its metainfo: fields, types and lengths.

## Why
An integration is built on what metainfo promises. A field that is missing in the rows, a number
where a date belongs or a text that is longer than promised breaks it on the day it comes by.

## Fix
- Profit administrator: look at the named fields in the GetConnector's definition; a calculated or
  replaced field can give another type than its definition says.
- Integration developer: until it is mended, read those fields with care.
- AFAS: if the definition is right and the rows are not, hand over the evidence.

## References
- AFAS page `get-connector`: `dataType` and `length` of a field, and the form of rows.
- AFAS page `news-profit7`: decimals carry a leading zero since Profit 7.
"""

from profit_check.api import (
    SHOULD,
    Environment,
    GetConnector,
    Outcome,
    check,
    departures,
    get_connectors,
    joined,
    listed,
    not_applicable,
    passed,
    say_number,
    unpublished_types,
    wrong,
)


@check(level=SHOULD, needs=["connectors.described", "paging.page-time"], per=get_connectors)
async def rows(env: Environment, connector: GetConnector) -> Outcome:
    page = await env.sample(connector)
    if not page.rows:
        return not_applicable("it gave no rows, so there was nothing to compare")
    fields = (await env.get_schema(connector.id)).fields
    found = departures(page.rows, fields)
    notes = unpublished_types({field.id: field.data_type for field in fields})
    if found:
        told = listed([one.told for one in found])
        return wrong(joined((told, *notes)), about=[one.field for one in found])
    obey = say_number(
        "{count} row obeys the metainfo", "{count} rows obey the metainfo", count=len(page.rows)
    )
    return passed(joined((obey, *notes)))
