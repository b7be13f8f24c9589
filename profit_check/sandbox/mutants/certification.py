"""Mutants of what the manifest declares of its certification."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from profit_check.model import Manifest, Paper, PenetrationTest, Score
from profit_check.sandbox.mutants import mutant, near_miss
from profit_check.sandbox.mutants.changing import certification, declared


def _test(manifest: Manifest, day: date, score: Score) -> Manifest:
    known = certification(manifest).penetration_test or PenetrationTest(day, score)
    return declared(manifest, penetration_test=replace(known, date=day, score=score))


@mutant(trips=["certification.penetration-test"], near=["certification.penetration-report"])
def penetration_test_ended_yesterday(manifest: Manifest) -> Manifest:
    """A red penetration test ended on the day before."""
    return _test(manifest, date(2026, 5, 22), Score.RED)


@mutant(trips=["certification.penetration-test"])
def penetration_test_ends_soon(manifest: Manifest) -> Manifest:
    """An orange penetration test ends within 90 days."""
    return _test(manifest, date(2025, 11, 20), Score.ORANGE)


@mutant(trips=["certification.penetration-test"])
def penetration_test_to_come(manifest: Manifest) -> Manifest:
    """The date of the penetration test is still to come."""
    return _test(manifest, date(2026, 11, 24), Score.GREEN)


@mutant(trips=["certification.penetration-test"])
def no_penetration_test(manifest: Manifest) -> Manifest:
    """No penetration test is declared."""
    return declared(manifest, penetration_test=None)


@near_miss(of=["certification.penetration-test"])
def penetration_test_of_today(manifest: Manifest) -> Manifest:
    """A penetration test is of this day, and stands for six months."""
    return _test(manifest, date(2026, 11, 23), Score.RED)


@near_miss(of=["certification.penetration-test"])
def penetration_test_of_three_years_ago(manifest: Manifest) -> Manifest:
    """A green penetration test of almost three years ago ends in 91 days."""
    return _test(manifest, date(2024, 2, 22), Score.GREEN)


@mutant(trips=["certification.penetration-report"])
def report_without_tester(manifest: Manifest) -> Manifest:
    """Who did the penetration test is not told."""
    known = certification(manifest).penetration_test
    assert known is not None
    return declared(manifest, penetration_test=replace(known, tester=None))


@mutant(trips=["certification.term", "certification.demo"], near=["certification.customers"])
def project_over_with_an_open_task(manifest: Manifest) -> Manifest:
    """The 12 months are over, and the demo is planned for tomorrow."""
    return declared(_late_demo(manifest), start=date(2025, 11, 22))


@mutant(trips=["certification.term"])
def project_without_start(manifest: Manifest) -> Manifest:
    """The project's start is not declared."""
    return declared(manifest, start=None)


@near_miss(of=["certification.term"])
def project_on_its_last_day(manifest: Manifest) -> Manifest:
    """The 12 months end on this day."""
    return declared(manifest, start=date(2025, 11, 23))


def _late_demo(manifest: Manifest) -> Manifest:
    return declared(manifest, demo=date(2026, 11, 24))


@mutant(trips=["certification.demo"], near=["certification.term"])
def demo_tomorrow(manifest: Manifest) -> Manifest:
    """The demo is tomorrow."""
    return _late_demo(manifest)


@near_miss(of=["certification.demo", "certification.course"])
def demo_and_course_today(manifest: Manifest) -> Manifest:
    """The demo and the course are on this day."""
    return declared(manifest, demo=date(2026, 11, 23), course=date(2026, 11, 23))


@mutant(trips=["certification.course"])
def no_course(manifest: Manifest) -> Manifest:
    """No connector course is declared."""
    return declared(manifest, course=None)


@mutant(trips=["certification.partner-page"])
def page_over_plain_http(manifest: Manifest) -> Manifest:
    """The page on the partner site is named with http."""
    return declared(manifest, partner_page="http://partner.example/webshop")


@near_miss(of=["certification.partner-page"])
def page_in_capitals(manifest: Manifest) -> Manifest:
    """The page's address is written in capitals."""
    return declared(manifest, partner_page="HTTPS://PARTNER.EXAMPLE/WEBSHOP")


@mutant(trips=["certification.subscription"])
def subscription_of_another(manifest: Manifest) -> Manifest:
    """The IntegrationId starts with another subscription number."""
    return declared(manifest, subscription="1234")


@near_miss(of=["certification.subscription"])
def another_project_number(manifest: Manifest) -> Manifest:
    """The IntegrationId has another project number."""
    id = "12345_1"
    return replace(manifest, integration=replace(manifest.integration, integration_id=id))


@mutant(trips=["certification.contacts"])
def one_contact(manifest: Manifest) -> Manifest:
    """One contact is declared."""
    return declared(manifest, contacts=("A. de Vries",))


@near_miss(of=["certification.contacts"])
def three_contacts(manifest: Manifest) -> Manifest:
    """Three contacts are declared."""
    return declared(manifest, contacts=("A. de Vries", "B. Jansen", "C. Smit"))


@mutant(trips=["certification.customers"])
def four_customers(manifest: Manifest) -> Manifest:
    """Four customers are declared."""
    return declared(manifest, customers=4)


@near_miss(of=["certification.customers"])
def five_customers(manifest: Manifest) -> Manifest:
    """Five customers are declared."""
    return declared(manifest, customers=5)


@mutant(trips=["certification.data-flow"])
def no_diagram(manifest: Manifest) -> Manifest:
    """No data-flow diagram is named."""
    return declared(manifest, data_flow_diagram=None)


@near_miss(of=["certification.data-flow"])
def diagram_on_the_web(manifest: Manifest) -> Manifest:
    """The data-flow diagram is at an address."""
    return declared(manifest, data_flow_diagram=Paper("https://webshop.example/data-flow"))


@mutant(trips=["certification.accept"])
def older_release_on_accept(manifest: Manifest) -> Manifest:
    """The release tested on accept is older than the one that a target runs."""
    return declared(manifest, accept_release=7)


@near_miss(of=["certification.accept"])
def newer_release_on_accept(manifest: Manifest) -> Manifest:
    """The release tested on accept is newer than the one that targets run."""
    return declared(manifest, accept_release=9)
