"""Refusals say why, and where the full text is: `externalMessage` and `profitLogReference`.

## Why
The message is what the integration can show, and the reference finds the full text in the logbook
of the environment. Without them a fault in production is a status 500 and nothing more. Only
refusals with status 500 are judged: 401, 403, 404 and 413 mostly have no body.

## Fix
There is nothing to set in Profit. If a service between the integration and Profit replaces the
answer by its own, its administrator returns Profit's answer unchanged. The integration developer
accepts a refusal in any form: this one, `{"message": …}`, plain text, HTML and nothing at all.

## References
- AFAS page `troubleshooting`: the form of the error body, and what the reference is for.
"""

from profit_check.api import (
    SHOULD,
    Answer,
    Environment,
    Outcome,
    Undecided,
    Untestable,
    check,
    joined,
    missing_from_body,
    not_applicable,
    passed,
    say,
    say_number,
    wrong,
)

WITH_BODY = 500


@check(level=SHOULD, needs=["token.accepted"])
async def body(env: Environment) -> Outcome:
    answers = [await env.unknown_connector(), *await _about_rows(env)]
    refusals = [answer for answer in answers if answer.status == WITH_BODY]
    if not refusals and any(answer.status is None for answer in answers):
        raise Undecided(say("not all of the requests that should be refused were answered"))
    if not refusals:
        return not_applicable("none of the refusals came with status 500")
    bare = [lacking for answer in refusals if (lacking := missing_from_body(answer))]
    if bare:
        return wrong(
            say_number(
                "{bare} of {count} refusal came without {missing}",
                "{bare} of {count} refusals came without {missing}",
                bare=len(bare),
                count=len(refusals),
                missing=joined(sorted({key for keys in bare for key in keys}), say(" and ")),
            )
        )
    return passed(
        say_number(
            "{count} refusal carried externalMessage and profitLogReference",
            "{count} refusals carried externalMessage and profitLogReference",
            count=len(refusals),
        )
    )


async def _about_rows(env: Environment) -> list[Answer]:
    """The refusals that other checks of this family ask for; none without a GetConnector."""
    try:
        connector = (await env.readable_connector()).id
    except Untestable:
        return []
    return [
        await env.unknown_order(connector),
        await env.unknown_filter(connector),
        await env.bad_paging(connector),
    ]
