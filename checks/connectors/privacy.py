"""A GetConnector fetches no privacy-sensitive fields, or a person has decided that it must.

## Why
What is fetched leaves Profit and its authorisation. The law allows that for what the integration
needs, and no more. AFAS's auditor warns of fields that are marked privacy-sensitive; whether they
are cannot be seen from outside, so this check goes by names and labels, in Dutch and English.

## Fix
- Integration developer: say of each named field whether the integration needs it, and name those
  that it needs in the implementation document.
- Profit administrator: take the fields that the integration does not need out of the
  GetConnector.

## References
- AFAS page `app-connector-auditor-developer`: AUT-19, fields marked privacy-sensitive are fetched.
- AFAS page `partner-certification-steps`: the implementation document names the privacy-sensitive
  fields.
"""

from profit_check.api import (
    SHOULD,
    Environment,
    GetConnector,
    Outcome,
    check,
    get_connectors,
    looks_sensitive,
    passed,
    review,
    say_number,
)


@check(level=SHOULD, needs=["connectors.described"], per=get_connectors, afas_rules=["AUT-19"])
async def privacy(env: Environment, connector: GetConnector) -> Outcome:
    fields = (await env.get_schema(connector.id)).fields
    found = [field.id for field in fields if looks_sensitive(field)]
    if found:
        names = ", ".join(found)
        return review(
            "fields that look privacy-sensitive by name: {names}", names=names, about=found
        )
    return passed(
        say_number(
            "its only field does not look privacy-sensitive by name",
            "none of its {count} fields looks privacy-sensitive by name",
            count=len(fields),
        )
    )
