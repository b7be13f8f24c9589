"""The integration uses no free fields that an administrator must import first.

## Why
A free field exists only in an environment that has it: every customer must import it before the
integration works there. AFAS therefore asks for the `.fie` file with the fields, and for a
description of the import in the implementation document.

## Fix
- Integration developer: supply the `.fie` file of the named fields and describe its import in the
  implementation document, or use a standard field.
- Profit administrator: import that file before the connectors.

## References
- AFAS page `app-connector-auditor-partner`: DATA-24, custom fields, information for a developer
  and a warning for a partner.
- AFAS page `update-connector`: the id of a free field is `U` and 32 hexadecimal digits.
"""

from collections.abc import Mapping

from profit_check.api import (
    INFO,
    SHOULD,
    Environment,
    GetConnector,
    Outcome,
    UpdateConnector,
    body_keys,
    check,
    get_and_update_connectors,
    is_free,
    not_applicable,
    passed,
    update_fields,
    wrong,
)


@check(
    level=INFO,
    certification=SHOULD,
    needs=["connectors.described"],
    per=get_and_update_connectors,
    afas_rules=["DATA-24"],
)
async def custom_field(env: Environment, connector: GetConnector | UpdateConnector) -> Outcome:
    if isinstance(connector, GetConnector):
        found = await _read(env, connector)
    elif connector.payloads:
        found = await _written(env, connector)
    else:
        return not_applicable("the manifest names no payload of it")
    if found:
        names = ", ".join(found.values())
        return wrong("free fields in use: {names}", names=names, about=found)
    return passed("no free field in use")


async def _read(env: Environment, connector: GetConnector) -> Mapping[str, str]:
    """The free fields by their ids, as they are to be named."""
    fields = (await env.get_schema(connector.id)).fields
    return {field.id: field.id for field in fields if is_free(field.field_id) or is_free(field.id)}


async def _written(env: Environment, connector: UpdateConnector) -> Mapping[str, str]:
    bodies = (payload.body for payload in connector.payloads)
    used = {key.casefold() for body in bodies for key in body_keys(body)}
    fields = update_fields(await env.update_schema(connector.id))
    free = {field.field_id: field.label for field in fields if is_free(field.field_id)}
    return {id: label or id for id, label in free.items() if id.casefold() in used}
