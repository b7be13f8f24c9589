"""The integration was shown to AFAS in a demo.

## Why
AFAS wants to see the integration at work before it publishes it. The demo is one of the tasks of
the 12 months.

## Fix
- Integration developer: plan the demo with AFAS once the GetConnectors and the implementation
  document are supplied, and put its day into `certification.demo`.

## References
- AFAS page `partner-certification-steps`: the demo.
"""

from profit_check.api import SHOULD, Environment, Outcome, check, dutch_day, passed, wrong


@check(level=SHOULD, channel="attested")
async def demo(env: Environment) -> Outcome:
    day = env.certification.demo
    if day is None:
        return wrong("the manifest gives no day of a demo")
    if day > dutch_day(env.now):
        return wrong("it is planned for {day}", day=day)
    return passed("it was on {day}", day=day)
