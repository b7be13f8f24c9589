"""A GetConnector does not use both employment numbers, `EnSe` and `DvSn`.

## Why
The employment and the employment sequence number count differently. A connector that fetches both
invites an integration to match one with the other, and to attach data to the wrong employment.
AFAS's auditor reports it as an error.

## Fix
- Integration developer: choose one of the two numbers, and use that one everywhere.
- Profit administrator: take the other one out of the GetConnector.

## References
- AFAS page `app-connector-auditor-developer`: DATA-20, Employment and Employment sequence number
  both used.
"""

from collections.abc import Iterable

from profit_check.api import (
    MUST,
    Environment,
    Field,
    GetConnector,
    Outcome,
    check,
    get_connectors,
    passed,
    review,
    wrong,
)

NUMBERS = ("ense", "dvsn")
EMPLOYMENT = frozenset({"employment", "dienstverband"})
SEQUENCE = frozenset({"employmentsequencenumber", "volgnummerdienstverband"})


@check(level=MUST, needs=["connectors.described"], per=get_connectors, afas_rules=["DATA-20"])
async def employment(env: Environment, connector: GetConnector) -> Outcome:
    fields = (await env.get_schema(connector.id)).fields
    ids = {id.casefold() for field in fields for id in (field.id, field.field_id)}
    if ids.issuperset(NUMBERS):
        return wrong("both EnSe and DvSn are among its fields")
    # Metainfo may give AFAS's id as a running number; then only names are left to go by.
    names = set(_names(fields))
    if names & EMPLOYMENT and names & SEQUENCE:
        return review("its fields are named like both employment numbers, EnSe and DvSn")
    return passed("EnSe and DvSn are not both among its fields")


def _names(fields: Iterable[Field]) -> Iterable[str]:
    for field in fields:
        for text in (field.id, field.label):
            yield "".join(letter for letter in text.casefold() if letter.isalpha())
