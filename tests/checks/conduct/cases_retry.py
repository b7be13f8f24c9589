"""conduct.retry: refusals are not sent again; what failed in passing is, with patience."""

from __future__ import annotations

from base64 import b64encode

from profit_check.model import Status
from tests.checks.conduct.table import (
    HOST,
    Case,
    Entry,
    at,
    bearer,
    carrying,
    failing,
    granted,
    in_turn,
    lost,
    read,
    token,
    without,
    write,
)
from tests.traffic.made_har import TOKEN

CHECK = "conduct.retry"

ORDER = {"FbSales": {"Element": {"Fields": {"OrNu": "1"}}}}
BUSINESS = {"externalMessage": "The entered value for 'DbId' does not exist.", "errorNumber": -1}


def attempts(*seconds: float, fails: Entry, then: Entry | None = None) -> list[Entry]:
    """The same request at each of these moments; `then` is the last one."""
    made = [at(moment, fails) for moment in seconds]
    return made if then is None else [*made[:-1], at(seconds[-1], then)]


GONE = failing(read(), 401)
AWAY = failing(read(), 503, {"error": {}, "retry_after": 60})
ODD = failing(read(), 500, "out of order")
POST, LOST = write(ORDER), lost(write(ORDER))
PUT_LOST = lost(write(ORDER, method="PUT"))
HIDDEN = without(read(), "Authorization")
TOKENS = [b64encode(TOKEN.replace("0", letter).encode()).decode() for letter in "abc"]
USERS = [carrying(GONE, Authorization=f"AfasToken {each}") for each in TOKENS]
EARLIER = at(-60, read(skip="1"))

