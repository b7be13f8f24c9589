"""The family `certification` is attested: it judges the manifest, and only for certification."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from profit_check.assessment import Options
from profit_check.model import (
    Certification,
    Level,
    Manifest,
    PenetrationTest,
    Profile,
    Score,
    Status,
    Verdict,
)
from profit_check.sandbox.mutants.changing import declared
from profit_check.wording import sentence
from tests.harness import document, registry, results, sample_manifest

FAMILY = Options(profile=Profile.CERTIFICATION, only=["certification"])
MUSTS = {
    "certification.contacts",
    "certification.documented-connectors",
    "certification.implementation-document",
    "certification.penetration-test",
    "certification.subscription",
    "certification.term",
}


def test_it_is_attested_and_asks_nothing() -> None:
    family = [check for check in registry() if check.family == "certification"]
    assert {check.channel for check in family} == {"attested"}
    assert {check.id for check in family if check.level is Level.MUST} == MUSTS
    found = document(options=FAMILY)
    assert (found.traffic.count, len(found.results)) == (0, len(family))


def test_it_runs_for_certification_only() -> None:
    for profile in Profile:
        families = {one.check.partition(".")[0] for one in results(options=Options(profile))}
        assert ("certification" in families) is (profile is Profile.CERTIFICATION)


def test_without_the_table_it_does_not_apply_and_says_why() -> None:
    found = results(manifest=replace(sample_manifest(), certification=None), options=FAMILY)
    assert {one.status for one in found} == {Status.NOT_APPLICABLE}
    assert {one.message for one in found} == {"the manifest has no [certification]"}


def test_an_empty_table_attests_nothing() -> None:
    empty = replace(sample_manifest(), certification=Certification())
    found = {one.check: one.status for one in results(manifest=empty, options=FAMILY)}
    failed = MUSTS - {"certification.documented-connectors"}
    assert {check for check, status in found.items() if status is Status.FAIL} == failed
    assert found["certification.documented-connectors"] is Status.NOT_TESTED
    assert found["certification.penetration-report"] is Status.NOT_APPLICABLE
    assert Status.PASS not in found.values()


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        (datetime(2026, 9, 15, 21, 59, tzinfo=UTC), Status.PASS),
        (datetime(2026, 9, 15, 22, 0, tzinfo=UTC), Status.WARN),
        (datetime(2026, 12, 15, 22, 59, tzinfo=UTC), Status.WARN),
        (datetime(2026, 12, 15, 23, 0, tzinfo=UTC), Status.FAIL),
    ],
)
def test_a_penetration_test_ends_at_midnight_and_is_warned_of_90_days_before(
    moment: datetime, status: Status
) -> None:
    test = PenetrationTest(date(2026, 6, 15), Score.RED)
    manifest = declared(sample_manifest(), penetration_test=test)
    options = Options(Profile.CERTIFICATION, only=["certification.penetration-test"])
    [result] = results(manifest=manifest, options=options, now=moment)
    assert result.status is status


@pytest.mark.parametrize(
    ("start", "level", "status"),
    [
        (None, Level.SHOULD, Status.WARN),
        (date(2025, 11, 23), Level.SHOULD, Status.WARN),
        (date(2025, 11, 22), Level.MUST, Status.FAIL),
    ],
)
def test_too_few_customers_bar_certification_once_the_twelve_months_are_over(
    start: date | None, level: Level, status: Status
) -> None:
    manifest = declared(sample_manifest(), customers=4, start=start)
    options = Options(Profile.CERTIFICATION, only=["certification.customers"])
    [result] = results(manifest=manifest, options=options)
    assert (result.level, result.status) == (level, status)


def test_what_is_only_attested_leaves_conditions_and_is_counted_apart() -> None:
    found = document(options=FAMILY)
    assert {one.status for one in found.results} == {Status.PASS}
    assert found.verdict is Verdict.READY_WITH_CONDITIONS
    told = sentence(found.verdict, found.results, found.profile)
    assert told == f"nothing failed, but {len(MUSTS)} musts are attested, not verified"


def test_what_is_not_even_attested_is_never_ready() -> None:
    manifest = replace(sample_manifest(), certification=None)
    found = document(manifest=manifest, options=FAMILY)
    assert found.verdict is Verdict.READY_WITH_CONDITIONS
    told = sentence(found.verdict, found.results, found.profile)
    assert told == f"nothing failed, but {len(MUSTS)} musts are not attested"


@pytest.mark.parametrize(
    ("day", "score", "last"),
    [
        ("2024-02-29", Score.GREEN, "2027-02-28"),
        ("2026-08-31", Score.RED, "2027-02-28"),
        ("2027-08-31", Score.RED, "2028-02-29"),
        ("2026-03-31", Score.RED, "2026-09-30"),
        ("2026-11-30", Score.ORANGE, "2028-02-29"),
        ("2026-07-25", Score.ORANGE, "2027-10-25"),
        ("2025-09-30", Score.RED, "2026-03-30"),
    ],
)
def test_a_penetration_test_is_valid_to_the_end_of_its_last_day_in_amsterdam(
    day: str, score: Score, last: str
) -> None:
    test = PenetrationTest(date.fromisoformat(day), score)
    manifest = declared(sample_manifest(), penetration_test=test)
    assert around_midnight("certification.penetration-test", manifest, last) == [
        Status.WARN,
        Status.FAIL,
    ]


@pytest.mark.parametrize(
    ("start", "last"),
    [
        ("2024-02-29", "2025-02-28"),
        ("2023-02-28", "2024-02-28"),
        ("2026-03-29", "2027-03-29"),
        ("2025-10-25", "2026-10-25"),
        ("2026-10-31", "2027-10-31"),
        ("2025-12-31", "2026-12-31"),
    ],
)
def test_a_project_lasts_to_the_end_of_its_last_day_in_amsterdam(start: str, last: str) -> None:
    begun = date.fromisoformat(start)
    manifest = declared(sample_manifest(), start=begun, demo=None, customers=4)
    assert around_midnight("certification.term", manifest, last) == [Status.PASS, Status.FAIL]
    customers = around_midnight("certification.customers", manifest, last)
    assert customers == [Status.WARN, Status.FAIL]


def around_midnight(check: str, manifest: Manifest, last: str) -> list[Status]:
    """What the check finds in the last minute of a Dutch day, and in the next minute."""
    midnight = datetime.combine(date.fromisoformat(last), time(), ZoneInfo("Europe/Amsterdam"))
    midnight += timedelta(days=1)
    options = Options(Profile.CERTIFICATION, only=[check])
    found = []
    for moment in (midnight - timedelta(minutes=1), midnight):
        now = moment.astimezone(UTC)
        [one] = results(manifest=manifest, options=options, now=now)
        found.append(one.status)
    return found


def test_what_ends_is_in_the_calendar() -> None:
    days = {one.kind: one.date for one in document(only=["token.method"]).calendar}
    assert days["penetration-test"] == date(2029, 6, 15)
    assert days["certification-project"] == date(2027, 3, 2)
