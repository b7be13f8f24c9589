"""The implementation document says which authorisation filters apply.

## Why
With filter authorisation the rows depend on the user of the connector. Who sets up the integration
must know which filters apply, or rows go missing that nobody misses at first.

## Fix
- Integration developer: describe in the implementation document which authorisation filters apply,
  to which connectors; if none do, say so.

## References
- AFAS page `partner-certification-steps`: the implementation document names the authorisation
  filters that apply.
- AFAS page `app-connector-auditor-partner`: AUT-16 and AUT-17.
"""

from profit_check.api import SHOULD, Environment, Outcome, check, passed, review, searched


@check(
    level=SHOULD,
    needs=["certification.implementation-document"],
    afas_rules=["AUT-17"],
    channel="attested",
)
async def documented_filters(env: Environment) -> Outcome:
    text = searched(env)
    if text and text.speaks_of_filters:
        return passed("it speaks of filter authorisation")
    if text:
        return review("no word about filter authorisation was found in it")
    return review("a person must look whether it names the authorisation filters that apply")
