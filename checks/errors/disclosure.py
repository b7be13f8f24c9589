"""No answer repeats the credential.

## Why
Answers end up in logs, screens and tickets. A credential in one of them opens the environment to
everyone who reads along.

## Fix
- Whoever runs what stands between the integration and Profit: Profit does not do this. Look for a
  service that shows requests in its answers (a debugging page, a trace header); turn that off.
- Profit administrator: after that, replace the credential in General > Management > App connector.

## References
- AFAS page `authentication`: the credential goes in the `Authorization` header and nowhere else.
"""

from profit_check.api import (
    MUST,
    Environment,
    Outcome,
    Untestable,
    check,
    passed,
    say,
    say_number,
    wrong,
)


@check(level=MUST, needs=["connection.service"], last=True)
async def disclosure(env: Environment) -> Outcome:
    answers = [
        answer
        for answer in env.seen
        if answer.status is not None and answer.question.credential != "none"
    ]
    if not answers:
        raise Untestable(say("no request with the credential was answered"))
    echoes = [answer for answer in answers if answer.echoes_credential]
    for answer in echoes:
        env.note(answer)
    if echoes:
        paths = sorted({answer.question.path for answer in echoes})
        return wrong(
            say_number(
                "{echoes} of {count} answer held the credential: {paths}",
                "{echoes} of {count} answers held the credential: {paths}",
                echoes=len(echoes),
                count=len(answers),
                paths=", ".join(paths),
            ),
            about=paths,
        )
    return passed(
        say_number(
            "{count} answer was looked at, and did not hold the credential",
            "{count} answers were looked at, and none held the credential",
            count=len(answers),
        )
    )
