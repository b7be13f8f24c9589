"""Two targets of the manifest offer the same.

## Why
What was tested in one environment goes live in another. A field, a code or a connector that only
one of them has is not missed before the first day. Of the GetConnectors that were certified a
customer may deviate at most 10 %; a deviation is a field that is new, gone or of another form.
Nothing is asked of the other target: its kept snapshot is compared.

## Fix
- Profit administrator: give both environments the same GetConnectors and app connector (General >
  Management > App connector); changes in test or accept do not come along to production.
- Integration developer: `profit-check diff` with two targets compares them live. Keep a new
  snapshot when the kept one is out of date.

## References
- AFAS page `concepts`: changes cannot be pushed from accept or test to production.
- AFAS page `partner-certification-steps`: customers deviate at most 10 %.
"""

from profit_check.api import (
    ALLOWED_SHARE,
    SHOULD,
    Environment,
    Outcome,
    Weight,
    check,
    connectors_of,
    drift,
    joined,
    leads_to,
    list_changes,
    names_of,
    not_applicable,
    other_targets,
    passed,
    say,
    take_snapshot,
    tally_changes,
    tell_share,
    wrong,
)


@check(level=SHOULD, needs=["connectors.described"])
async def targets(env: Environment) -> Outcome:
    manifest, others = env.manifest, other_targets(env.manifest, env.target)
    if not others:
        return not_applicable("the manifest has no other target")
    other = next((one for one in others if one.name in manifest.snapshots), None)
    if other is None:
        return not_applicable(
            "no snapshot of another target is kept; `profit-check snapshot --target {target}` "
            "keeps one",
            target=others[0].name,
        )
    here = connectors_of(await take_snapshot(env, manifest), manifest)
    there = connectors_of(manifest.snapshots[other.name], manifest)
    goes_there = leads_to(env.target, other)
    found = drift(here, there, manifest) if goes_there else drift(there, here, manifest)
    names = (env.target.name, other.name) if goes_there else (other.name, env.target.name)
    way = say("from {here} to {there}", here=names[0], there=names[1])
    said = joined((joined((way, tally_changes(found)), ": "), tell_share(found)))
    if weighty := found.of(Weight.BREAKING) or found.of(Weight.NOTABLE):
        return wrong(joined((said, list_changes(weighty))), about=names_of(weighty))
    if manifest.integration.integration_id and found.share > ALLOWED_SHARE:
        percent = round(ALLOWED_SHARE * 100)
        return wrong("{said}, where AFAS allows {percent} %", said=said, percent=percent)
    return passed(said)
