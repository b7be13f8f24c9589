"""The environment is of the type that the manifest declares.

## Why
The first letter of the environment id tells the type: O is production, T is test, A is accept. A
manifest that says test while production answers lets a test change live data. For a course
environment AFAS has published no letter, so there a person has to look, or nothing can be said.

## Fix
- Integration developer: compare `type`, `participant` and `base_url` of this target with the
  environment that is meant; correct the one that is wrong, and see that the credential belongs to
  that environment.
- Profit administrator: confirm the type of the environment that the credential was made in.

## References
- AFAS page `concepts`: the letter of the environment id, and what each type is for.
"""

from typing import Any

from profit_check.api import (
    EVERY_PROFILE,
    MUST,
    Environment,
    EnvironmentType,
    Outcome,
    Untestable,
    check,
    is_left_out,
    not_applicable,
    parse_environment_id,
    passed,
    review,
    say,
    wrong,
)


@check(level=MUST, needs=["environment.identified"], profiles=EVERY_PROFILE)
async def type(env: Environment) -> Outcome:
    given = (await env.metainfo()).environment_id
    if is_left_out(given):
        return not_applicable("metainfo gives no environment id")
    id = parse_environment_id(given)
    if id is None:
        raise Untestable(say("the environment id has no known form"))
    facts: dict[str, Any] = {"letter": id.letter, "type": id.type, "declared": env.target.type}
    if id.type == env.target.type:
        return passed("{letter} is {type}, as declared", **facts)
    if env.target.type is EnvironmentType.COURSE:
        if id.type is None:
            return not_applicable("AFAS has published no letter for the declared course", **facts)
        return review("{letter} is {type}; declared is course, which has no known letter", **facts)
    if id.type is None:
        return review("{letter} is the letter of no known type; declared is {declared}", **facts)
    return wrong("{letter} is {type}; declared is {declared}", **facts)
