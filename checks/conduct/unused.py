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

from contextlib import suppress

from profit_check.api import (
    SHOULD,
    Environment,
    Outcome,
    Undecided,
    Untestable,
    check,
    listed,
    needs,
    not_applicable,
    passed,
    review,
    wrong,
)


@check(level=SHOULD, channel="traffic")
async def unused(env: Environment) -> Outcome:
    declared, called = declared_uses(env.manifest), env.conduct.uses
    offered = None
    with suppress(Undecided, Untestable):
        offered = offered_uses(await env.metainfo())
    if not declared and not offered:
        return not_applicable("neither a manifest nor metainfo says what may be called")
