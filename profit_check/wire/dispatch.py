"""Sends requests: a few at a time, again where that is allowed, and recorded without secrets."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from profit_check.language.phrase import say, say_number
from profit_check.model import Answer, Failure, Question
from profit_check.wire.excerpt import may_hold_rows
from profit_check.wire.exchange import NoAnswer, RawAnswer, RawRequest, Transport
from profit_check.wire.interpretation import Interpreter
from profit_check.wire.recording import Recorder
from profit_check.wire.redaction import Redactor
from profit_check.wire.retry import MAINTENANCE, MOST_WAITING, Attempt, pause, retry_after

MOST_IN_FLIGHT = 5
"""Requests at the same moment that AFAS advises as the most (page `get-connector`)."""

SecretsIn = Callable[[RawAnswer], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer without secrets and, when there was one, the same as it came in."""

    answer: Answer
    raw: RawAnswer | None = field(default=None, repr=False)
    stale: bool = False


class Dispatcher:
    """Sends requests over `transport`. `secrets` are those that requests carry."""

    def __init__(
        self,
        transport: Transport,
        secrets: Iterable[str],
        *,
        keep_rows: bool,
        sleep: Callable[[float], Awaitable[object]],
        random: Callable[[], float],
        clock: Callable[[], float],
    ) -> None:
        carried = tuple(secrets)
        self.redactor = Redactor(carried)
        self.recorder = Recorder(self.redactor)
        self.seen: list[Answer] = []
        self._carried = Redactor(carried)
        self._transport = transport
        self._interpreter = Interpreter(self.redactor, self.recorder.rows, keep_rows)
        self._sleep, self._random, self._clock = sleep, random, clock
        self._slots = asyncio.Semaphore(MOST_IN_FLIGHT)
        self._waiting_left = MOST_WAITING

    async def ask(
        self, request: RawRequest, question: Question, secrets_in: SecretsIn | None = None
    ) -> Reply:
        """The answer, after as many attempts as are allowed.

        `secrets_in` finds the secrets that an answer holds because they were asked for.
        """
        number, waits = 1, 0
        while True:
            reply = await self._attempt(request, question, secrets_in)
            asked = _asked_to_wait(reply)
            answer = reply.answer
            attempt = Attempt(
                request.method, number, answer.status, answer.failure, asked, reply.stale
            )
            wait = pause(attempt, self._waiting_left, self._random)
            answer = replace(answer, detail=_waited(answer, asked, wait, waits))
            self.seen.append(replace(answer, content=None))
            if wait is None:
                return Reply(answer, reply.raw)
            self._waiting_left -= wait
            await self._sleep(wait)
            number += 1
            waits += answer.status == MAINTENANCE
            request = replace(request, fresh=answer.failure is not None)

    def refuse(self, request: RawRequest, question: Question, none: NoAnswer) -> Answer:
        """Records, as `none`, a request that is not sent."""
        answer = self._unanswered(request, question, none, 0.0)
        self.seen.append(answer)
        return answer

    async def _attempt(
        self, request: RawRequest, question: Question, secrets_in: SecretsIn | None
    ) -> Reply:
        start = self._clock()
        try:
            async with self._slots:
                with self.recorder.sending():
                    start = self._clock()
                    raw = await self._transport.exchange(request)
        except NoAnswer as none:
            duration = (self._clock() - start) * 1000
            return Reply(self._unanswered(request, question, none, duration), stale=none.stale)
        self.recorder.received(raw.received)
        return Reply(self._answered(request, question, raw, secrets_in), raw)

    def _answered(
        self,
        request: RawRequest,
        question: Question,
        raw: RawAnswer,
        secrets_in: SecretsIn | None,
    ) -> Answer:
        lowered = _lowered(raw)
        unasked = self._carried if secrets_in else self.redactor
        in_headers = any(map(unasked.holds_secret, lowered.values()))
        self.redactor.add(*(secrets_in(raw) if secrets_in else ()))
        found = self._interpreter.interpret(question.path, raw, unasked)
        headers = self.recorder.showable_of_answer(question.path, lowered)
        evidence = self.recorder.record(
            request,
            status=raw.status,
            duration_ms=raw.duration_ms,
            headers=headers,
            excerpt=found.excerpt,
            may_quote_rows=may_hold_rows(question.path) and not 200 <= raw.status < 300,
        )
        return Answer(
            question,
            evidence,
            raw.status,
            raw.duration_ms,
            headers=headers,
            content=found.content,
            unreadable=found.unreadable,
            text=found.text,
            size=raw.size,
            tls=raw.tls,
            echoes_credential=found.echoes_credential or in_headers,
        )

    def _unanswered(
        self, request: RawRequest, question: Question, none: NoAnswer, duration: float
    ) -> Answer:
        shown = self.redactor.show(none.detail)
        detail = none.detail if shown == none.detail else shown
        evidence = self.recorder.record(
            request,
            status=None,
            duration_ms=duration,
            headers={},
            excerpt=f"({detail})",
            may_quote_rows=False,
        )
        return Answer(question, evidence, None, duration, failure=none.failure, detail=detail)


def refusal_of_plain_http() -> NoAnswer:
    """Why a credential was not sent: all between here and there could read it."""
    detail = say("nothing was sent: a credential does not go over plain http to another machine")
    return NoAnswer(Failure.PLAIN_HTTP, detail)


def _lowered(raw: RawAnswer) -> dict[str, str]:
    """Headers by their names in lower case; those of the same name are joined."""
    headers: dict[str, str] = {}
    for name, value in raw.headers:
        known = headers.get(name.lower())
        headers[name.lower()] = value if known is None else f"{known}, {value}"
    return headers


def _asked_to_wait(reply: Reply) -> float | None:
    if reply.raw is None:
        return None
    return retry_after(_lowered(reply.raw), reply.answer.content, datetime.now(UTC))


def _waited(answer: Answer, asked: float | None, wait: float | None, waits: int) -> str:
    """What a 503 led to; `waits` is how often it had been waited for before."""
    if answer.status != MAINTENANCE or asked is None:
        return answer.detail
    if wait is not None:
        return say("asked again after the {wait:g} s that Profit asks to wait", wait=wait)
    if waits:
        return say_number(
            "Profit still asks to wait, {asked:g} s more, after that was done once",
            "Profit still asks to wait, {asked:g} s more, after that was done {count} times",
            asked=asked,
            count=waits,
        )
    return say("Profit asks to wait {asked:g} s, which was not waited for", asked=asked)
