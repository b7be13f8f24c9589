"""The IntegrationId starts with the number of the partner's subscription.

## Why
AFAS counts the customers of an integration by its IntegrationId: subscription number, underscore,
project number. With another number the calls are counted for somebody else, and certification
needs a valid subscription.

## Fix
- Integration developer: look up the subscription number and the project number that AFAS gave, and
  put them into `certification.subscription` and `integration.integration_id`.

## References
- AFAS page `integrationid`: its form, and what it is for.
- AFAS page `partner-certification-steps`: a valid partner subscription.
"""

from profit_check.api import (
    MUST,
    Environment,
    Outcome,
    check,
    joined,
    passed,
    say,
    wrong,
)


@check(level=MUST, channel="attested")
async def subscription(env: Environment) -> Outcome:
    id, number = env.manifest.integration.integration_id, env.certification.subscription
    given = {"integration.integration_id": id, "certification.subscription": number}
    missing = [key for key, value in given.items() if not value]
    if id is None or missing:
        return wrong("the manifest does not give {keys}", keys=joined(missing, say(" and ")))
    first = id.partition("_")[0]
    if first != number:
        return wrong(
            "the IntegrationId starts with {first}, the subscription is {number}",
            first=first,
            number=number,
        )
    return passed("IntegrationId {id} is of subscription {number}", id=id, number=number)
