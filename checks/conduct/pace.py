"""What was read a moment ago is not read again.

## Why
The same read within a minute gives the same rows, and costs the environment as much as the first
time. AFAS asks to poll no more than needed, mails the ten heaviest users every day, and may block a
GetConnector that is asked too often.

## Fix
Keep what was read for as long as it is of use, and share it between the parts of the integration
that need it. Poll at an interval of minutes, for what changed since; or let a webhook tell that
something changed (from Profit 8).

The same read is the same URL for the same user, within a minute of an answer. A user is known by
the credential, and access tokens that one client asked are of one user; where the recording does
not show who asked them, they count as those of different users. One after a write, to see what came
of it, is not counted; one after a failure is for `conduct.retry`. The hour is the busiest of the
recording.

## References
- AFAS page `get-connector-geblokkeerd`: why AFAS blocks a GetConnector.
- AFAS page `webhooks`: notifications of changes.
"""

from datetime import timedelta

from profit_check.api import (
    SHOULD,
    Called,
    Environment,
    Outcome,
    called_connectors,
    check,
    mark,
    not_applicable,
    passed,
    say,
    undecided,
    wrong,
)

SOON = timedelta(minutes=1)


@check(level=SHOULD, per=called_connectors, channel="traffic")
async def pace(env: Environment, connector: Called) -> Outcome:
    conduct = env.conduct
    reads, hour = conduct.reads(connector), conduct.busiest_hour(connector)
    if not hour:
        return undecided("when its {all:,} requests were sent is not recorded", all=len(reads))
    if not reads:
        return not_applicable("it was not read; requests in an hour: {hour:,}", hour=hour)
    again = conduct.read_again(connector, SOON)
    told = say("requests in an hour: {hour:,}", hour=hour)
    if again:
        env.show(again)
        message = mark("read again within a minute: {again:,} of {all:,} reads; {told}")
        return wrong(message, again=len(again), all=len(reads), told=told)
    message = mark("read again within a minute: none of {all:,} reads; {told}")
    return passed(message, all=len(reads), told=told)
