"""Decisions in profile certification: what is attested is not verified."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from profit_check.gate import exit_status, verdict
from profit_check.model import Channel, Level, Profile, Result, Status, Verdict
from profit_check.wording import sentence

TODAY = date(2026, 11, 23)
MUST, SHOULD, INFO = Level.MUST, Level.SHOULD, Level.INFO


def result(
    status: Status, level: Level = MUST, check: str = "a.a", subject: str | None = None
) -> Result:
    return Result(check, subject, status, level, "a message")


READY, CONDITIONS = Verdict.READY, Verdict.READY_WITH_CONDITIONS
NOT_READY, INCONCLUSIVE = Verdict.NOT_READY, Verdict.INCONCLUSIVE


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize(
    ("channel", "status", "level", "strict", "otherwise"),
    [
        ("attested", Status.PASS, MUST, CONDITIONS, READY),
        ("attested", Status.NOT_APPLICABLE, MUST, CONDITIONS, READY),
        ("attested", Status.PASS, SHOULD, READY, READY),
        ("attested", Status.NOT_APPLICABLE, SHOULD, READY, READY),
        ("attested", Status.PASS, INFO, READY, READY),
        ("attested", Status.FAIL, MUST, NOT_READY, NOT_READY),
        ("attested", Status.NOT_TESTED, MUST, INCONCLUSIVE, INCONCLUSIVE),
        ("api", Status.PASS, MUST, READY, READY),
        ("api", Status.NOT_APPLICABLE, MUST, READY, READY),
        ("traffic", Status.PASS, MUST, READY, READY),
        ("traffic", Status.NOT_APPLICABLE, MUST, READY, READY),
        ("auditor", Status.PASS, MUST, READY, READY),
        ("auditor", Status.NOT_APPLICABLE, MUST, READY, READY),
        ("auditor", Status.FAIL, MUST, NOT_READY, NOT_READY),
        ("auditor", Status.WARN, SHOULD, CONDITIONS, CONDITIONS),
    ],
)
def test_a_must_that_is_only_attested_is_a_condition_for_certification_alone(
    channel: Channel,
    status: Status,
    level: Level,
    strict: Verdict,
    otherwise: Verdict,
    profile: Profile,
) -> None:
    found = [replace(result(status, level), channel=channel)]
    expected = strict if profile is Profile.CERTIFICATION else otherwise
    assert verdict(found, profile=profile) is expected
    assert (
        exit_status(expected) == {READY: 0, CONDITIONS: 0, NOT_READY: 1, INCONCLUSIVE: 3}[expected]
    )


@pytest.mark.parametrize(
    ("attested", "missing", "others", "said"),
    [
        (0, 0, (Status.WARN,), "nothing failed, but 1 warning must be weighed"),
        (1, 0, (), "nothing failed, but 1 must is attested, not verified"),
        (3, 0, (), "nothing failed, but 3 musts are attested, not verified"),
        (0, 2, (), "nothing failed, but 2 musts are not attested"),
        (
            2,
            1,
            (Status.WARN, Status.REVIEW),
            "nothing failed, but 1 warning, 1 to review must be weighed, "
            "and 2 musts are attested, not verified and 1 must is not attested",
        ),
    ],
)
def test_the_headline_says_which_musts_nobody_verified(
    attested: int, missing: int, others: tuple[Status, ...], said: str
) -> None:
    statuses = [*[Status.PASS] * attested, *[Status.NOT_APPLICABLE] * missing]
    found = [result(status, check=f"b.{number}") for number, status in enumerate(others)]
    found += [
        replace(result(status, check=f"a.{number}"), channel="attested")
        for number, status in enumerate(statuses)
    ]
    decided = verdict(found, profile=Profile.CERTIFICATION)
    assert sentence(decided, found, Profile.CERTIFICATION) == said
