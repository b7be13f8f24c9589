"""The penetration test is valid: green for 3 years, orange for 15 months, red for 6 months.

## Why
AFAS certifies an integration only while its penetration test is valid. The time counts from the
date on the report. When the test ends, 12 months of notice start, and then certification ends.

## Fix
- Integration developer: have a new penetration test done before the named day (AFAS's Security
  Quickscan counts too), and put its date and score into `certification.penetration_test`.

## References
- AFAS page `partner-certification-steps`: the security check, and how long its score stands.
"""

from profit_check.api import (
    MUST,
    REMINDER_DAYS,
    Environment,
    Outcome,
    check,
    dutch_day,
    passed,
    say,
    validity_ends,
    warn,
    wrong,
)


@check(level=MUST, channel="attested")
async def penetration_test(env: Environment) -> Outcome:
    test, today = env.certification.penetration_test, dutch_day(env.now)
    if test is None:
        return wrong("the manifest declares no penetration test")
    if test.date > today:
        return wrong("its report is of {day}, which is still to come", day=test.date)
    ends = validity_ends(test)
    told = say("a test of {day} with score {score}", day=test.date, score=test.score)
    if ends < today:
        return wrong("{test}; it was valid until {ends}", test=told, ends=ends)
    if (ends - today).days <= REMINDER_DAYS:
        return warn("{test}; it is valid until {ends} only", test=told, ends=ends)
    return passed("{test}; it is valid until {ends}", test=told, ends=ends)
