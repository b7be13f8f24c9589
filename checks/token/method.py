"""The integration authenticates with OAuth, not with a classic token.

## Why
AFAS phases classic tokens out. Existing ones got an expiry of 1 May 2027; 31 August 2027 is the
last day on which an app connector with a classic token works. After that day this is a failure.

## Fix
- Profit administrator: in General > Management > App connector, give the app connector the
  authentication type OAuth (from Profit 9 Hybrid, so that both work during the change), and hand
  over client id and client secret by a safe way.
- Integration developer: ask a bearer token with the client credentials, use it until shortly before
  it ends, and name the two in the manifest under `oauth` instead of `token`.

## References
- AFAS page `authentication`: the timeline of classic tokens, OAuth client credentials.
"""

from profit_check.api import (
    CLASSIC_LAST_DAY,
    CLASSIC_TOKENS_END,
    EVERY_PROFILE,
    MUST,
    SHOULD,
    ClassicSource,
    Environment,
    Outcome,
    check,
    dutch_day,
    mark,
    passed,
    wrong,
)


@check(level=SHOULD, profiles=EVERY_PROFILE)
async def method(env: Environment) -> Outcome:
    if not isinstance(env.target.credential, ClassicSource):
        return passed("OAuth client credentials")
    if dutch_day(env.now) > CLASSIC_LAST_DAY:
        message = mark("a classic token; the last day on which these worked was {last}")
        return wrong(message, level=MUST, last=CLASSIC_LAST_DAY)
    return wrong(
        "a classic token; those of before September 2026 end on {existing}, all on {last}",
        existing=CLASSIC_TOKENS_END,
        last=CLASSIC_LAST_DAY,
    )