CASES = [
    Case("a 401 again", in_turn(GONE, GONE), Status.FAIL, ["401 or 403: 1 of 1"], HOST),
    Case("a 403 again", in_turn(*[failing(read(), 403)] * 3), Status.FAIL, ["2 of 2"], HOST),
    Case(
        "a new token, once and once more",
        in_turn(
            failing(bearer(0), 401),
            token(),
            failing(bearer(1), 401),
            token(),
            failing(bearer(2), 401),
            every=5,
        ),
        Status.FAIL,
        ["401 or 403: 1 of 2"],
        HOST,
    ),
    Case(
        "a client secret refused, again",
        in_turn(*[failing(token(), 401, {"error": "invalid_client"})] * 2),
        Status.FAIL,
        ["1 of 1"],
        HOST,
    ),
    Case(
        "a business answer again",
        in_turn(*[failing(write(ORDER), 500, BUSINESS)] * 2),
        Status.FAIL,
        ["500 with externalMessage: 1 of 1"],
        HOST,
    ),
    Case(
        "sooner than retry_after",
        attempts(0, 20, fails=AWAY, then=read()),
        Status.FAIL,
        ["before retry_after had passed: 1 of 1"],
        HOST,
    ),
    Case(
        "sooner than Retry-After in the header",
        attempts(0, 5, fails=failing(read(), 503, **{"retry-after": "30"}), then=read()),
        Status.FAIL,
        ["retry_after"],
        HOST,
    ),
    Case(
        "at the same pace",
        attempts(0, 1, 2, 3, fails=ODD),
        Status.FAIL,
        ["waits that do not grow: 1 of 3"],
        HOST,
    ),
    Case("ever faster", attempts(0, 8, 12, 14, fails=lost(read())), Status.FAIL, ["grow"], HOST),
    Case("a lost write again", in_turn(LOST, POST), Status.FAIL, ["no answer: 1 of 1"], HOST),
    Case(
        "a write that was cut off, an hour later",
        in_turn(lost(POST, "net::ERR_CONNECTION_RESET"), POST, every=3_600),
        Status.FAIL,
        ["writes"],
        HOST,
    ),
    Case(
        "a lost write again, after rows were read",
        in_turn(LOST, read(), POST),
        Status.REVIEW,
        ["writes"],
        HOST,
    ),
    Case(
        "a lost write, sent by another user",
        in_turn(bearer(1, LOST), bearer(2, POST)),
        Status.REVIEW,
        ["writes"],
        HOST,
    ),
    Case(
        "one of three users again",
        in_turn(*USERS, USERS[0]),
        Status.FAIL,
        ["401 or 403: 1 of 1"],
        HOST,
    ),
    Case("a lost change again", in_turn(PUT_LOST, PUT_LOST), Status.REVIEW, ["writes"], HOST),
    Case(
        "others during maintenance",
        [at(0, AWAY), *(at(10 + n, failing(read(skip=str(n)), 503)) for n in range(3))],
        Status.REVIEW,
        ["other requests", "3"],
        HOST,
    ),
    Case(
        "credentials are not recorded",
        [at(-60, HIDDEN), *in_turn(failing(HIDDEN, 403), failing(HIDDEN, 403))],
        Status.ERROR,
        ["credentials are missing: 1 of 1"],
        HOST,
    ),
    Case(
        "times are not recorded",
        [one | {"startedDateTime": None} for one in (GONE, GONE)],
        Status.ERROR,
        ["1 of 1"],
        HOST,
    ),
]
NEAR_MISSES = [
    Case("nothing failed", in_turn(read(), read()), Status.PASS, ["0 of 2"], HOST),
    Case("a 401, and no more", in_turn(GONE, read(skip="1")), Status.PASS, ["1 of 2"], HOST),
    Case(
        "a new token, once",
        in_turn(failing(bearer(1), 401), token(), bearer(2)),
        Status.PASS,
        ["repeats, none amiss: 1"],
        HOST,
    ),
    Case(
        "a new token whose header is not recorded",
        [at(-60, HIDDEN), *in_turn(failing(HIDDEN, 403), token(), HIDDEN)],
        Status.PASS,
        subject=HOST,
    ),
    Case("three users, each refused", in_turn(*USERS), Status.PASS, ["amiss: 0"], HOST),
    Case(
        "two clients, each with a new token once",
        in_turn(
            *(granted("a", 1), granted("b", 2), bearer(1, GONE), bearer(2, GONE)),
            *(granted("a", 3), granted("b", 4), bearer(3), bearer(4)),
        ),
        Status.PASS,
        ["amiss: 2"],
        HOST,
    ),
    Case(
        "a business answer to each of two users",
        in_turn(*[bearer(n, failing(write(ORDER), 500, BUSINESS)) for n in range(2)]),
        Status.PASS,
        subject=HOST,
    ),
    Case("a 401 anew the next day", in_turn(GONE, GONE, every=86_400), Status.PASS, subject=HOST),
    Case(
        "five at the same time",
        in_turn(*[GONE] * 5, every=0.001),
        Status.PASS,
        ["5 of 5", "amiss: 0"],
        HOST,
    ),
    Case(
        "a business answer, then another body",
        in_turn(failing(write(ORDER), 500, BUSINESS), write(ORDER | {"x": 1})),
        Status.PASS,
        subject=HOST,
    ),
    Case("after retry_after", attempts(0, 61, fails=AWAY, then=read()), Status.PASS, subject=HOST),
    Case(
        "by a clock that is a little off",
        attempts(0, 59.5, fails=AWAY, then=read()),
        Status.PASS,
        subject=HOST,
    ),
    Case(
        "maintenance that ended sooner",
        [at(0, AWAY), *(at(10 + n, read(skip=str(n))) for n in range(3))],
        Status.PASS,
        subject=HOST,
    ),
    Case("with longer waits", attempts(0, 1, 3, 7, 15, fails=ODD), Status.PASS, subject=HOST),
    Case(
        "with chance in the waits", attempts(0, 1.2, 2.1, 5, fails=ODD), Status.PASS, subject=HOST
    ),
    Case(
        "up to a longest wait",
        attempts(0, 1, 3, 7, 11, 15, 19, fails=ODD),
        Status.PASS,
        subject=HOST,
    ),
    Case("twice, soon", attempts(0, 1, 2, fails=ODD), Status.PASS, subject=HOST),
    Case(
        "each minute, as always",
        attempts(0, 60, 120, 180, 240, fails=ODD),
        Status.PASS,
        subject=HOST,
    ),
    Case("a lost read again", in_turn(lost(read()), read()), Status.PASS, subject=HOST),
    Case(
        "a write that never arrived",
        in_turn(lost(POST, "net::ERR_CONNECTION_REFUSED"), POST),
        Status.PASS,
        subject=HOST,
    ),
    Case(
        "a lost write, and then others",
        in_turn(LOST, write(ORDER | {"x": 1})),
        Status.PASS,
        subject=HOST,
    ),
    Case("the same order twice", in_turn(POST, POST), Status.PASS, subject=HOST),
    Case(
        "the first time without a token",
        in_turn(failing(HIDDEN, 401), carrying(HIDDEN, Authorization="Bearer " + "a" * 40)),
        Status.PASS,
        subject=HOST,
    ),
]
