"""conduct.parallel: no more than five requests are under way at the same time."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.conduct.table import HOST, Case, Entry, at, in_turn, read

CHECK = "conduct.parallel"


def together(count: int, took: float | None = 1_000) -> list[Entry]:
    """So many requests that begin a tenth of a second after one another."""
    return [at(place / 10, read(skip=str(place)), took=took) for place in range(count)]


def queued(count: int) -> list[Entry]:
    """Requests that begin at once, and that the browser sends one after another."""
    blocked = [place * 1_000 if place else -1 for place in range(count)]
    return [
        at(0, read(skip=str(place)), took=max(0, wait) + 900) | {"timings": {"blocked": wait}}
        for place, wait in enumerate(blocked)
    ]


CASES = [
    Case(
        "six",
        together(6),
        Status.WARN,
        ["begun while 5 others were under way: 1 of 6", "most at the same time: 6"],
    ),
    Case("forty", together(40), Status.WARN, ["35 of 40", "same time: 10"]),
    Case(
        "of several connectors",
        [*together(5), at(0.45, read(connector="B"), took=100)],
        Status.WARN,
        ["1 of 6"],
        HOST,
    ),
    Case(
        "six that the browser sends as the seventh waits",
        [*together(6), at(0, read(), took=6_900) | {"timings": {"blocked": 6_000}}],
        Status.WARN,
        ["1 of 7", "same time: 6"],
    ),
    Case("durations are not recorded", together(6, None), Status.ERROR, ["6 of 6 requests"]),
    Case("some durations are not recorded", [*together(5), *together(2, None)], Status.ERROR),
]
NEAR_MISSES = [
    Case("five", together(5), Status.PASS, ["same time: 5, of 5"]),
    Case("one after another", in_turn(*[read()] * 20), Status.PASS, ["same time: 1, of 20"]),
    Case("all at once, kept back by the browser", queued(20), Status.PASS, ["same time: 1, of 20"]),
    Case("back to back", [at(n, read(), took=1_000) for n in range(20)], Status.PASS, ["1, of 20"]),
    Case(
        "five workers that go on at once, by clocks a little off",
        [at(n // 5 * 1.0, read(), took=1_000.9) for n in range(50)],
        Status.PASS,
        ["5, of 50"],
    ),
    Case("four, and one without a duration", [*together(4), at(9, read(), took=None)], Status.PASS),
    Case(
        "five of each environment",
        [
            *together(5),
            *(
                one | {"request": one["request"] | {"url": one["request"]["url"].replace("1", "2")}}
                for one in together(5)
            ),
        ],
        Status.PASS,
        ["5, of 5"],
        HOST,
    ),
]
