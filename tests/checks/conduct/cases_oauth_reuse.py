"""conduct.oauth-reuse: a token is reused for its lifetime."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.conduct.table import Case, Entry, at, bearer, carrying, in_turn, read, token

CHECK = "conduct.oauth-reuse"

REFUSED = bearer() | {"response": {"status": 401}}


def per_call(count: int, every: float = 1.0) -> list[Entry]:
    """A token for each call."""
    pairs = [one for number in range(count) for one in (token(), bearer(number))]
    return in_turn(*pairs, every=every)


def unlimited(one: Entry) -> Entry:
    """A granted token that does not tell how long it lasts."""
    return one | {"response": {"status": 200, "headers": [], "content": {}}}


def basic(number: int) -> Entry:
    """A token that another client asks with HTTP Basic."""
    return carrying(token(), Authorization=f"Basic {'QWJj' * 4}{number:04}")


CASES = [
    Case("a token for each call", per_call(20), Status.WARN, ["20 calls: 20", "too soon: 17"]),
    Case(
        "a token for each two calls",
        in_turn(*[token(), bearer(), bearer()] * 10),
        Status.WARN,
        ["20 calls: 10"],
    ),
    Case("a run each minute, with a token each", per_call(12, every=60), Status.WARN),
    Case("lifetime not recorded", in_turn(*[unlimited(token()), bearer()] * 8), Status.WARN),
    Case("each call of three", per_call(3), Status.REVIEW, ["3 calls: 3"]),
    Case(
        "each call, by another client",
        in_turn(*[one for number in range(6) for one in (basic(number), bearer(number))]),
        Status.REVIEW,
    ),
    Case(
        "a token for each call, asked elsewhere",
        in_turn(*map(bearer, range(9))),
        Status.REVIEW,
        ["9 calls: 9"],
    ),
    Case("no moments", [one | {"startedDateTime": None} for one in per_call(8)], Status.ERROR),
]
NEAR_MISSES = [
    Case("one token", in_turn(token(), *[bearer()] * 30), Status.PASS, ["30 calls: 1"]),
    Case("no token asked", in_turn(*[bearer()] * 30), Status.PASS),
    Case(
        "three processes",
        in_turn(token(), token(), token(), *[bearer(1), bearer(2), bearer(3)] * 5),
        Status.PASS,
    ),
    Case(
        "renewed each hour",
        [
            at(hour * 3600 + second, one)
            for hour in range(6)
            for second, one in enumerate([token(), *[bearer(hour)] * 20])
        ],
        Status.PASS,
    ),
    Case(
        "renewed five minutes before",
        [
            at(hour * 3300 + second, one)
            for hour in range(6)
            for second, one in enumerate([token(), bearer(hour), bearer(hour)])
        ],
        Status.PASS,
    ),
    Case(
        "a short life",
        [
            at(
                number * 60,
                one
                | {
                    "response": {
                        "status": 200,
                        "headers": [],
                        "content": {"text": '{"expires_in": 60}'},
                    }
                }
                if number % 2 == 0
                else bearer(number),
            )
            for number, one in enumerate([token(), read()] * 6)
        ],
        Status.PASS,
    ),
    Case(
        "renewed after a refusal", in_turn(*[token(), bearer(), bearer(), REFUSED] * 6), Status.PASS
    ),
    Case("a token and its first call", in_turn(token(), bearer()), Status.PASS),
    Case("a classic token", [read(), read()], Status.NOT_APPLICABLE),
]
