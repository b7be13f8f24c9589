"""When a request is sent again, and when it is not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from profit_check.model import Failure
from profit_check.wire.retry import MOST_WAITING, Attempt, pause, retry_after

NOW = datetime(2026, 11, 23, 10, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        (Attempt("GET", 1, status=503, retry_after=2), 2.0),
        (Attempt("GET", 2, status=503, retry_after=30), 30.0),
        (Attempt("GET", 3, status=503, retry_after=2), None),
        (Attempt("GET", 1, status=503, retry_after=30.5), None),
        (Attempt("GET", 1, status=503, retry_after=7200), None),
        (Attempt("GET", 1, status=503), None),
        (Attempt("POST", 1, status=503, retry_after=0), 0.0),
        (Attempt("GET", 1, failure=Failure.RESET), 0.25),
        (Attempt("GET", 2, failure=Failure.RESET), 0.5),
        (Attempt("GET", 3, failure=Failure.RESET), None),
        (Attempt("GET", 1, failure=Failure.REFUSED), 0.25),
        (Attempt("POST", 1, failure=Failure.RESET), None),
        (Attempt("POST", 1, failure=Failure.RESET, stale=True), 0.25),
        (Attempt("POST", 2, failure=Failure.RESET, stale=True), None),
        *((Attempt("GET", 1, status=each, retry_after=1), None) for each in (200, 401, 403, 429)),
        *((Attempt("GET", 1, status=each, retry_after=1), None) for each in (500, 502, 504)),
        *(
            (Attempt("GET", 1, failure=each), None)
            for each in Failure
            if each not in (Failure.RESET, Failure.REFUSED)
        ),
    ],
)
def test_only_announced_maintenance_and_broken_connections_are_tried_again(
    attempt: Attempt, expected: float | None
) -> None:
    assert pause(attempt, MOST_WAITING, lambda: 0.5) == expected


def test_all_waits_of_a_run_together_are_bounded() -> None:
    assert pause(Attempt("GET", 1, status=503, retry_after=20), 19.0, lambda: 0.5) is None


def test_two_requests_that_broke_at_once_do_not_come_back_at_once() -> None:
    broken = Attempt("GET", 1, failure=Failure.RESET)
    assert pause(broken, 1.0, lambda: 0.1) != pause(broken, 1.0, lambda: 0.9)


@pytest.mark.parametrize(
    ("headers", "content", "expected"),
    [
        ({}, {"retry_after": 7200}, 7200),
        ({}, {"retry_after": "5"}, 5),
        ({}, {"retry_after": -3}, 0),
        ({"retry-after": "12"}, None, 12),
        ({"retry-after": "12"}, {"retry_after": 40}, 40),
        ({"retry-after": "Mon, 23 Nov 2026 10:00:20 GMT"}, None, 20),
        ({"retry-after": "Mon, 23 Nov 2026 09:00:00 GMT"}, None, 0),
        (
            {
                "retry-after": "Mon, 23 Nov 2026 10:00:20 GMT",
                "date": "Mon, 23 Nov 2026 10:00:05 GMT",
            },
            None,
            15,
        ),
        ({"retry-after": "soon"}, {"retry_after": None}, None),
        ({"retry-after": ""}, {"retry_after": True}, None),
        ({}, {"retry_after": 10**400}, 10**9),
        ({}, ["retry_after"], None),
        ({}, {"error": {}}, None),
    ],
)
def test_what_profit_asks_to_wait_is_read_from_body_and_header(
    headers: dict[str, str], content: Any, expected: float | None
) -> None:
    assert retry_after(headers, content, NOW) == expected
