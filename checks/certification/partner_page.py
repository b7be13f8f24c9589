"""The integration has its page on AFAS's partner site.

## Why
Publication is the step in which customers find the integration. It is one of the tasks of the 12
months.

## Fix
- Integration developer: have the page published, and put its address into
  `certification.partner_page`. This program does not open it.

## References
- AFAS page `partner-certification-steps`: publication.
"""

from profit_check.api import SHOULD, Environment, Outcome, check, passed, wrong


@check(level=SHOULD, channel="attested")
async def partner_page(env: Environment) -> Outcome:
    url = env.certification.partner_page
    if url is None:
        return wrong("the manifest names no page")
    if not url.lower().startswith("https://"):
        return wrong("{url} does not start with https://", url=url)
    return passed("it is at {url}", url=url)
