"""Every GetConnector gives its rows.

## Why
A GetConnector can be listed and described, and still be refused: AFAS or the administrator blocked
it, or the user of the credential has no rights on what it reads. Profit answers those with few
words, so the message says only what can be told.

## Fix
- Profit administrator, when it is blocked: open the GetConnector and unblock it; AFAS blocks what
  asks too much, so find out why first.
- Profit administrator, when the user is not authorised: give the user of the app connector
  (General > Management > App connector) access to the GetConnector.
- Integration developer, when the cause cannot be told: the `profitLogReference` in the evidence
  finds the full text in the environment's logbook; ask the administrator to look there.

## References
- AFAS page `troubleshooting`: a connector that is unknown, not allowed or not authorised gets one
  and the same refusal.
- AFAS page `get-connector-geblokkeerd`: a GetConnector can be blocked.
"""

from profit_check.api import (
    MUST,
    Cause,
    Environment,
    GetConnector,
    Outcome,
    Refused,
    Untestable,
    cause_of,
    check,
    get_connectors,
    has_field,
    mark,
    meaning,
    parts,
    passed,
    say,
    say_number,
    wrong,
)


@check(level=MUST, needs=["connectors.described"], per=get_connectors)
async def readable(env: Environment, connector: GetConnector) -> Outcome:
    try:
        page = await env.first_page(connector)
    except Refused as refused:
        if cause_of(refused.answer) is Cause.TEMPORARY:
            raise
        await _blame_the_order(env, connector)
        status, why = refused.answer.status, meaning(refused.answer, listed=True)
        return wrong("refused with status {status}: {why}", status=status, why=why)
    return passed(
        say_number(
            "{count} row on the first page", "{count} rows on the first page", count=page.count
        )
    )


async def _blame_the_order(env: Environment, connector: GetConnector) -> None:
    """Leaves it to paging.order when the order names a field that does not exist."""
    fields = (await env.get_schema(connector.id)).fields
    if not all(has_field(name, fields) for name, _ in parts(connector.order)):
        template = mark("the order names a field that is not in the metainfo: see {check}")
        raise Untestable(say(template, check="paging.order"))
