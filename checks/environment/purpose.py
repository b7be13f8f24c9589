"""The type of the environment fits the purpose of the run.

## Why
Whether an integration can go live is only seen on production: rights, data and IP restrictions of a
test environment differ. Certification is shown on a test or accept environment, where nothing live
can be harmed. A run on the other one is worth something, but less.

## Fix
- Integration developer: choose with `--target` the target that fits the profile, or with
  `--profile` the profile that fits the target; add the target to the manifest if it is missing.
- Profit administrator: give the integration a credential for that environment, in General >
  Management > App connector.

## References
- AFAS page `concepts`: what production, test and accept are for.
- AFAS page `partner-certification-steps`: the steps of certification.
"""

from typing import Any

from profit_check.api import (
    EVERY_PROFILE,
    SHOULD,
    TYPES,
    Environment,
    EnvironmentType,
    Outcome,
    Profile,
    check,
    joined,
    not_applicable,
    passed,
    say,
    warn,
)

_FITTING = {
    Profile.GO_LIVE: (EnvironmentType.PRODUCTION,),
    Profile.CERTIFICATION: (EnvironmentType.TEST, EnvironmentType.ACCEPT),
}


@check(level=SHOULD, profiles=EVERY_PROFILE)
async def purpose(env: Environment) -> Outcome:
    fitting = _FITTING.get(env.profile)
    if fitting is None:
        return not_applicable("the profile {profile} fits every type", profile=env.profile)
    named = joined((TYPES[type] for type in fitting), say(" or "))
    facts: dict[str, Any] = {"type": env.target.type, "profile": env.profile, "fitting": named}
    if env.target.type in fitting:
        return passed("{type} fits the profile {profile}", **facts)
    return warn("{type} is declared; the profile {profile} is for {fitting}", **facts)
