"""connection.response-time: the median of what is small."""

from __future__ import annotations

import pytest

from profit_check.model import Answer, Failure, Question, Status
from tests.checks.scripted import Scripted, answer, nobody, outcome

CHECK = "connection.response-time"


def small(duration: float) -> Answer:
    return answer(200, question=Question("/metainfo"), duration_ms=duration)


def page(take: int, duration: float) -> Answer:
    question = Question("/connectors/Any", (("skip", "0"), ("take", str(take))))
    return answer(200, question=question, duration_ms=duration)


@pytest.mark.parametrize(
    ("durations", "status"),
    [
        ([1000.0, 1000.0, 1000.0], Status.PASS),
        ([1000.1, 1000.1, 1000.1], None),
        ([10.0, 20.0, 60_000.0], Status.PASS),
        ([10.0, 2000.0, 3000.0], None),
        ([900.0, 900.0, 1100.0, 1100.0], Status.PASS),
    ],
)
def test_the_median_decides(durations: list[float], status: Status | None) -> None:
    seen = [small(duration) for duration in durations]
    assert outcome(CHECK, Scripted(seen=seen)).status is status


def test_too_few_answers_decide_nothing() -> None:
    assert outcome(CHECK, Scripted(seen=[small(9000.0)] * 2)).status is Status.ERROR


def test_large_pages_files_and_unanswered_requests_do_not_count() -> None:
    quick = [page(10, 100.0)] * 3
    image = answer(200, question=Question("/imageconnector/1"), duration_ms=9000.0)
    slow = [page(11, 9000.0), page(-1, 9000.0), image, nobody(Failure.TIMEOUT)] * 5
    assert outcome(CHECK, Scripted(seen=[*quick, *slow])).status is Status.PASS
