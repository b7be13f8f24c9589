"""The credential has the form that Profit gives out.

## Why
A credential that was cut off, put between quotes or encoded twice is refused like an unknown one,
and repeated refusals look like an attack. So the form is judged before anything is sent; nothing is
sent with a credential that cannot be right.

## Fix
- Integration developer: store the classic token as Profit showed it, `<token><version>1</version>
  <data>…</data></token>` on one line, or only its 64 hexadecimal digits. Do not encode it: that is
  done when it is sent. Store an OAuth client id and client secret without spaces or quotes.
- Profit administrator: when the original is gone, make a new one in General > Management > App
  connector, and hand it over by a safe way.

## References
- AFAS page `authentication`: the form of the classic token, and OAuth client credentials.
"""

from profit_check.api import (
    EVERY_PROFILE,
    MUST,
    ClassicSource,
    Environment,
    Outcome,
    check,
    joined,
    passed,
    wrong,
)


@check(level=MUST, profiles=EVERY_PROFILE)
async def format(env: Environment) -> Outcome:
    if env.credential_faults:
        return wrong(joined(env.credential_faults))
    if isinstance(env.target.credential, ClassicSource):
        return passed("the classic token is well formed")
    return passed("the OAuth client id and client secret are well formed")
