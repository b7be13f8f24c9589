"""Profit does what the integration asks in at least 95 of 100 requests.

## Why
A connector that refuses much points at a fault of the integration: a field that is not there, a
business rule that it does not know, a right that its user lacks. Every refusal is work for Profit,
and a record that did not arrive.

## Fix
Go through the refusals by their messages. Check before sending what Profit would refuse: mandatory
fields, lengths, values of lists. Have the Profit administrator set right what is missing in the app
connector or in the rights of its user.

Fewer than 20 requests tell no share: then a person looks, if half of them or more were refused.
503 (maintenance) is no refusal, and is not counted.

## References
- AFAS page `troubleshooting`: statuses and messages.
"""

from profit_check.api import (
    SHOULD,
    Called,
    Environment,
    Outcome,
    called_connectors,
    check,
    joined,
    listed,
    not_applicable,
    passed,
    refusals_by_message,
    review,
    say,
    wrong,
)

LEAST = 0.95
ENOUGH = 20
DOUBTFUL = 0.5
AWAY = 503


@check(level=SHOULD, per=called_connectors, channel="traffic")
async def success_rate(env: Environment, connector: Called) -> Outcome:
    calls = [call for call in env.conduct.of(connector) if call.status != AWAY]
    if not calls:
        return not_applicable("every request met with maintenance")
    refused = [call for call in calls if not call.succeeded]
    done = len(calls) - len(refused)
    told = say("answered with success: {done:,} of {all:,} requests", done=done, all=len(calls))
    if not refused:
        return passed(told)
    told = joined((told, listed(refusals_by_message(refused))), ": ")
    share = done / len(calls)
    if share >= LEAST or (len(calls) < ENOUGH and share > DOUBTFUL):
        return passed(told)
    env.show(refused)
    return wrong(told) if len(calls) >= ENOUGH else review(told)
