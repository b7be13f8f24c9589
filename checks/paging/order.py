"""Each GetConnector is read in an order, of fields that it has.

## Why
Profit gives rows page by page. Without `orderbyfieldids` it may give the rows of each page in
another order: rows come twice, others never come, and nothing tells. An order by a field that the
GetConnector does not have is refused.

## Fix
- Integration developer: send `orderbyfieldids` on every request that pages, and name the same
  fields as `order` in the manifest. Choose a unique and indexed field, best a number; several
  fields if only together they are unique.
- Profit administrator, when the field is missing from the GetConnector: add it.

## References
- AFAS page `get-connector`: `orderbyfieldids` is mandatory when paging with skip and take.
- AFAS page `app-connector-auditor-developer`: PERF-45, the index fields that are needed to sort.
"""

from profit_check.api import (
    MUST,
    Environment,
    GetConnector,
    Outcome,
    check,
    get_connectors,
    has_field,
    mark,
    mended_order,
    parts,
    passed,
    wrong,
)


@check(level=MUST, needs=["connectors.described"], per=get_connectors)
async def order(env: Environment, connector: GetConnector) -> Outcome:
    known = (await env.get_schema(connector.id)).fields
    mended = ",".join(mended_order(connector.order, known))
    correction = {"orderbyfieldids": mended} if mended else None
    if not connector.order:
        message = mark("the manifest gives no order for this GetConnector")
        return wrong(message, correction=correction)
    unknown = [name for name, _ in parts(connector.order) if not has_field(name, known)]
    if unknown:
        message = mark("the order names {fields}, which is no field")
        return wrong(message, fields=", ".join(unknown), correction=correction, about=unknown)
    return passed("ordered by {fields}", fields=", ".join(connector.order))
