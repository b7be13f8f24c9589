"""The environment still offers what the kept snapshot says.

## Why
A connector can change after the integration was built and tested: an administrator takes a field
out of a GetConnector, a release of Profit makes a field mandatory. A snapshot that is kept with the
integration shows each such change, and which of them the manifest's fields and payloads feel.

## Fix
- Integration developer: `profit-check diff` shows every change. Adapt the integration to what is
  to stay, and keep a new snapshot with `profit-check snapshot`.
- Profit administrator: restore what was changed by mistake, in the definition of the GetConnector
  or under General > Management > App connector.

## References
- AFAS page `get-connector`: `/metainfo/get/{id}` gives the fields of a GetConnector.
- AFAS page `update-connector`: `/metainfo/update/{id}` gives fields, code tables and objects.
"""

from profit_check.api import (
    MUST,
    Environment,
    GetConnector,
    Outcome,
    UpdateConnector,
    Weight,
    check,
    connectors_of,
    connectors_of_snapshots,
    drift,
    joined,
    list_changes,
    mark,
    names_of,
    narrowed,
    not_applicable,
    passed,
    say,
    take_snapshot,
    tally_changes,
    warn,
    wrong,
)


@check(
    level=MUST,
    needs=["connectors.fields", "connectors.payload"],
    per=connectors_of_snapshots,
    otherwise=say("no snapshot is kept beside the manifest; `profit-check snapshot` keeps one"),
)
async def baseline(env: Environment, connector: GetConnector | UpdateConnector) -> Outcome:
    kept = env.manifest.snapshots.get(env.target.name)
    if kept is None:
        message = mark("no snapshot of {target} is kept; `profit-check snapshot` keeps one")
        return not_applicable(message, target=env.target.name)
    alone = narrowed(env.manifest, connector)
    before = connectors_of(kept, alone)
    if not before.get and not before.update:
        return not_applicable("the kept snapshot says nothing of it")
    after = connectors_of(await take_snapshot(env, alone), alone)
    found = drift(before, after, alone)
    about = kept.environment_id or say("an unknown environment")
    template = mark("since the snapshot of {environment}: {tally}")
    tally = say(template, environment=about, tally=tally_changes(found))
    if breaking := found.of(Weight.BREAKING):
        return wrong(joined((tally, list_changes(breaking))), about=names_of(breaking))
    if notable := found.of(Weight.NOTABLE):
        return warn(joined((tally, list_changes(notable))), about=names_of(notable))
    return passed(tally)
