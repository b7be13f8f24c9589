"""Every field that the manifest declares is in the GetConnector, with the declared type.

## Why
An integration that reads a field which is not there, or which is of another type, stops or takes
in wrong data. Rows carry the field ids as metainfo writes them, so letter case matters.

## Fix
- Integration developer: correct the manifest, and the integration, when the field is named or
  typed otherwise there.
- Profit administrator: add the field to the GetConnector, or give it the id that was agreed, when
  this environment's definition is older than the agreed one.

## References
- AFAS page `get-connector`: `/metainfo/get/{id}` gives `id` and `dataType` of each field.
"""

from profit_check.api import (
    MUST,
    Environment,
    GetConnector,
    Outcome,
    check,
    differences,
    get_connectors,
    has_field,
    joined,
    not_applicable,
    passed,
    review,
    say,
    say_number,
    wrong,
)


@check(level=MUST, needs=["connectors.described"], per=get_connectors)
async def fields(env: Environment, connector: GetConnector) -> Outcome:
    declared, modified = connector.fields, connector.modified
    if not declared and modified is None:
        return not_applicable("the manifest declares no fields of it")
    known = (await env.get_schema(connector.id)).fields
    found = differences(declared, known)
    faults = dict(found.plain)
    # A filter names the field, and there letter case does not matter.
    if modified and modified not in declared and not has_field(modified, known):
        faults[modified] = say("{field} is not there", field=modified)
    if faults:
        return wrong(joined(faults.values()), about=faults)
    if found.untold:
        untold = joined(found.untold.values())
        return review("types that cannot be compared: {fields}", fields=untold, about=found.untold)
    count = len(set(declared) | ({modified} - {None}))
    return passed(
        say_number(
            "{count} declared field is there", "{count} declared fields are there", count=count
        )
    )
