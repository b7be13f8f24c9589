"""Metainfo gives the id of the environment, in the form that AFAS uses.

## Why
The id, such as `T12345AA`, says which environment really answers, whatever the address promises. It
is what keeps an integration from going live against a test environment, or a test from writing in
production. Some environments leave it out; then a person has to see which environment it is.

## Fix
- Integration developer: see `info.envid` in the evidence. A gateway that rewrites metainfo may drop
  or change it: let `base_url` name Profit itself.
- Profit administrator: confirm which environment it is; the id is shown in Profit itself. If Profit
  gives metainfo without the id, or another form of it, ask AFAS.

## References
- AFAS page `concepts`: a letter, the participant number of 5 or 6 digits, two letters.
- AFAS page `get-connector`: `envid` in metainfo.
"""

from profit_check.api import (
    EVERY_PROFILE,
    MUST,
    Environment,
    Outcome,
    check,
    is_left_out,
    parse_environment_id,
    passed,
    review,
    wrong,
)


@check(level=MUST, needs=["token.accepted"], profiles=EVERY_PROFILE)
async def identified(env: Environment) -> Outcome:
    given = (await env.metainfo()).environment_id
    if is_left_out(given):
        return review("metainfo gives no environment id")
    id = parse_environment_id(given)
    if id is None:
        return wrong("the environment id is not a letter, 5 or 6 digits and two letters")
    return passed("environment {id}", id=id.text)
