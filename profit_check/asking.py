"""Asks each question once, remembers the answer, and notes whose answers were looked at."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from profit_check.errors import Misshapen, Refused, Unanswered, Undecided
from profit_check.language.phrase import say
from profit_check.model import Answer, Question
from profit_check.profit.metainfo import Malformed

T = TypeVar("T")


class Sender(Protocol):
    """What stands behind an Environment: the network, a sandbox in this process, a recording."""

    @property
    def credential_faults(self) -> Sequence[str]:
        """What is malformed about the credential, in words that do not show it."""

    @property
    def seen(self) -> Sequence[Answer]:
        """Every answer so far, without content, in the order of arrival."""

    async def send(self, question: Question) -> Answer:
        """The answer to `question`; never raises for what the other side does."""

    async def grant(self) -> Answer | None:
        """The token endpoint's answer, asked once; None for a classic token."""


@dataclass
class Asking:
    """Puts questions to a Sender; views made with the same `asked` share one memory."""

    sender: Sender = field(repr=False)
    asked: dict[Hashable, asyncio.Task[Any]] = field(default_factory=dict, repr=False)
    touched: dict[str, None] = field(default_factory=dict, repr=False)

    @property
    def seen(self) -> Sequence[Answer]:
        """Every answer so far, without content, in an order that is not that of arrival."""
        return sorted(self.sender.seen, key=_place)

    async def ask(
        self, question: Question, shorten: Callable[[Answer], Answer] | None = None
    ) -> Answer:
        """The answer to any question, whatever it is; what is remembered of it is `shorten` of it.

        Whoever asks the same question shortens it in the same way.
        """

        async def send() -> Answer:
            answer = await self.sender.send(question)
            return shorten(answer) if shorten else answer

        answer = await self._once(question, send)
        self.note(answer)
        return answer

    async def derive(
        self, question: Question, reader: Callable[[Answer], T], *, keep: bool = True
    ) -> T:
        """What `reader` makes of the answer, worked out once.

        Raises Refused for an answer that is not status 200, and Undecided when nobody answered or
        the answer cannot be read. Without `keep` the answer itself is not remembered, only what the
        reader made of it: for rows, which are large.
        """

        async def work_out() -> tuple[Answer, T | Undecided]:
            answer = await (self.ask if keep else self.sender.send)(question)
            return answer if keep else replace(answer, content=None), _try(answer, reader)

        answer, value = await self._once(("derived", question), work_out)
        self.note(answer)
        if isinstance(value, Undecided):
            raise value.with_traceback(None)
        return value

    def remembered(self, question: Question) -> Answer | None:
        """The answer to `question` if it was asked and is there; asks nothing."""
        task = self.asked.get(question)
        done = task is not None and task.done() and not task.cancelled() and not task.exception()
        return task.result() if task and done else None

    def worked_out(self, question: Question) -> Any:
        """What a reader made of the answer to `question`, if it could; asks nothing."""
        task = self.asked.get(("derived", question))
        done = task is not None and task.done() and not task.cancelled() and not task.exception()
        value = task.result()[1] if task and done else None
        return None if isinstance(value, Undecided) else value

    def note(self, answer: Answer) -> None:
        """Names `answer` as evidence of what is being judged."""
        self.touched[answer.evidence] = None

    async def close(self) -> None:
        """Gives up what is still being asked."""
        pending = [task for task in self.asked.values() if not task.done()]
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)

    async def _once(self, key: Hashable, ask: Callable[[], Awaitable[T]]) -> T:
        task = self.asked.get(key)
        if task is None:
            task = asyncio.ensure_future(_started(ask))
            self.asked[key] = task
        return await asyncio.shield(task)


def of_content(read: Callable[[object], T]) -> Callable[[Answer], T]:
    """A reader of answers that looks at the content only."""
    return lambda answer: read(answer.content)


def _place(answer: Answer) -> tuple[object, ...]:
    question = answer.question
    place = question.path, question.query, question.credential, question.repetition
    return *place, question.elsewhere or ""


async def _started(ask: Callable[[], Awaitable[T]]) -> T:
    return await ask()


def _try(answer: Answer, reader: Callable[[Answer], T]) -> T | Undecided:
    if answer.status is None:
        return Unanswered(answer.detail, answer)
    if answer.status != 200:
        return Refused(say("Profit answered with status {status}", status=answer.status), answer)
    if answer.unreadable:
        return Undecided(answer.unreadable)
    try:
        return reader(answer)
    except Malformed as malformed:
        return Misshapen(str(malformed))
