"""No field of a GetConnector has a period in its name.

## Why
Many programs read a period in a field name as a path into a nested object, and then find nothing.
AFAS's auditor reports it as an error for a partner.

## Fix
- Profit administrator: give the field another name in the GetConnector's definition.
- Integration developer: follow the new name in the integration and in the manifest.

## References
- AFAS page `app-connector-auditor-partner`: STRUCT-29, a field name contains a period.
"""

from profit_check.api import (
    MUST,
    SHOULD,
    Environment,
    GetConnector,
    Outcome,
    check,
    get_connectors,
    passed,
    say_number,
    wrong,
)


@check(
    level=SHOULD,
    certification=MUST,
    needs=["connectors.described"],
    per=get_connectors,
    afas_rules=["STRUCT-29"],
)
async def field_name(env: Environment, connector: GetConnector) -> Outcome:
    fields = (await env.get_schema(connector.id)).fields
    found = [field.id for field in fields if "." in field.id]
    if found:
        return wrong("a period is in the name of {fields}", fields=", ".join(found), about=found)
    return passed(
        say_number(
            "its only field has no period in its name",
            "none of its {count} fields has a period in its name",
            count=len(fields),
        )
    )
