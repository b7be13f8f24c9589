"""A GetConnector has a name of its own, without `Profit` or `AFAS` in it.

## Why
A GetConnector that AFAS supplies changes with every Profit version. An own copy changes only when
its owner wants it to. AFAS therefore asks partners to copy it and to name the copy after their
application; its auditor reports an error for a partner.

## Fix
- Profit administrator: copy the GetConnector under a name of the form `<YourApp>_<FunctionalName>`,
  and put the copy in the app connector (General > Management > App connector).
- Integration developer: use the copy's name in the integration and in the manifest.

## References
- AFAS page `app-connector-auditor-partner`: STRUCT-27, a GetConnector supplied by AFAS is used.
- AFAS page `app-connector-auditor-partner`: STRUCT-28, a name starts with `Profit_`, or has
  `Profit` or `AFAS` in it.
"""

from profit_check.api import (
    MUST,
    SHOULD,
    Environment,
    GetConnector,
    Outcome,
    check,
    get_connectors,
    joined,
    passed,
    say,
    wrong,
)

SUPPLIED = "profit_"
RESERVED = ("Profit", "AFAS")


@check(
    level=SHOULD,
    certification=MUST,
    per=get_connectors,
    afas_rules=["STRUCT-27", "STRUCT-28"],
)
async def name(env: Environment, connector: GetConnector) -> Outcome:
    folded = connector.id.casefold()
    if folded.startswith(SUPPLIED):
        return wrong("its name starts with Profit_, as those that AFAS supplies do")
    held = [word for word in RESERVED if word.casefold() in folded]
    if held:
        return wrong("its name has {words} in it", words=joined(held, say(" and ")))
    return passed("its name is its own")
