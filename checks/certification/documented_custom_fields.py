"""The implementation document names the custom fields, and their `.fie` file.

## Why
A custom field exists only where it was imported. Every customer must import it before the
integration works there, and finds in the document how.

## Fix
- Integration developer: name each custom field in the implementation document by its id or its
  label, name the `.fie` file with which they are imported, and describe the import.

## References
- AFAS page `partner-certification-steps`: the implementation document names the custom fields with
  their `.fie` file.
- AFAS page `app-connector-auditor-partner`: DATA-24.
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
    wrong,
)


@check(
    level=SHOULD,
    needs=["certification.implementation-document"],
    afas_rules=["DATA-24"],
    channel="attested",
    last=True,
)
async def documented_custom_fields(env: Environment) -> Outcome:
    carried = [field for one in inventory(env).connectors for field in one.fields]
    fields = {field.id: field.label or field.id for field in carried if field.custom}
    if not fields:
        return passed("no custom field is known to be used")
    text = searched(env)
    if not text:
        return review("a person must look whether it names {fields}", fields=listed([*fields]))
    missing = [id for id, label in fields.items() if not (text.names(id) or text.names(label))]
    if missing:
        return wrong("it does not name the custom fields {fields}", fields=listed(missing))
    if not text.speaks_of_field_file:
        return wrong("it names the custom fields, and no .fie file")
    return passed(
        say_number(
            "it names the custom field and a .fie file",
            "it names all {count} custom fields and a .fie file",
            count=len(fields),
        )
    )
