"""Somebody of the partner has done AFAS's connector course.

## Why
AFAS asks it of whoever builds connectors: it is one of the steps, and spares faults that the
auditor would find.

## Fix
- Integration developer: do the connector course, and put its day into `certification.course`.

## References
- AFAS page `partner-certification-steps`: the connector course, a step between building and
  sending the IntegrationId.
"""

from profit_check.api import SHOULD, Environment, Outcome, check, dutch_day, passed, wrong


@check(level=SHOULD, channel="attested")
async def course(env: Environment) -> Outcome:
    day = env.certification.course
    if day is None:
        return wrong("the manifest gives no day of a connector course")
    if day > dutch_day(env.now):
        return wrong("it is planned for {day}", day=day)
    return passed("it was on {day}", day=day)
