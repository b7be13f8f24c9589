"""The app connector opens every connector that the manifest names.

## Why
Profit answers only for connectors that are in the app connector to which the credential belongs.
A connector that is missing there, or that has another id than the integration uses, cannot be
read or written.

## Fix
- Profit administrator: add the connector under General > Management > App connector, in the
  environment of this target. What was done in a test environment does not come
  along to production.
- Integration developer: if the message names a connector that is nearly the same, compare the id
  in the manifest with it.

## References
- AFAS page `concepts`: an app connector opens the connectors that were added to it.
- AFAS page `get-connector`: `/metainfo` lists only what the app connector allows.
"""

from collections.abc import Sequence
from difflib import get_close_matches

from profit_check.api import (
    EVERY_PROFILE,
    MUST,
    Environment,
    GetConnector,
    Outcome,
    UpdateConnector,
    check,
    get_and_update_connectors,
    joined,
    passed,
    say,
    wrong,
)

CAN_BE = say("it is unknown or not in the app connector, and metainfo does not tell which")


@check(level=MUST, needs=["token.accepted"], per=get_and_update_connectors, profiles=EVERY_PROFILE)
async def available(env: Environment, connector: GetConnector | UpdateConnector) -> Outcome:
    metainfo = await env.metainfo()
    get, update = ([one.id for one in listed] for listed in (metainfo.get, metainfo.update))
    reads = isinstance(connector, GetConnector)
    same, other = (get, update) if reads else (update, get)
    if _find(connector.id, same):
        return passed("metainfo lists it")
    if _find(connector.id, other):
        as_update = say("metainfo lists it as an UpdateConnector")
        return wrong(as_update if reads else say("metainfo lists it as a GetConnector"))
    nearest = _nearest(connector.id, same)
    if nearest:
        found = say("metainfo does not list it; the nearest is {nearest}", nearest=nearest)
    elif reads:
        found = say("it is none of the GetConnectors that metainfo lists ({n})", n=len(same))
    else:
        found = say("it is none of the UpdateConnectors that metainfo lists ({n})", n=len(same))
    return wrong(joined((found, CAN_BE)))


def _find(id: str, listed: Sequence[str]) -> bool:
    """Letter case does not matter: ids are segments of a path."""
    return id.casefold() in {one.casefold() for one in listed}


def _nearest(id: str, listed: Sequence[str]) -> str | None:
    by_folded = {one.casefold(): one for one in listed}
    close = get_close_matches(id.casefold(), by_folded, n=1, cutoff=0.8)
    return by_folded[close[0]] if close else None
