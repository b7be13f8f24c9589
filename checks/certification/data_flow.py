"""There is a diagram of the data that goes between Profit and the integration.

## Why
It shows at a glance to AFAS, to the customer and to whoever guards their privacy which data goes
where, and which way.

## Fix
- Integration developer: draw where data comes from and where it goes, and name the file or its
  address in `certification.data_flow_diagram`.

## References
- Good practice: AFAS publishes no rule on it. Its page `partner-certification-steps` has the demo
  and the implementation document, for both of which it serves.
"""

from profit_check.api import SHOULD, Environment, Outcome, check, passed, wrong


@check(level=SHOULD, channel="attested")
async def data_flow(env: Environment) -> Outcome:
    diagram = env.certification.data_flow_diagram
    if diagram is None:
        return wrong("the manifest names no data-flow diagram")
    if diagram.is_url:
        return passed("it is at {url}", url=diagram.name)
    return passed("{file} (SHA-256 {sha256})", file=diagram.name, sha256=diagram.sha256)
