"""The host in the address belongs to the declared participant number and type.

## Why
AFAS gives every environment its host, such as `12345.resttest.afas.online`. A `base_url` that names
the host of another customer or type goes unnoticed, because that host answers too. An address of
another form (an older one, a gateway, the sandbox) says nothing about this, so it is not judged.

## Fix
- Integration developer: remove `base_url` from the target: the host then follows from `participant`
  and `type`. Or correct the one of the three that is wrong.

## References
- AFAS page `concepts`: the hosts of production, test, accept and course.
"""

from typing import Any

from profit_check.api import (
    EVERY_PROFILE,
    MUST,
    Environment,
    Outcome,
    Owner,
    check,
    host_of,
    not_applicable,
    owner,
    passed,
    wrong,
)


@check(level=MUST, profiles=EVERY_PROFILE)
async def host(env: Environment) -> Outcome:
    declared = Owner(env.target.participant, env.target.type)
    found = owner(env.base_url)
    facts: dict[str, Any] = {
        "host": host_of(env.base_url),
        "number": declared.participant,
        "type": declared.type,
    }
    if found is None:
        return not_applicable("AFAS's rule says nothing about the host {host}", **facts)
    if found != declared:
        return wrong("{host} is not the host of {number}, {type}", **facts)
    return passed("{host} is the host of {number}, {type}", **facts)
