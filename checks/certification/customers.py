"""At least five customers use the integration.

## Why
AFAS certifies what is in use: five customers, by the IntegrationId on their calls, and five
references as the last step. While the 12 months of the project run, fewer is a task that is open;
after them it bars certification.

## Fix
- Integration developer: declare the customers that use the integration in
  `certification.customers`, by name or by how many they are, and ask them to be a reference.

## References
- AFAS page `partner-certification-steps`: five customers, five references.
- AFAS page `integrationid`: AFAS counts an integration's customers by it.
"""

from profit_check.api import (
    LEAST_CUSTOMERS,
    MUST,
    SHOULD,
    Environment,
    Outcome,
    check,
    dutch_day,
    passed,
    project_ends,
    say_number,
    wrong,
)


@check(level=SHOULD, channel="attested")
async def customers(env: Environment) -> Outcome:
    declared = env.certification
    count = declared.customers
    told = say_number(
        "{count:,} customer is declared", "{count:,} customers are declared", count=count or 0
    )
    if count is not None and count >= LEAST_CUSTOMERS:
        return passed(told)
    over = declared.start is not None and project_ends(declared.start) < dutch_day(env.now)
    return wrong(told, level=MUST if over else None)
