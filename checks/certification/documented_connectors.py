"""The implementation document names every connector of the manifest.

## Why
An administrator can only authorise, and a customer can only agree to, the connectors that the
document names. Customers may deviate at most 10 % from the certified GetConnectors.

## Fix
- Integration developer: name the missing connectors in the implementation document by the ids that
  the manifest gives, or take out of the manifest what is not used.

## References
- AFAS page `partner-certification-steps`: what the implementation document names.
"""

from profit_check.api import (
    MUST,
    Environment,
    Outcome,
    check,
    listed,
    passed,
    review,
    say_number,
    searched,
    wrong,
)


@check(level=MUST, needs=["certification.implementation-document"], channel="attested")
async def documented_connectors(env: Environment) -> Outcome:
    manifest, text = env.manifest, searched(env)
    names = [*(one.id for one in manifest.get), *(one.id for one in manifest.update)]
    kinds = list(dict.fromkeys(f"{one.kind.title()}Connector" for one in manifest.file))
    if not text:
        return review("a person must look whether it names {names}", names=listed(names + kinds))
    doubtful, missing = text.sort(names)
    if missing:
        return wrong("it does not name {names}", names=listed(missing))
    doubtful += [kind for kind in kinds if not text.may_name(kind)]
    if doubtful:
        return review("whether it names {names} could not be told", names=listed(doubtful))
    count = len(names) + len(kinds)
    return passed(say_number("it names it", "it names all {count}", count=count))
