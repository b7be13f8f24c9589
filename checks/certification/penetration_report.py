"""The report of the penetration test is at hand, and says who tested.

## Why
How long the test stands follows from the date and the score on its report. Without the report at
hand nobody can look them up.

## Fix
- Integration developer: name the report's file and who tested in `certification.penetration_test`,
  as `report` and `tester`. The file is not copied; its SHA-256 shows later which one it was.

## References
- AFAS page `partner-certification-steps`: the security check.
"""

from profit_check.api import (
    SHOULD,
    Environment,
    Outcome,
    check,
    joined,
    not_applicable,
    passed,
    say,
    wrong,
)


@check(level=SHOULD, channel="attested")
async def penetration_report(env: Environment) -> Outcome:
    test = env.certification.penetration_test
    if test is None:
        return not_applicable("the manifest declares no penetration test")
    lacking = [key for key in ("report", "tester") if not getattr(test, key)]
    if test.report is None or lacking:
        return wrong("the manifest does not give {keys}", keys=joined(lacking, say(" and ")))
    if test.report.is_url:
        return wrong("{file} is no file beside the manifest", file=test.report.name)
    return passed(
        "{file}, tested by {tester} (SHA-256 {sha256})",
        file=test.report.name,
        tester=str(test.tester),
        sha256=test.report.sha256,
    )
