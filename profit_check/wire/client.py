"""Puts questions to Profit with the target's credential: the Sender behind an Environment."""

from __future__ import annotations

import asyncio
import random as _random
import time
from collections.abc import Awaitable, Callable, Collection, Sequence

from profit_check import __version__
from profit_check.language.phrase import say
from profit_check.model import Answer, Evidence, Failure, Question, Traffic
from profit_check.wire import address
from profit_check.wire.classic import ClassicCredential
from profit_check.wire.credentials import Credential
from profit_check.wire.dispatch import Dispatcher, refusal_of_plain_http
from profit_check.wire.exchange import RawRequest, Transport
from profit_check.wire.oauth import BearerTokens, Grant, read_grant, secrets_in

_TOKEN = Question("/oauth/token")
_FORM = ("Content-Type", "application/x-www-form-urlencoded")


class Client:
    """Puts questions to the Profit at `base_url`; never raises for what the other side does.

    `elsewhere` are the base URLs of other targets to which the credential may go as well: none,
    unless the user asked for that. Raises UsageError for a base URL that no request can go to.
    Close it when done.
    """

    def __init__(
        self,
        base_url: str,
        credential: Credential,
        transport: Transport,
        *,
        integration_id: str | None = None,
        accept_language: str = "en-us",
        keep_rows: bool = False,
        elsewhere: Collection[str] = (),
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        random: Callable[[], float] = _random.random,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base = address.checked_base(base_url)
        self._elsewhere = {url: address.checked_base(url) for url in elsewhere}
        self._credential = credential
        self._forged = credential.forged() if isinstance(credential, ClassicCredential) else None
        self._headers = _headers(accept_language, integration_id)
        self._transport = transport
        self._dispatcher = Dispatcher(
            transport,
            (*credential.secrets, *(self._forged.secrets if self._forged else ())),
            keep_rows=keep_rows,
            sleep=sleep,
            random=random,
            clock=clock,
        )
        self._tokens = BearerTokens(self._ask_for_token, clock)
        self._clock = clock

    @property
    def credential_faults(self) -> Sequence[str]:
        """What is malformed about the credential, in words that do not show it."""
        return self._credential.faults

    @property
    def seen(self) -> Sequence[Answer]:
        """Every answer so far, retried ones too, without content, in the order of arrival."""
        return tuple(self._dispatcher.seen)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every exchange so far, as it may be shown."""
        return self._dispatcher.recorder.evidence

    @property
    def traffic(self) -> Traffic:
        """What the run has cost so far."""
        return self._dispatcher.recorder.traffic

    async def send(self, question: Question) -> Answer:
        """The answer to `question`; never raises for what the other side does.

        Raises LookupError for a question that is for elsewhere than where the credential may go.
        """
        if question.credential == "none":
            return await self._get(question)
        if not address.is_private(self._base_for(question)):
            return self._refused(question)
        if isinstance(self._credential, ClassicCredential):
            forged = self._forged if question.credential == "forged" else None
            return await self._get(question, (forged or self._credential).authorization)
        return await self._get_with_bearer(question)

    async def grant(self) -> Answer | None:
        """The token endpoint's answer, asked once; None for a classic token."""
        if isinstance(self._credential, ClassicCredential):
            return None
        return (await self._tokens.first()).answer

    async def close(self) -> None:
        """Lets go of connections."""
        await self._tokens.close()
        await self._transport.close()

    def _base_for(self, question: Question) -> str:
        return self._base if question.elsewhere is None else self._elsewhere[question.elsewhere]

    async def _get(self, question: Question, authorization: str | None = None) -> Answer:
        credential = (("Authorization", authorization),) if authorization else ()
        url = address.url(self._base_for(question), question)
        request = RawRequest("GET", url, (*self._headers, *credential))
        return (await self._dispatcher.ask(request, question)).answer

    async def _get_with_bearer(self, question: Question) -> Answer:
        grant = await self._tokens.current()
        if grant.token is None:
            return _without_token(question, grant.answer)
        if question.credential == "forged":
            return await self._get(question, grant.forged_authorization)
        answer = await self._get(question, grant.authorization)
        if question.elsewhere is not None:  # a refusal there says nothing of the token here
            return answer
        if not _calls_token_invalid(answer):
            self._tokens.accepted(grant)
            return answer
        another = await self._tokens.renewed(grant)
        if another is None or another.token is None:
            return answer
        answer = await self._get(question, another.authorization)
        if not _calls_token_invalid(answer):
            self._tokens.accepted(another)
        return answer

    async def _ask_for_token(self) -> Grant:
        if isinstance(self._credential, ClassicCredential) or not address.is_private(self._base):
            return Grant(self._refused(_TOKEN))
        url = address.url(self._base, _TOKEN)
        request = RawRequest("POST", url, (*self._headers, _FORM), self._credential.form)
        reply = await self._dispatcher.ask(request, _TOKEN, secrets_in)
        if reply.raw is None:
            return Grant(reply.answer)
        return read_grant(reply.raw, reply.answer, self._clock())

    def _refused(self, question: Question) -> Answer:
        url = address.url(self._base_for(question), question)
        request = RawRequest("GET", url, self._headers)
        return self._dispatcher.refuse(request, question, refusal_of_plain_http())


def _headers(language: str, integration_id: str | None) -> tuple[tuple[str, str], ...]:
    headers = (
        ("User-Agent", f"profit-check/{__version__}"),
        ("Accept", "application/json"),
        ("Accept-Language", language),
    )
    return (*headers, ("IntegrationId", integration_id)) if integration_id else headers


def _calls_token_invalid(answer: Answer) -> bool:
    return answer.status == 401 and "invalid_token" in answer.headers.get("www-authenticate", "")


def _without_token(question: Question, answer: Answer) -> Answer:
    detail = say("no access token was granted")
    return Answer(question, answer.evidence, None, 0.0, failure=Failure.NO_TOKEN, detail=detail)
