"""The integration was tested with the Profit release that the target runs.

## Why
AFAS brings out two or three releases a year, and moves every customer to them. What an integration
relies on can change with a release. Profit does not tell its release over the API, so the manifest
says which one the administrator named.

## Fix
- Integration developer: test the integration with this release, in the test or accept environment
  that has it, and add it to `integration.tested_with`.
- Profit administrator: say which release the environment runs, when `targets.<name>.release` is
  out of date.

## References
- AFAS pages `news-profit5` to `news-profit9`: what changed for integrations in each release.
- AFAS page `concepts`: the accept environment receives a new version first.
"""

from profit_check.api import (
    MUST,
    Environment,
    Outcome,
    check,
    joined,
    not_applicable,
    passed,
    say,
    wrong,
)


@check(level=MUST)
async def release(env: Environment) -> Outcome:
    target, tested = env.target, env.manifest.integration.tested_with
    given = {f"targets.{target.name}.release": target.release, "integration.tested_with": tested}
    missing = [key for key, value in given.items() if not value]
    if missing:
        return not_applicable(
            "the manifest does not give {keys}", keys=joined(missing, say(" and "))
        )
    names = ", ".join(str(number) for number in sorted(tested))
    if target.release in tested:
        return passed(
            "Profit {release}; tested with {tested}", release=target.release, tested=names
        )
    return wrong(
        "the target runs Profit {release}; tested with {tested}",
        release=target.release,
        tested=names,
    )
