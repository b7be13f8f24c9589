"""The questions that can be asked of Profit.

A method that gives a plain Answer never raises: what it means is for the check to say. The others
raise Refused when Profit refuses, and Undecided when nobody answered or the answer is unreadable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from profit_check.asking import Asking, Sender
from profit_check.errors import Undecided, Untestable
from profit_check.model import Answer, GetConnector, Manifest, Profile, Question, Target
from profit_check.profit.environments import base_url, parse_environment_id
from profit_check.profit.metainfo import (
    GetSchema,
    Metainfo,
    UpdateObject,
    read_get_schema,
    read_metainfo,
    read_update_schema,
)
from profit_check.profit.rows import Page, read_page

SMALL = 10
"""Rows of a small page: every check that can chooses this page, so that it is asked once."""

QUERY_LIMIT = 2049
"""Characters that a query string may have, `?` included (AFAS page `get-connector`)."""

UNKNOWN_CONNECTOR = "ProfitCheck_DoesNotExist"
UNKNOWN_FIELD = "ProfitCheckDoesNotExist"


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on rows: field id, AFAS's operator number (1 `=`, 2 `>=` … 15) and value."""

    field_id: str
    operator: int
    value: str


class Environment:
    """One target as the checks see it. `now` is the moment to judge by."""

    def __init__(
        self, manifest: Manifest, target: Target, profile: Profile, now: datetime, sender: Sender
    ) -> None:
        self.manifest = manifest
        self.target = target
        self.profile = profile
        self.now = now
        self._asking = Asking(sender)

    def watching(self) -> Environment:
        """The same environment and memory, noting anew whose answers are looked at."""
        view = Environment(self.manifest, self.target, self.profile, self.now, self._asking.sender)
        view._asking.asked = self._asking.asked
        return view

    @property
    def touched(self) -> tuple[str, ...]:
        """The ids of the evidence that was looked at, in that order."""
        return tuple(self._asking.touched)

    @property
    def base_url(self) -> str:
        """The URL that requests to the target start with."""
        return base_url(self.target)

    @property
    def credential_faults(self) -> Sequence[str]:
        """What is malformed about the target's credential, in words that do not show it."""
        return self._asking.sender.credential_faults

    @property
    def seen(self) -> Sequence[Answer]:
        """Every answer of the run so far, without content, in the order of their questions."""
        return self._asking.seen

    def note(self, answer: Answer) -> None:
        """Names an answer that was found in `seen` as evidence."""
        self._asking.note(answer)

    async def close(self) -> None:
        """Gives up what is still being asked."""
        await self._asking.close()

    # --- the credential ------------------------------------------------------------------------

    async def metainfo_answer(self) -> Answer:
        """The answer of `/metainfo` with the target's credential."""
        return await self._asking.ask(Question("/metainfo"))

    async def metainfo_without_credential(self) -> Answer:
        """The answer of `/metainfo` without any credential: the first thing to ask of a host."""
        return await self._asking.ask(Question("/metainfo", credential="none"))

    async def metainfo_with_forged_credential(self) -> Answer:
        """The answer of `/metainfo` with the credential altered in one character."""
        return await self._asking.ask(Question("/metainfo", credential="forged"))

    async def grant(self) -> Answer | None:
        """The OAuth token endpoint's answer, its token replaced; None for a classic token."""
        answer = await self._asking.sender.grant()
        if answer is not None:
            self.note(answer)
        return answer

    # --- what the environment offers -----------------------------------------------------------

    async def metainfo(self) -> Metainfo:
        """What the app connector opens."""
        return await self._asking.derive(Question("/metainfo"), _metainfo)

    async def version_answer(self) -> Answer:
        """The answer of `/profitversion`."""
        return await self._asking.ask(Question("/profitversion"))

    async def get_schema(self, connector: str) -> GetSchema:
        """The fields of a GetConnector."""
        question = Question(f"/metainfo/get/{connector}")
        return await self._asking.derive(question, _get_schema, keep=False)

    async def update_schema(self, connector: str) -> UpdateObject:
        """The fields and nested objects of an UpdateConnector."""
        question = Question(f"/metainfo/update/{connector}")
        return await self._asking.derive(question, _update_schema, keep=False)

    def identity(self) -> Mapping[str, str | None]:
        """What is known by now of who answers: environment id, its type, Profit's version."""
        overview = self._asking.remembered(Question("/metainfo"))
        version = self._asking.remembered(Question("/profitversion"))
        id = parse_environment_id(_inside(overview, "info", "envid"))
        return {
            "environment_id": id.text if id else None,
            "environment_type": id.type if id else None,
            "profit_version": _inside(version, "version"),
        }

    # --- rows ----------------------------------------------------------------------------------

    async def page(
        self,
        connector: str,
        *,
        skip: int,
        take: int,
        order: Sequence[str] = (),
        where: Filter | None = None,
        repetition: int = 0,
    ) -> Page:
        """A page of rows. Raise `repetition` to have the same page given anew."""
        query = (("skip", str(skip)), ("take", str(take)), *_order(order), *_filter(where))
        question = Question(f"/connectors/{connector}", query, repetition=repetition)
        reader = partial(read_page, skip=skip, take=take)
        return await self._asking.derive(question, reader, keep=False)

    async def first_page(self, connector: GetConnector) -> Page:
        """The first small page in the connector's order."""
        take = small(connector)
        return await self.page(connector.id, skip=0, take=take, order=connector.order)

    async def sample(self, connector: GetConnector) -> Page:
        """The first page as the integration reads it: `take` rows in the connector's order."""
        take = max(connector.take, 2 * small(connector))
        return await self.page(connector.id, skip=0, take=take, order=connector.order)

    async def readable_connector(self) -> GetConnector:
        """The first GetConnector of the manifest that gives rows; Untestable when none does."""
        for connector in self.manifest.get:
            try:
                await self.first_page(connector)
            except Undecided:
                continue
            return connector
        raise Untestable("no GetConnector of the manifest could be read")

    # --- questions that Profit should refuse -----------------------------------------------------

    async def unknown_connector(self) -> Answer:
        """The answer for a connector that does not exist."""
        return await self._refused(UNKNOWN_CONNECTOR, ("skip", "0"), ("take", "1"))

    async def unknown_order(self, connector: str) -> Answer:
        """The answer for an order by a field that does not exist."""
        return await self._refused(
            connector, ("skip", "0"), ("take", "1"), *_order([UNKNOWN_FIELD])
        )

    async def unknown_filter(self, connector: str) -> Answer:
        """The answer for a filter on a field that does not exist."""
        where = _filter(Filter(UNKNOWN_FIELD, 1, "1"))
        return await self._refused(connector, ("skip", "0"), ("take", "1"), *where)

    async def bad_paging(self, connector: str) -> Answer:
        """The answer for `skip=2&take=-1`."""
        return await self._refused(connector, ("skip", "2"), ("take", "-1"))

    async def long_query(self, connector: str) -> Answer:
        """The answer for a query string of one character more than QUERY_LIMIT."""
        start = "?skip=0&take=1&filterfieldids="
        padding = UNKNOWN_FIELD.ljust(QUERY_LIMIT + 1 - len(start), "x")
        query = (("skip", "0"), ("take", "1"), ("filterfieldids", padding))
        return await self._refused(connector, *query)

    async def _refused(self, connector: str, *query: tuple[str, str]) -> Answer:
        return await self._asking.ask(Question(f"/connectors/{connector}", query))


def small(connector: GetConnector) -> int:
    """Rows of a small page: SMALL, or half of `take` if that is less, so that two fit in a page."""
    return max(1, min(SMALL, connector.take // 2))


def _inside(answer: Answer | None, *path: str) -> str | None:
    value = answer.content if answer else None
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else None


def _order(fields: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return (("orderbyfieldids", ",".join(fields)),) if fields else ()


def _filter(where: Filter | None) -> tuple[tuple[str, str], ...]:
    if where is None:
        return ()
    return (
        ("filterfieldids", where.field_id),
        ("filtervalues", where.value),
        ("operatortypes", str(where.operator)),
    )


def _metainfo(answer: Answer) -> Metainfo:
    return read_metainfo(answer.content)


def _get_schema(answer: Answer) -> GetSchema:
    return read_get_schema(answer.content)


def _update_schema(answer: Answer) -> UpdateObject:
    return read_update_schema(answer.content)
