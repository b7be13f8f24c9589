"""The plan: which jobs there are, and what each waits for."""

from __future__ import annotations

from profit_check.api import get_and_update_connectors, get_connectors, update_connectors
from profit_check.plan import Job, plan
from tests.made_up import check, manifest


def named(jobs: list[Job]) -> list[tuple[str, str | None]]:
    return [(job.check.id, job.subject) for job in jobs]


def needed(job: Job) -> list[list[str | None]]:
    return [[other.subject for other in alternatives] for alternatives in job.needs]


def test_a_check_without_subjects_is_one_job() -> None:
    assert named(plan([check("a.a")], manifest("A", "B"))) == [("a.a", None)]


def test_a_check_has_a_job_for_each_connector_of_its_kind() -> None:
    checks = [check("a.a", per=get_connectors), check("b.b", per=get_and_update_connectors)]
    found = named(plan(checks, manifest("A", "B", update=["C"])))
    assert found == [("a.a", "A"), ("a.a", "B"), ("b.b", "A"), ("b.b", "B"), ("b.b", "C")]


def test_without_a_connector_of_its_kind_a_check_is_one_job_that_does_not_apply() -> None:
    [job] = plan([check("a.a", per=update_connectors)], manifest("A"))
    assert (job.subject, job.applicable) == (None, False)


def test_a_job_needs_the_job_about_the_same_subject() -> None:
    checks = [check("a.a", per=get_connectors), check("b.b", per=get_connectors, needs=["a.a"])]
    jobs = plan(checks, manifest("A", "B"))
    assert [needed(job) for job in jobs[2:]] == [[["A"]], [["B"]]]


def test_a_job_about_the_target_needs_one_of_the_connectors() -> None:
    checks = [check("a.a", per=get_connectors), check("b.b", needs=["a.a"])]
    assert needed(plan(checks, manifest("A", "B"))[-1]) == [["A", "B"]]


def test_a_job_about_a_connector_needs_the_job_about_the_target() -> None:
    checks = [check("a.a"), check("b.b", per=get_connectors, needs=["a.a"])]
    assert needed(plan(checks, manifest("A"))[-1]) == [[None]]


def test_a_job_about_a_connector_does_not_wait_for_connectors_of_another_kind() -> None:
    checks = [
        check("a.a", per=get_connectors),
        check("b.b", per=get_and_update_connectors, needs=["a.a"]),
    ]
    jobs = plan(checks, manifest("A", update=["C"]))
    assert [(job.subject, needed(job)) for job in jobs[1:]] == [("A", [["A"]]), ("C", [])]


def test_a_need_that_is_not_planned_is_not_waited_for() -> None:
    assert needed(plan([check("b.b", needs=["a.a"])], manifest())[0]) == []


def test_a_last_job_comes_after_all_that_are_not_last() -> None:
    checks = [check("a.a", last=True), check("b.b", per=get_connectors), check("c.c", last=True)]
    jobs = plan(checks, manifest("A", "B"))
    assert [named(list(job.after)) for job in jobs] == [
        [("b.b", "A"), ("b.b", "B")],
        [],
        [],
        [("b.b", "A"), ("b.b", "B")],
    ]


def test_connectors_of_the_same_id_but_another_kind_each_have_a_job() -> None:
    checks = [check("a.a", per=get_and_update_connectors)]
    assert named(plan(checks, manifest("A", update=["A"]))) == [("a.a", "A"), ("a.a", "A")]


def test_a_job_that_was_not_started_has_no_result() -> None:
    [job] = plan([check("a.a")], manifest())
    assert job.result is None
