"""Asking: each question once, whoever asks and whenever, and the answer remembered."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Awaitable
from typing import Any, TypeVar

import pytest

from profit_check.asking import Asking
from profit_check.errors import Misshapen, Refused, Unanswered, Undecided
from profit_check.model import Answer, Failure, Question
from profit_check.profit.metainfo import Malformed
from tests.made_up import FakeSender

T = TypeVar("T")
QUESTION = Question("/x")


def answered(work: Awaitable[T]) -> T:
    async def everything() -> T:
        return await work

    return asyncio.run(everything())


def content(answer: Answer) -> Any:
    return answer.content


def test_the_same_question_is_asked_once() -> None:
    sender = FakeSender({"/x": 1})
    asking = Asking(sender)

    async def twice() -> tuple[Answer, Answer]:
        return await asking.ask(QUESTION), await asking.ask(Question("/x"))

    first, second = answered(twice())
    assert first is second
    assert sender.asked == [QUESTION]


def test_the_same_question_is_asked_once_also_by_many_at_the_same_moment() -> None:
    sender = FakeSender({"/x": 1})
    asking = Asking(sender)
    view = Asking(sender, asking.asked)

    async def together() -> list[Any]:
        asked = [one.ask(QUESTION) for one in (asking, view) for _ in range(10)]
        derived = [one.derive(QUESTION, content) for one in (asking, view) for _ in range(10)]
        return await asyncio.gather(*asked, *derived)

    answers = answered(together())
    assert len(set(map(id, answers[:20]))) == 1
    assert answers[20:] == [1] * 20
    assert sender.asked == [QUESTION]


@pytest.mark.parametrize(
    "other",
    [
        Question("/y"),
        Question("/x", (("take", "1"),)),
        Question("/x", credential="none"),
        Question("/x", credential="forged"),
        Question("/x", repetition=1),
    ],
)
def test_another_question_is_asked_anew(other: Question) -> None:
    sender = FakeSender()
    asking = Asking(sender)

    async def both() -> None:
        await asking.ask(QUESTION)
        await asking.ask(other)

    answered(both())
    assert sender.asked == [QUESTION, other]


def test_what_was_made_of_an_answer_is_made_once() -> None:
    made: list[Answer] = []
    asking = Asking(FakeSender({"/x": 1}))

    def reader(answer: Answer) -> object:
        made.append(answer)
        return object()

    async def thrice() -> list[object]:
        return [await asking.derive(QUESTION, reader, keep=False) for _ in range(3)]

    assert len(set(map(id, answered(thrice())))) == 1
    assert len(made) == 1


def failing(answer: Answer) -> object:
    raise Malformed("rows is text where a list belongs")


class Silent(FakeSender):
    async def send(self, question: Question) -> Answer:
        self.asked.append(question)
        return Answer(
            question, "raw-1", None, 1.0, failure=Failure.TIMEOUT, detail="no answer in 60 s"
        )


class Garbled(FakeSender):
    async def send(self, question: Question) -> Answer:
        self.asked.append(question)
        return Answer(question, "raw-1", 200, 1.0, unreadable="the answer is HTML")


@pytest.mark.parametrize(
    ("sender", "kind", "why"),
    [
        (FakeSender(), Refused, "Profit answered with status 500"),
        (FakeSender({"/x": 1}, 204), Refused, "Profit answered with status 204"),
        (FakeSender({"/x": 1}), Misshapen, "rows is text where a list belongs"),
        (Silent(), Unanswered, "no answer in 60 s"),
        (Garbled(), Undecided, "the answer is HTML"),
    ],
)
@pytest.mark.parametrize("keep", [True, False])
def test_a_failure_is_remembered_and_told_to_everyone_who_asks(
    sender: FakeSender, kind: type[Exception], why: str, keep: bool
) -> None:
    asking = Asking(sender)
    sender.asked.clear()

    async def thrice() -> list[BaseException]:
        asked = (asking.derive(QUESTION, failing, keep=keep) for _ in range(3))
        found = await asyncio.gather(*asked, return_exceptions=True)
        return [one for one in found if isinstance(one, BaseException)]

    found = answered(thrice())
    assert [(type(one), str(one)) for one in found] == [(kind, why)] * 3
    assert sender.asked == [QUESTION]


def test_a_refusal_holds_the_answer() -> None:
    with pytest.raises(Refused) as raised:
        answered(Asking(FakeSender({"/x": {"message": "no"}}, 403)).derive(QUESTION, content))
    assert raised.value.answer.status == 403
    assert raised.value.answer.content == {"message": "no"}


class Rows(list[int]):
    """A list that can be watched."""


def test_rows_are_let_go_once_they_were_read() -> None:
    rows = Rows(range(1000))
    watched = weakref.ref(rows)
    sender = FakeSender({"/x": rows})
    asking = Asking(sender)
    del rows

    async def read() -> int:
        length = await asking.derive(QUESTION, lambda answer: len(answer.content), keep=False)
        sender.contents.clear()
        gc.collect()
        return length

    assert answered(read()) == 1000
    assert watched() is None
    assert asking.asked


def test_an_answer_that_has_to_be_kept_is_kept() -> None:
    asking = Asking(FakeSender({"/x": {"a": 1}}))

    async def read() -> Answer | None:
        await asking.derive(QUESTION, content)
        return asking.remembered(QUESTION)

    kept = answered(read())
    assert kept is not None and kept.content == {"a": 1}


def test_a_view_shares_the_memory_but_notes_for_itself() -> None:
    sender = FakeSender({"/x": 1, "/y": 2})
    asking = Asking(sender)

    async def both() -> tuple[list[str], list[str]]:
        await asking.ask(QUESTION)
        await asking.ask(Question("/y"))
        view = Asking(sender, asking.asked)
        await view.derive(Question("/y"), content)
        return list(asking.touched), list(view.touched)

    assert answered(both()) == (["raw-1", "raw-2"], ["raw-2"])


def test_a_failed_question_is_evidence_too() -> None:
    asking = Asking(FakeSender())
    with pytest.raises(Refused):
        answered(asking.derive(QUESTION, content))
    assert list(asking.touched) == ["raw-1"]


def test_who_gives_up_does_not_take_the_answer_from_others() -> None:
    sender = FakeSender({"/x": 1})
    asking = Asking(sender)

    async def one_gives_up() -> Any:
        impatient = asyncio.ensure_future(asking.derive(QUESTION, content))
        patient = asyncio.ensure_future(asking.derive(QUESTION, content))
        await asyncio.sleep(0)
        impatient.cancel()
        return await patient

    assert answered(one_gives_up()) == 1
    assert sender.asked == [QUESTION]


def test_closing_gives_up_what_is_still_being_asked() -> None:
    class Slow(FakeSender):
        async def send(self, question: Question) -> Answer:
            await asyncio.Event().wait()
            raise AssertionError("the event was set")

    async def everything() -> tuple[bool, Answer | None]:
        asking = Asking(Slow())
        asked = asyncio.ensure_future(asking.ask(QUESTION))
        await asyncio.sleep(0)
        await asking.close()
        [found] = await asyncio.gather(asked, return_exceptions=True)
        return isinstance(found, asyncio.CancelledError), asking.remembered(QUESTION)

    assert answered(everything()) == (True, None)


def test_a_sender_that_fails_is_asked_once_and_fails_for_everyone() -> None:
    sender = FakeSender({"/x": OSError("broken")})
    asking = Asking(sender)

    async def twice() -> list[object]:
        asked = (asking.ask(QUESTION) for _ in range(2))
        return list(await asyncio.gather(*asked, return_exceptions=True))

    assert [type(one) for one in answered(twice())] == [OSError, OSError]
    assert sender.asked == [QUESTION]
    assert asking.remembered(QUESTION) is None
