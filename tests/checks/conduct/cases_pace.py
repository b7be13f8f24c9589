"""conduct.pace: what was read a moment ago is not read again."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.conduct.table import Case, at, bearer, granted, in_turn, read, token, write

CHECK = "conduct.pace"

ARTICLES = "Webshop_Articles"
BODY = {"FbSales": {"Element": {"Fields": {"OrNu": "1"}}}}
REFUSED = read() | {"response": {"status": 500}}

CASES = [
    Case("twice", in_turn(read(), read()), Status.WARN, ["minute: 1 of 2 reads", "an hour: 2"]),
    Case(
        "each ten seconds", in_turn(*[read()] * 400, every=10), Status.WARN, ["399 of 400", "360"]
    ),
    Case("at the same time", in_turn(read(), read(), every=0), Status.WARN, ["1 of 2"]),
    Case(
        "at the same time, and again much later",
        [at(0, read()), at(0, read()), at(900, read()), at(990, read(skip="1"))],
        Status.WARN,
        ["1 of 4"],
    ),
    Case("when another was read between", in_turn(read(), read(skip="1"), read()), Status.WARN),
    Case(
        "with an access token for each",
        in_turn(token(), bearer(1), token(), bearer(2)),
        Status.WARN,
        ["minute: 1 of 2"],
    ),
    Case(
        "with access tokens that its answers show",
        in_turn(granted("x", 1), granted("y", 2), bearer(1), granted("x", 3), bearer(3)),
        Status.WARN,
        ["minute: 1 of 2"],
    ),
    Case(
        "times are not recorded",
        [read() | {"startedDateTime": None}] * 2,
        Status.ERROR,
        ["not recorded"],
    ),
]
NEAR_MISSES = [
    Case(
        "each ten minutes", in_turn(*[read()] * 8, every=600), Status.PASS, ["none of 8", "hour: 6"]
    ),
    Case("other pages", in_turn(read(), read(skip="2"), read(skip="4")), Status.PASS),
    Case("after a refusal", in_turn(REFUSED, REFUSED, read()), Status.PASS),
    Case("after a write", in_turn(read(), write(BODY), read()), Status.PASS, subject=ARTICLES),
    Case("by two users", in_turn(bearer(1), bearer(2)), Status.PASS),
    Case(
        "by two clients",
        in_turn(granted("x", 1), bearer(1), granted("y", 2), bearer(2)),
        Status.PASS,
    ),
    Case(
        "by a client and by one whose tokens come from elsewhere",
        in_turn(token(), bearer(1), bearer(2)),
        Status.PASS,
    ),
    Case("of another connector", in_turn(read(), read(connector="B")), Status.PASS, subject="B"),
    Case("only writes", in_turn(write(BODY), write(BODY)), Status.NOT_APPLICABLE, ["an hour: 2"]),
    Case("one without a time", [at(0, read()), read(skip="1")], Status.PASS),
]
