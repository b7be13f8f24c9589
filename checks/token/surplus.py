"""The credential opens no connectors that the integration does not need.

## Why
Whoever gets hold of the credential can read and write all that it opens. So the app connector
should offer what the manifest names and no more: least privilege. `AppConnectorVersion`, which
gives the version of Profit, is not counted.

## Fix
- Profit administrator: in General > Management > App connector, remove the connectors that are
  named from the app connector, or give this integration an app connector of its own.
- Integration developer: when the integration does use one of them, name it in the manifest under
  `[[get]]` or `[[update]]`.

## References
- AFAS page `authentication`: a credential carries the rights of its user and app connector.
- AFAS page `get-connector`: metainfo lists what the app connector allows.
"""

from collections.abc import Iterable

from profit_check.api import (
    EVERY_PROFILE,
    SHOULD,
    Environment,
    Outcome,
    check,
    listed,
    mark,
    not_applicable,
    passed,
    wrong,
)

NAMED_AT_MOST = 10
_NOT_COUNTED = ("AppConnectorVersion",)


@check(level=SHOULD, needs=["token.accepted"], profiles=EVERY_PROFILE)
async def surplus(env: Environment) -> Outcome:
    manifest, offered = env.manifest, await env.metainfo()
    if not (manifest.get or manifest.update or manifest.file):
        return not_applicable("the manifest names no connector to compare with")
    unneeded = [
        *_beyond((one.id for one in offered.get), (one.id for one in manifest.get)),
        *_beyond((one.id for one in offered.update), (one.id for one in manifest.update)),
    ]
    if not unneeded:
        return passed("the manifest names every connector that it opens")
    names = listed(unneeded, NAMED_AT_MOST, ", ")
    template = mark("opens {count} unneeded: {names}")
    return wrong(template, count=len(unneeded), names=names, about=unneeded)


def _beyond(offered: Iterable[str], needed: Iterable[str]) -> list[str]:
    """The ids that are offered and not needed, sorted; letter case does not matter to Profit."""
    known = {id.strip().casefold() for id in (*needed, *_NOT_COUNTED)}
    return sorted({id for id in offered if id.strip().casefold() not in known}, key=str.casefold)
