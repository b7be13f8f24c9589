"""The credential stays valid for at least 30 days.

## Why
A token that ends stops the integration at once, with nothing but status 401. Since September 2026
classic tokens carry an expiry. AFAS has not published the form of `tokenExpiry`; what cannot be
read is for a person to look at.

## Fix
- Profit administrator: in General > Management > App connector, make a new token for the user of
  the app connector, or set a later end where that is possible. Keep the old one until the new one
  is in use.
- Integration developer: put the new token where the manifest says, plan its replacement in time,
  and move to OAuth before classic tokens end for good.
- When the form cannot be read: see `tokenExpiry` in the evidence and compare it with the date in
  Profit.

## References
- AFAS page `authentication`: the timeline of classic tokens.
- AFAS page `get-connector`: `tokenExpiry` in metainfo; "0" means none.
"""

from datetime import timedelta

from profit_check.api import (
    EVERY_PROFILE,
    MUST,
    Environment,
    Malformed,
    Outcome,
    check,
    mark,
    passed,
    read_expiry,
    review,
    say_number,
    warn,
    wrong,
)

ENOUGH = timedelta(days=30)
"""What it takes to have a token replaced in a company."""


@check(level=MUST, needs=["token.accepted"], profiles=EVERY_PROFILE)
async def expiry(env: Environment) -> Outcome:
    metainfo = await env.metainfo()
    try:
        ends = read_expiry(metainfo.token_expiry)
    except Malformed as malformed:
        return review("{why}", why=str(malformed))
    if ends is None:
        return passed("metainfo names no end of the token")
    if ends.has_passed(env.now):
        return wrong("the token has ended, on {day}", day=ends.day)
    days = ends.left(env.now).days
    if ends.left(env.now) < ENOUGH:
        return warn(
            say_number(
                "the token ends on {day}, in {count} day",
                "the token ends on {day}, in {count} days",
                day=ends.day,
                count=days,
            )
        )
    message = mark("the token is valid until {day}, {days} days from now")
    return passed(message, day=ends.day, days=days)
