"""No more than five requests are under way at the same time.

## Why
All that work in the environment share it: AFAS advises five simultaneous calls at most. Beyond
that requests wait for one another, all of them become slower, and AFAS may call the integration to
account as one of the heaviest users.

## Fix
Give all parts of the integration that call one environment a limit together: a pool of five
workers, or a connection pool of five connections. More pages at once do not make a read faster.

Requests are under way from their start until the whole answer is there; of two that meet for a
millisecond or less one is taken to follow on the other. The time for which a browser keeps a
request back before it sends it is not counted.

## References
- AFAS page `get-connector`: at most five simultaneous calls are advised.
- AFAS page `get-connector-geblokkeerd`: why AFAS blocks a GetConnector.
"""

from profit_check.api import (
    SHOULD,
    Called,
    Environment,
    Outcome,
    called_hosts,
    check,
    mark,
    passed,
    undecided,
    wrong,
)

ADVISED = 5


@check(level=SHOULD, per=called_hosts, channel="traffic")
async def parallel(env: Environment, host: Called) -> Outcome:
    found, count = env.conduct.crowding(host, ADVISED), len(env.conduct.of(host))
    if found.crowded:
        env.show(found.crowded)
        return wrong(
            "begun while {most} others were under way: {crowded:,} of {all:,} requests; "
            "most at the same time: {peak:,}",
            most=ADVISED,
            crowded=len(found.crowded),
            all=count,
            peak=found.peak,
        )
    if found.peak + found.untimed > ADVISED and found.untimed:
        message = mark("start or duration not recorded: {untimed:,} of {all:,} requests")
        return undecided(message, untimed=found.untimed, all=count)
    return passed(
        "most at the same time: {peak:,}, of {all:,} requests", peak=found.peak, all=count
    )
