"""What the integration calls is what its manifest declares and its app connector opens.

## Why
A connector that is called but not declared escapes every other check, and fails where the app
connector lacks it. One that is open but never called is a right that only others can misuse.

## Fix
- Integration developer: declare what is called in the manifest, under `[[get]]`, `[[update]]` with
  its `methods`, or `[[file]]`. Take out what is not called any more.
- Profit administrator: take out of the app connector what is neither declared nor called;
  `profit-check least` lists it.

A recording shows what happened while it was made: what is not called in it may be called at other
times, so that is for a person to judge. `AppConnectorVersion` is not counted.

## References
- AFAS page `authentication`: a credential carries the rights of its user and app connector.
- AFAS page `get-connector`: metainfo lists what the app connector allows.
"""

from profit_check.api import (
    SHOULD,
    Environment,
    Outcome,
    check,
    compare_uses,
    joined,
    listed,
    not_applicable,
    open_connectors,
    passed,
    review,
    say,
    wrong,
)


@check(level=SHOULD, channel="traffic")
async def unused(env: Environment) -> Outcome:
    manifest, calls = env.manifest, env.conduct.calls
    is_declared = bool(manifest.get or manifest.update or manifest.file)
    get, update = await open_connectors(env)
    if not is_declared and not get and not update:
        return not_applicable("neither a manifest nor metainfo says what may be called")
    found = compare_uses(manifest, calls, get, update)
    parts = []
    if found.undeclared and is_declared:
        names = listed([str(use) for use in found.undeclared], separator=", ")
        parts.append(say("called, not declared: {names}", names=names))
        env.show([call for each in found.undeclared.values() for call in each[:1]])
    if found.uncalled:
        names = listed([str(use) for use in found.uncalled], separator=", ")
        parts.append(say("declared, never called: {names}", names=names))
    if found.surplus:
        names = listed(found.surplus, separator=", ")
        parts.append(
            say("open in the app connector, neither declared nor called: {names}", names=names)
        )
    if not parts:
        return passed("all that is declared or open was called, and nothing else")
    return (wrong if found.undeclared and is_declared else review)(joined(parts))
