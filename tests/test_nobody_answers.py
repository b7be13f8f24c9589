"""A run that nobody answers is never ready, whichever check was asked for."""

from __future__ import annotations

import pytest

from profit_check.model import Verdict
from profit_check.wording import sentence
from tests.harness import document, registry


@pytest.mark.parametrize("check", sorted(one.id for one in registry()))
def test_a_check_alone_is_ready_on_a_dead_host_only_if_it_asks_nothing(check: str) -> None:
    found = document(faults=["silence"], only=[check])
    unready = (Verdict.INCONCLUSIVE, Verdict.NOT_READY)
    assert (found.verdict in unready) is bool(found.traffic.count)


@pytest.mark.parametrize(
    "check", ["errors.maintenance", "errors.disclosure", "connection.response-time"]
)
def test_what_judges_the_run_as_a_whole_saw_nothing_on_a_dead_host(check: str) -> None:
    [found] = document(faults=["silence"], only=[check]).results
    assert found.status == "not_tested"


def test_the_verdict_says_that_nobody_answered() -> None:
    found = document(faults=["silence"], only=["errors.maintenance"])
    assert sentence(found.verdict, found.results) == "no request was answered"


def test_one_answer_is_enough_to_judge_by() -> None:
    found = document(faults=["metainfo-never-comes"], only=["errors.maintenance"])
    assert found.verdict is Verdict.READY
