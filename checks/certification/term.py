"""The tasks of the certification project are done within 12 months from its start.

## Why
AFAS gives a project 12 months from its start for all its tasks: connector course, implementation
document, demo and publication among them. An integration is certified as long as they are done.

## Fix
- Integration developer: do the named tasks before the named day, and declare each of them in
  `[certification]`. When the day has passed, agree on a new start with AFAS.

## References
- AFAS page `partner-certification-steps`: the steps, and the 12 months for all of them.
"""

from collections.abc import Sequence
from datetime import date

from profit_check.api import (
    MUST,
    Certification,
    Environment,
    Outcome,
    check,
    dutch_day,
    passed,
    project_ends,
    wrong,
)

TASKS = ("course", "implementation_document", "demo", "partner_page")


@check(level=MUST, channel="attested")
async def term(env: Environment) -> Outcome:
    declared, today = env.certification, dutch_day(env.now)
    if declared.start is None:
        return wrong("the manifest does not give {key}", key="certification.start")
    if declared.start > today:
        return wrong("the project starts on {start}, which is still to come", start=declared.start)
    ends, tasks = project_ends(declared.start), _open(declared, today)
    if not tasks:
        return passed("every task is declared done; the 12 months end on {ends}", ends=ends)
    names = ", ".join(tasks)
    if ends < today:
        return wrong("the 12 months ended on {ends}; still open: {tasks}", ends=ends, tasks=names)
    return passed("the 12 months end on {ends}; still open: {tasks}", ends=ends, tasks=names)


def _open(declared: Certification, today: date) -> Sequence[str]:
    """The keys of tasks that are not declared, or planned for a day to come."""
    done = {key: getattr(declared, key) for key in TASKS}
    return [
        key
        for key, value in done.items()
        if value is None or (isinstance(value, date) and value > today)
    ]
