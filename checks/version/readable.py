"""The Profit version of the target can be read.

## Why
The version in the report shows later which Profit an integration was checked against. Reading it
may need the connector *AppConnectorVersion* in the app connector, so a refusal says nothing about
the credential.

## Fix
- Profit administrator: add the connector *AppConnectorVersion* under General > Management > App
  connector.
- Integration developer: do not let the integration depend on `/profitversion` where it is refused.

## References
- AFAS page `concepts`: `/profitversion` gives the version as three numbers, such as 22.22.5.
"""

import re
from collections.abc import Mapping

from profit_check.api import (
    SHOULD,
    Cause,
    Environment,
    Outcome,
    cause_of,
    check,
    passed,
    undecided,
    wrong,
)

VERSION = re.compile(r"\d+(\.\d+)*([.+-][0-9A-Za-z]{1,20})?", re.ASCII)


@check(level=SHOULD, needs=["token.accepted"])
async def readable(env: Environment) -> Outcome:
    answer = await env.version_answer()
    if answer.status is None:
        return undecided("{why}", why=answer.detail)
    if answer.status != 200:
        status = answer.status
        if cause_of(answer) is Cause.TEMPORARY:
            return undecided("Profit answered with status {status}", status=status)
        return wrong(
            "refused with status {status}, while the credential is accepted for metainfo",
            status=status,
        )
    if answer.unreadable:
        return undecided("{why}", why=answer.unreadable)
    version = answer.content.get("version") if isinstance(answer.content, Mapping) else None
    if not isinstance(version, str) or not VERSION.fullmatch(version.strip()):
        return wrong("the answer holds no version of the form 22.22.5")
    return passed("Profit is at version {version}", version=version.strip())
