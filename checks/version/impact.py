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

from collections.abc import Mapping, Sequence

from profit_check.api import (
    MUST,
    Environment,
    Outcome,
    Outlook,
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


@check(level=MUST)
async def impact(env: Environment) -> Outcome:
    running, tested = env.target.release, env.manifest.integration.tested_with
    given = {f"targets.{env.target.name}.release": running, "integration.tested_with": tested}
    missing = [key for key, value in given.items() if not value]
    if missing or running is None:
        return not_applicable(
            "the manifest does not give {keys}", keys=joined(missing, say(" and "))
        )
    found = look_out(env.manifest, running)
    if broken := found.broken:
        message = mark("breaking, in the target's release, and not tested yet: {changes}")
        return wrong(message, changes=listed(broken, SHOWN))
    if ahead := found.to_break:
        return warn("breaking, in a release to come: {changes}", changes=listed(ahead, SHOWN))
    if doubt := _doubtful(found):
        return review(joined(doubt))
    counts = {"count": len(found.due) + len(found.coming), "notes": len(found.coming_notes)}
    return passed(
        "nothing that is published breaks what the manifest uses; other changes that touch it: "
        "{count}; notes on releases to come: {notes}",
        **counts,
    )


def _doubtful(found: Outlook) -> list[Phrase]:
    """What a person must look at, by kind."""
    notes = [f"{note.id} (Profit {note.release})" for note in found.due_notes if note.breaking]
    unknown = [f"Profit {release}" for release in found.unknown]
    kinds: Mapping[str, Sequence[str]] = {
        mark("no payload tells whether this is used: {named}"): found.untold,
        mark("AFAS calls these notes breaking: {named}"): notes,
        mark("no changes of connectors are known here for {named}"): unknown,
    }
    return [say(kind, named=listed(said, SHOWN)) for kind, said in kinds.items() if said]
