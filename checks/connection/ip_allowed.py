"""Profit does not refuse the address that the requests come from.

## Why
The administrator can restrict an app connector to certain IP addresses. From any other address
Profit answers 403, whatever the credential, and nothing else can be asked.

## Fix
- Profit administrator: in General > Management > App connector, open the app connector and add the
  public IP address of the machine that the integration runs on. From Profit 8 a range in CIDR
  notation and IPv6 are possible.
- Integration developer: tell the administrator that address. It is the one the internet sees, after
  proxy and NAT; a laptop and the server that goes live mostly have different ones.
- A page in the answer means that something before Profit refused: ask the network administrator.

## References
- AFAS page `troubleshooting`: an IP address that is not allowed gets an empty 403.
- AFAS page `news-profit8`: IP restrictions in CIDR notation and for IPv6.
"""

from profit_check.api import EVERY_PROFILE, MUST, Environment, Outcome, check, passed, wrong

FORBIDDEN = 403


@check(level=MUST, needs=["connection.service"], profiles=EVERY_PROFILE)
async def ip_allowed(env: Environment) -> Outcome:
    anonymous = await env.metainfo_without_credential()
    if anonymous.status == FORBIDDEN:
        return wrong("refused with status 403, already without a credential")
    if env.credential_faults:
        return passed("not refused without a credential; with one it was not asked")
    grant = await env.grant()
    if grant and grant.status == FORBIDDEN:
        return wrong("the token endpoint refused with status 403")
    answer = await env.metainfo_answer()
    if answer.status == FORBIDDEN:
        return wrong("refused with status 403 once the credential was sent")
    return passed("no request for metainfo was refused with status 403")
