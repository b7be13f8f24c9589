"""Small requests are answered within a second, half of them at least.

## Why
AFAS calls a request good when it takes less than 1000 ms. Requests for metainfo and for pages of a
few rows have little to do, so their median shows how fast network and environment are in
themselves. It is taken over what the other checks asked; nothing is asked for it, and one slow
answer alone does not count.

## Fix
- Network administrator: look at what stands between this machine and Profit: proxy, VPN, a firewall
  that opens traffic. Compare with a run from the place where the integration will run.
- Integration developer: keep the connection open between requests, and stay within five at a time.
- If it is slow from everywhere and at several times of the day, ask AFAS, with the
  `X-Trace-Identifier` from the evidence.

## References
- AFAS page `get-connector`: a good request takes under 1000 ms.
"""

from statistics import median
from typing import Any

from profit_check.api import (
    EVERY_PROFILE,
    SHOULD,
    SMALL,
    Answer,
    Environment,
    Outcome,
    asks_for_file,
    check,
    passed,
    say_number,
    undecided,
    wrong,
)

LIMIT_MS = 1000.0
ENOUGH = 3
"""With fewer answers, one slow one would decide."""


@check(level=SHOULD, needs=["token.accepted"], profiles=EVERY_PROFILE, last=True)
async def response_time(env: Environment) -> Outcome:
    small = [answer for answer in env.seen if _is_small(answer)]
    if len(small) < ENOUGH:
        return undecided(
            say_number(
                "only {count} small request was answered",
                "only {count} small requests were answered",
                count=len(small),
            )
        )
    middle = median(answer.duration_ms for answer in small)
    facts: dict[str, Any] = {"middle": round(middle), "count": len(small), "limit": round(LIMIT_MS)}
    if middle <= LIMIT_MS:
        return passed("a median of {middle} ms over {count} small requests", **facts)
    env.note(next(answer for answer in small if answer.duration_ms > LIMIT_MS))
    return wrong("a median of {middle} ms, over {limit} ms, in {count} small requests", **facts)


def _is_small(answer: Answer) -> bool:
    """Was it answered, and can it not have held a file or more than a few rows?"""
    if answer.status is None or asks_for_file(answer.question.path):
        return False
    return 0 <= int(dict(answer.question.query).get("take", "0")) <= SMALL
