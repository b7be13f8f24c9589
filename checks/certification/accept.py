"""The integration was tested on an accept environment with the release that it meets.

## Why
A new Profit version comes to the accept environment first. An integration that was tested there
meets no surprise when its customers are moved to that version.

## Fix
- Integration developer: test on an accept environment with the newest release, and put its number
  into `certification.accept_release`, and into `integration.tested_with`.

## References
- AFAS page `concepts`: accept receives a new Profit version first. That it is tested there is good
  practice, and no published rule.
"""

from profit_check.api import SHOULD, Environment, Outcome, check, passed, wrong


@check(level=SHOULD, channel="attested")
async def accept(env: Environment) -> Outcome:
    manifest, tested = env.manifest, env.certification.accept_release
    if tested is None:
        return wrong("the manifest names no release that was tested on accept")
    met = max((one.release or 0 for one in manifest.targets.values()), default=0)
    if tested < met:
        return wrong(
            "tested on accept with Profit {tested}; a target runs Profit {release}",
            tested=tested,
            release=met,
        )
    return passed("tested on accept with Profit {tested}", tested=tested)
