"""Profit was not in maintenance while it was checked.

## Why
In maintenance Profit answers with status 503 and says after how long to come back. What was asked
then says nothing of the connection. A 503 that asks for up to 30 seconds was waited for and asked
again; a longer one was not.

## Fix
- Run again after the maintenance.
- Profit administrator: ask AFAS when the maintenance ends.
- Integration developer: wait as long as `retry_after` in the answer says, and do not ask more often
  meanwhile.

## References
- AFAS page `troubleshooting`: status 503, `retry_after` in the body, with or without `Retry-After`.
"""

from profit_check.api import (
    INFO,
    Environment,
    Outcome,
    Untestable,
    check,
    joined,
    passed,
    say,
    say_number,
    wrong,
)

MAINTENANCE = 503


@check(level=INFO, needs=["connection.reachable"], last=True)
async def maintenance(env: Environment) -> Outcome:
    answers = [answer for answer in env.seen if answer.status is not None]
    if not answers:
        raise Untestable(say("no request was answered"))
    away = [answer for answer in answers if answer.status == MAINTENANCE]
    for answer in away:
        env.note(answer)
    if away:
        unsaid = say("no time to wait was named")
        return wrong(
            say_number(
                "{away} of {count} answer came with status 503: {waits}",
                "{away} of {count} answers came with status 503: {waits}",
                away=len(away),
                count=len(answers),
                waits=joined(sorted({answer.detail or unsaid for answer in away})),
            )
        )
    return passed(
        say_number(
            "{count} answer came, not with status 503",
            "{count} answers came, none with status 503",
            count=len(answers),
        )
    )
