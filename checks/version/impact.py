"""No published change of Profit breaks what the integration uses.

## Why
AFAS publishes per release what changes in its UpdateConnectors: fields that become mandatory, codes
that go, texts that become shorter. A change in a release that the target runs and that the
integration was not tested with strikes without a warning; one in a later release leaves time.

## Fix
- Integration developer: `profit-check impact` lists every change that touches the manifest's
  UpdateConnectors and payloads. Change what the integration sends, test it with that release, and
  add the release to `integration.tested_with`.
- Integration developer, for what could not be told: name payloads of that UpdateConnector in the
  manifest, read the notes that are named, and import the page of a release that is not known here
  with `profit-check impact --import PAGE.md`.
- Profit administrator: say which release the environment runs, and when it gets the next one.

## References
- AFAS pages `news-profit5` to `news-profit9`: the changes of UpdateConnectors, per release.
"""

from collections.abc import Sequence

from profit_check.api import (
    MUST,
    Environment,
    Foretold,
    Outcome,
    Phrase,
    check,
    joined,
    listed,
    look_out,
    mark,
    not_applicable,
    passed,
    review,
    say,
    warn,
    wrong,
)

SHOWN = 5
"""So many changes are named in a message; the rest are counted."""

DOUBTS = (
    mark("no payload tells whether this is used: {named}"),
    mark("AFAS calls these notes breaking: {named}"),
    mark("no changes of connectors are known here for {named}"),
)


@check(level=MUST)
async def impact(env: Environment) -> Outcome:
    running, tested = env.target.release, env.manifest.integration.tested_with
    given = {f"targets.{env.target.name}.release": running, "integration.tested_with": tested}
    missing = [key for key, value in given.items() if not value]
    if missing or running is None:
        keys = joined(missing, say(" and "))
        return not_applicable("the manifest does not give {keys}", keys=keys)
    found = look_out(env.manifest, running)
    if broken := found.broken:
        message = mark("breaking, in the target's release, and not tested yet: {changes}")
        return wrong(message, changes=_listed(broken), about=[one.name for one in broken])
    if ahead := found.to_break:
        message = mark("breaking, in a release to come: {changes}")
        return warn(message, changes=_listed(ahead), about=[one.name for one in ahead])
    if any(doubtful := (found.untold, found.breaking_notes, found.unknown_releases)):
        kinds = zip(DOUBTS, doubtful, strict=True)
        told = joined([say(kind, named=_listed(named)) for kind, named in kinds if named])
        return review(told, about=[one.name for named in doubtful for one in named])
    counts = {"count": len(found.due) + len(found.coming), "notes": len(found.coming_notes)}
    return passed(
        "nothing that is published breaks what the manifest uses; other changes that touch it: "
        "{count}; notes on releases to come: {notes}",
        **counts,
    )


def _listed(found: Sequence[Foretold]) -> Phrase:
    return listed([one.told for one in found], SHOWN)
