"""Asks a target what its app connector opens, for commands that judge nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from profit_check.environment import Environment
from profit_check.errors import Undecided, UsageError
from profit_check.language.phrase import Phrase, say
from profit_check.manifest.draft import Offer
from profit_check.manifest.faults import nearest
from profit_check.model import Answer, Failure
from profit_check.profit.metainfo import GetSchema, Listed, Metainfo

_REFUSALS = {
    401: say(
        "Profit refused the credential (401); "
        "check that it has not ended, and that it belongs to this environment"
    ),
    403: say(
        "Profit refused this machine's address (403); "
        "have it allowed in the app connector, or ask from a machine that is"
    ),
}


async def survey(environment: Environment, only: Sequence[str] = ()) -> tuple[Metainfo, Offer]:
    """The metainfo, and of each connector (or of those in `only`) what a manifest must say.

    Raises UsageError for an id in `only` that is not offered, and Undecided when nobody answers or
    Profit refuses.
    """
    metainfo = await overview(environment)
    for id in only:
        _require(id, [*metainfo.get, *metainfo.update])
    wanted = {id.lower() for id in only}
    get = [one for one in metainfo.get if not wanted or one.id.lower() in wanted]
    update = [one for one in metainfo.update if not wanted or one.id.lower() in wanted]
    schemas = await asyncio.gather(*(_schema(environment, one.id) for one in get))
    return metainfo, Offer(list(zip(get, schemas, strict=True)), update)


async def overview(environment: Environment) -> Metainfo:
    """What the app connector opens; raises Undecided that says what is in the way."""
    grant = await environment.grant()
    if grant is not None and grant.status not in (None, 200):
        why = say(
            "the token endpoint refused the client credentials ({status}); check them",
            status=grant.status,
        )
        raise _undecided(environment, why)
    answer = await environment.metainfo_answer()
    try:
        return await environment.metainfo()
    except Undecided as undecided:
        raise _undecided(environment, _why(answer, undecided)) from None


def _undecided(environment: Environment, why: str) -> Undecided:
    return Undecided(say("{place}: {why}", place=environment.base_url, why=why))


def _why(answer: Answer, undecided: Undecided) -> Phrase:
    if answer.failure is Failure.PLAIN_HTTP:
        return say("{why}; give --base-url with https", why=answer.detail)
    if answer.status == 404:
        return say("there is no Profit at this address (404); does it end in /ProfitRestServices?")
    if answer.status is None:
        return say("no answer ({why}); check participant, type and network", why=answer.detail)
    if answer.status in _REFUSALS:
        return _REFUSALS[answer.status]
    return say("this is not Profit's metainfo: {why}", why=str(undecided))


def _require(id: str, offered: Sequence[Listed]) -> None:
    known = [one.id for one in offered]
    if id.lower() not in {one.lower() for one in known}:
        hint = nearest(id, known) or say("; give the app connector access to it")
        not_offered = say("--connector {id}: the target does not offer it", id=id)
        raise UsageError(not_offered + hint)


async def _schema(environment: Environment, id: str) -> GetSchema | None:
    try:
        return await environment.get_schema(id)
    except Undecided:
        return None
