"""The metainfo of every connector can be read, and has the form that AFAS publishes.

## Why
Metainfo says which fields a connector has, of which type and length. Without it nothing can be
said of the fields that the integration uses. When Profit refuses it, the message says what that can
mean, as far as the answer tells.

## Fix
- Profit administrator: if it is refused, see whether the user of the credential is authorised for
  the connector (General > Management > App connector), and whether its definition can still be
  opened in Profit.
- AFAS: if Profit answers in another form than it publishes, hand over the evidence.
- Integration developer: if something between you and Profit changes answers, take that away.

## References
- AFAS page `get-connector`: `/metainfo/get/{id}` gives name, description and fields.
- AFAS page `update-connector`: `/metainfo/update/{id}` gives fields and nested objects.
"""

from profit_check.api import (
    MUST,
    Cause,
    Environment,
    GetConnector,
    Misshapen,
    Outcome,
    Refused,
    UpdateConnector,
    cause_of,
    check,
    get_and_update_connectors,
    meaning,
    passed,
    say_number,
    update_fields,
    wrong,
)


@check(level=MUST, needs=["connectors.available"], per=get_and_update_connectors)
async def described(env: Environment, connector: GetConnector | UpdateConnector) -> Outcome:
    try:
        count = await _fields(env, connector)
    except Misshapen as misshapen:
        return wrong("its metainfo has not the published form: {why}", why=str(misshapen))
    except Refused as refused:
        if cause_of(refused.answer) is Cause.TEMPORARY:
            raise
        status, why = refused.answer.status, meaning(refused.answer, listed=True)
        return wrong("metainfo refused with status {status}: {why}", status=status, why=why)
    if count == 0:
        return wrong("its metainfo names no field")
    return passed(
        say_number(
            "its metainfo names {count} field", "its metainfo names {count} fields", count=count
        )
    )


async def _fields(env: Environment, connector: GetConnector | UpdateConnector) -> int:
    if isinstance(connector, GetConnector):
        return len((await env.get_schema(connector.id)).fields)
    return len(list(update_fields(await env.update_schema(connector.id))))
