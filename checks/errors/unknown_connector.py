"""A connector that does not exist is refused, not answered with rows.

## Why
An integration with a mistyped connector must learn of it. If something answers it with rows, or
with an empty list, then the integration takes in wrong data, or believes that there is nothing.

## Fix
Profit refuses such a request. What answers instead is a service between the integration and Profit
(gateway, cache, emulator): its administrator lets unknown connectors through to Profit and returns
the refusal as it came. If there is none, the Profit administrator reports it to AFAS.

## References
- AFAS page `troubleshooting`: a connector that is unknown is refused with status 500 or 401.
"""

from profit_check.api import (
    MUST,
    UNKNOWN_CONNECTOR,
    Environment,
    Outcome,
    check,
    mark,
    passed,
    was_refused,
    wrong,
)


@check(level=MUST, needs=["token.accepted"])
async def unknown_connector(env: Environment) -> Outcome:
    answer = await env.unknown_connector()
    if was_refused(answer):
        message = mark("{connector} was refused with status {status}")
        return passed(message, connector=UNKNOWN_CONNECTOR, status=answer.status)
    return wrong("{connector} was answered with a list of rows", connector=UNKNOWN_CONNECTOR)
