"""No two rows are alike in the fields that the integration orders by.

## Why
Rows with the same order values may stand in any order, and in another one for each page. At the
border of two pages such a row then comes twice, or never. AFAS lists the unique indexes of the main
table as PERF-46 for this reason.

## Fix
- Integration developer: add fields to the order until it is unique: for order lines the order
  number and the line number, for stock the item and the warehouse.
- Profit administrator: look up the unique indexes of the main table in the AppConnector Auditor
  (General > Management > App connector > Actions, rule PERF-46), and add a missing field to the
  GetConnector.

## References
- AFAS page `get-connector`: prefer a unique, indexed, integer field to order by.
- AFAS page `app-connector-auditor-developer`: PERF-46, unique indexes of the main table.
"""

from typing import Any

from profit_check.api import (
    MUST,
    Environment,
    GetConnector,
    Outcome,
    check,
    get_connectors,
    mark,
    not_applicable,
    passed,
    review,
    shared,
    unique_order,
    wrong,
)


@check(
    level=MUST,
    needs=["paging.order", "paging.page-time"],
    per=get_connectors,
    afas_rules=["PERF-46"],
)
async def unique(env: Environment, connector: GetConnector) -> Outcome:
    rows = (await env.sample(connector)).rows
    if len(rows) < 2:
        return not_applicable("one order value can come twice from two rows on")
    alike = shared(rows, connector.order)
    facts: dict[str, Any] = {"rows": len(rows), "order": ",".join(connector.order)}
    if alike.certain:
        message = mark("{count} of {rows} sampled rows share their values of {order} with another")
        fields = (await env.get_schema(connector.id)).fields
        better = ",".join(unique_order(connector.order, fields, rows))
        correction = {"orderbyfieldids": better} if better else None
        return wrong(message, count=alike.certain, correction=correction, **facts)
    if alike.perhaps:
        return review(
            "{count} of {rows} sampled rows differ in {order} only by case, accents or spaces",
            count=alike.perhaps,
            **facts,
        )
    return passed("{rows} sampled rows all differ in {order}", **facts)
