"""No field of a GetConnector says only that it was replaced.

## Why
A field that Profit no longer links to anything gives one fixed text in every row: `(replaced)`, in
Dutch `(vervangen)`. The integration takes that in as data.

## Fix
- Profit administrator: in the GetConnector's definition put the field that replaced the named one
  in its place, or take it out.
- Integration developer: stop reading the field until then, and look for the text in what was
  already taken in.

## References
- AFAS page `get-connector`: a field that is no longer linked returns a fixed text.
- AFAS page `app-connector-auditor-developer`: DATA-23, unknown fields.
"""

from collections.abc import Sequence

from profit_check.api import (
    MUST,
    REPLACED,
    Environment,
    GetConnector,
    Outcome,
    Page,
    Row,
    Undecided,
    check,
    get_connectors,
    not_applicable,
    passed,
    say_number,
    wrong,
)


@check(level=MUST, needs=["connectors.readable"], per=get_connectors, afas_rules=["DATA-23"])
async def unknown_field(env: Environment, connector: GetConnector) -> Outcome:
    rows = (await _largest_page(env, connector)).rows
    if not rows:
        return not_applicable("it gave no rows, so there was nothing to look at")
    names = dict.fromkeys(name for row in rows for name in row)
    found = [name for name in names if _says_only_that(rows, name)]
    if found:
        fields = ", ".join(found)
        return wrong("only the text of a replaced field in {fields}", fields=fields, about=found)
    return passed(
        say_number(
            "no field of {count} row was replaced",
            "no field of {count} rows was replaced",
            count=len(rows),
        )
    )


async def _largest_page(env: Environment, connector: GetConnector) -> Page:
    """The page of `take` rows; where that cannot be had, the small one."""
    try:
        return await env.sample(connector)
    except Undecided:
        return await env.first_page(connector)


def _says_only_that(rows: Sequence[Row], name: str) -> bool:
    """A single other value shows that the field is alive."""
    values = [row[name] for row in rows if row.get(name) is not None]
    return bool(values) and all(
        isinstance(value, str) and value.strip().casefold() in REPLACED for value in values
    )
