"""The implementation document names the fields with personal data.

## Why
The customer is responsible for personal data, and must be able to read which of it leaves Profit.
AFAS therefore asks that the document names the privacy-sensitive fields. Which fields those are,
this program can only tell by their names and labels.

## Fix
- Integration developer: name each field with its connector in the implementation document, with
  what it is needed for, or take it out of the GetConnector.

## References
- AFAS page `partner-certification-steps`: the implementation document names the privacy-sensitive
  fields.
- AFAS page `app-connector-auditor-partner`: AUT-19.
"""

from profit_check.api import (
    SHOULD,
    Environment,
    Outcome,
    check,
    inventory,
    listed,
    passed,
    review,
    say_number,
    searched,
)


@check(
    level=SHOULD,
    needs=["certification.implementation-document"],
    afas_rules=["AUT-19"],
    channel="attested",
    last=True,
)
async def documented_personal_fields(env: Environment) -> Outcome:
    carried = [field for one in inventory(env).connectors for field in one.fields]
    fields = {field.id: field for field in carried if field.personal}
    if not fields:
        return passed("no field looks personal by its name")
    text = searched(env)
    if not text:
        return review("a person must look whether it names {fields}", fields=listed([*fields]))
    labels = {id: field.label or id for id, field in fields.items()}
    missing = [id for id in fields if not (text.names(id) or text.names(labels[id]))]
    if missing:
        return review(
            "fields that look personal, and were not found in it: {fields}", fields=listed(missing)
        )
    return passed(
        say_number(
            "it names the field that looks personal",
            "it names all {count} fields that look personal",
            count=len(fields),
        )
    )
