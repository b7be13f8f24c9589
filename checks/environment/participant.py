"""The environment belongs to the participant number that the manifest declares.

## Why
The digits in the environment id are the participant number (deelnemersnummer) of the customer. When
they differ, the integration talks to another customer's environment, with a credential that works.

## Fix
- Integration developer: compare `participant` and `base_url` of this target with the customer that
  is meant; correct the one that is wrong, and see that the credential came from that customer.
- Profit administrator: give the developer your participant number; it is in the environment id.

## References
- AFAS page `concepts`: participant number, and its place in the environment id.
"""

from profit_check.api import (
    EVERY_PROFILE,
    MUST,
    Environment,
    Outcome,
    Untestable,
    check,
    is_left_out,
    not_applicable,
    parse_environment_id,
    passed,
    say,
    wrong,
)


@check(level=MUST, needs=["environment.identified"], profiles=EVERY_PROFILE)
async def participant(env: Environment) -> Outcome:
    given = (await env.metainfo()).environment_id
    if is_left_out(given):
        return not_applicable("metainfo gives no environment id")
    id = parse_environment_id(given)
    if id is None:
        raise Untestable(say("the environment id has no known form"))
    declared = env.target.participant
    if id.participant != declared:
        return wrong(
            "it is of {number}; declared is {declared}", number=id.participant, declared=declared
        )
    return passed("it is of {number}, as declared", number=declared)
