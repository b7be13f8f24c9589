"""At least two people are registered with AFAS as contacts for the integration.

## Why
AFAS asks for two registered contacts: when one is away, the other can be reached about a release, a
fault or a penetration test that ends.

## Fix
- Integration developer: register a second contact with AFAS, and name both in
  `certification.contacts`.

## References
- AFAS page `partner-certification-steps`: two contacts are registered.
"""

from profit_check.api import (
    LEAST_CONTACTS,
    MUST,
    Environment,
    Outcome,
    check,
    passed,
    say_number,
    wrong,
)


@check(level=MUST, channel="attested")
async def contacts(env: Environment) -> Outcome:
    count = len(env.certification.contacts)
    told = say_number("{count} contact is declared", "{count} contacts are declared", count=count)
    return passed(told) if count >= LEAST_CONTACTS else wrong(told)
