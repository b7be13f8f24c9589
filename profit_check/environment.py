"""The questions that can be asked of Profit.

A method that gives a plain Answer never raises: what it means is for the check to say. The others
raise Refused when Profit refuses, and Undecided when nobody answered or the answer is unreadable.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from datetime import datetime
from functools import partial

from profit_check.asking import Asking, Sender, of_content
from profit_check.conduct.arranged import Conduct
from profit_check.errors import Undecided, Untestable
from profit_check.language.phrase import say
from profit_check.model import (
    Answer,
    AuditorReport,
    Call,
    Certification,
    FileConnector,
    GetConnector,
    Manifest,
    Profile,
    Question,
    Target,
)
from profit_check.profit import file_paths
from profit_check.profit.environments import base_url
from profit_check.profit.files import FoundFile, read_file
from profit_check.profit.metainfo import (
    GetSchema,
    Metainfo,
    UpdateObject,
    read_get_schema,
    read_metainfo,
    read_update_schema,
)
from profit_check.profit.other_targets import other_addresses
from profit_check.profit.query import (
    Filter,
    filtered_by,
    ordered_by,
    path,
    schema_question,
    small,
)
from profit_check.profit.rows import Page, read_page
from profit_check.provocations import Provocations

Announce = Callable[[Sequence[str]], None]
"""Is told the base URLs of other targets before the credential goes there."""


class Environment(Provocations):
    """One target as the checks see it. `now` is the moment to judge by.

    Without `announce` the credential goes to no other target. `recorded` is the traffic that was
    recorded of the integration, if any; `auditor` are saved reports of AFAS's auditor.
    """

    def __init__(
        self,
        manifest: Manifest,
        target: Target,
        profile: Profile,
        now: datetime,
        sender: Sender,
        *,
        announce: Announce | None = None,
        recorded: Conduct | None = None,
        auditor: Sequence[AuditorReport] = (),
    ) -> None:
        self.manifest = manifest
        self.target = target
        self.profile = profile
        self.now = now
        self._asking = Asking(sender)
        self._announce = announce
        self.recorded = recorded
        self.auditor = auditor

    def watching(self) -> Environment:
        """The same environment and memory, noting anew whose answers are looked at."""
        view = copy(self)
        view._asking = Asking(self._asking.sender, self._asking.asked)
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
        """Every answer of the target so far, without content, in the order of their questions."""
        return [answer for answer in self._asking.seen if answer.question.elsewhere is None]

    @property
    def conduct(self) -> Conduct:
        """What was recorded of the integration; raises Untestable where nothing was."""
        if self.recorded is None:
            raise Untestable(say("no recorded traffic was given"))
        return self.recorded

    @property
    def certification(self) -> Certification:
        """What the manifest declares of it; raises Untestable where it declares nothing."""
        if self.manifest.certification is None:
            raise Untestable(say("the manifest has no [certification]"))
        return self.manifest.certification

    def show(self, calls: Sequence[Call]) -> None:
        """Names the first of these calls as evidence."""
        self._asking.touched.update(dict.fromkeys(self.conduct.ids(calls)))

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

    @property
    def may_ask_elsewhere(self) -> bool:
        """May the credential go to the manifest's other targets, to see that they refuse it?"""
        return self._announce is not None

    async def metainfo_elsewhere(self) -> Mapping[str, Answer]:
        """What the other targets' `/metainfo` answers to this target's credential, by their names.

        Says first where the credential goes; asks nothing where that may not be.
        """
        others = other_addresses(self.manifest, self.target)
        if not self._announce or not others:
            return {}
        self._announce(tuple(others))
        questions = [Question("/metainfo", elsewhere=url) for url in others]
        answers = await asyncio.gather(*map(self._asking.ask, questions))
        return dict(zip(others.values(), answers, strict=True))

    async def grant(self) -> Answer | None:
        """The OAuth token endpoint's answer, its token replaced; None for a classic token."""
        answer = await self._asking.sender.grant()
        if answer is not None:
            self.note(answer)
        return answer

    # --- what the environment offers -----------------------------------------------------------

    async def metainfo(self) -> Metainfo:
        """What the app connector opens."""
        return await self._asking.derive(Question("/metainfo"), of_content(read_metainfo))

    async def version_answer(self) -> Answer:
        """The answer of `/profitversion`."""
        return await self._asking.ask(Question("/profitversion"))

    async def get_schema(self, connector: str) -> GetSchema:
        """The fields of a GetConnector."""
        question = schema_question("get", connector)
        return await self._asking.derive(question, of_content(read_get_schema), keep=False)

    async def update_schema(self, connector: str) -> UpdateObject:
        """The fields and nested objects of an UpdateConnector."""
        question = schema_question("update", connector)
        return await self._asking.derive(question, of_content(read_update_schema), keep=False)

    async def file(self, connector: FileConnector) -> FoundFile:
        """What is found under the connector's sample, without the file itself."""
        question = file_paths.question(connector)
        return await self._asking.derive(question, read_file, keep=False)

    def remembered(self, question: Question) -> Answer | None:
        """The answer to `question` if it was asked and is there; asks nothing."""
        return self._asking.remembered(question)

    def worked_out(self, question: Question) -> object:
        """What was made of that answer, if that could be done."""
        return self._asking.worked_out(question)

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
        query = (("skip", str(skip)), ("take", str(take)), *ordered_by(order), *filtered_by(where))
        question = Question(path("connectors", connector), query, repetition=repetition)
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
        raise Untestable(say("no GetConnector of the manifest could be read"))
