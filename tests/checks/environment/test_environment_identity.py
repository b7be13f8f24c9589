"""environment.identified, environment.type and environment.participant: who answers."""

from __future__ import annotations

import pytest

from profit_check.errors import Untestable
from profit_check.model import EnvironmentType, Status
from profit_check.proof.cases import ALARMS
from tests.checks.scripted import METAINFO, Scripted, answer, outcome, target
from tests.harness import document

COURSE = EnvironmentType.COURSE


def named(id: object) -> Scripted:
    return Scripted(own=answer(200, {**METAINFO, "info": {"envid": id}}))


@pytest.mark.parametrize("id", ["O12345AA", "T12345AA", "A123456ZZ", "o12345aa", " X12345AA "])
def test_the_published_form_identifies(id: str) -> None:
    assert outcome("environment.identified", named(id)).status is Status.PASS


@pytest.mark.parametrize("id", ["12345AA", "O1234AA", "O1234567AA", "O12345", 12345, [], {}, True])
def test_another_form_is_wrong(id: object) -> None:
    assert outcome("environment.identified", named(id)).status is None


@pytest.mark.parametrize("id", [None, "", "  "])
def test_no_id_at_all_is_for_a_person_to_look_at(id: object) -> None:
    found = outcome("environment.identified", named(id))
    assert (found.status, found.message) == (Status.REVIEW, "metainfo gives no environment id")


@pytest.mark.parametrize(
    ("id", "declared", "status"),
    [
        ("O12345AA", EnvironmentType.PRODUCTION, Status.PASS),
        ("T12345AA", EnvironmentType.TEST, Status.PASS),
        ("a12345ab", EnvironmentType.ACCEPT, Status.PASS),
        ("T12345AA", EnvironmentType.PRODUCTION, None),
        ("O12345AA", EnvironmentType.TEST, None),
        ("X12345AA", EnvironmentType.TEST, Status.REVIEW),
        ("X12345AA", COURSE, Status.NOT_APPLICABLE),
        ("O12345AA", COURSE, Status.REVIEW),
    ],
)
def test_the_letter_tells_the_type(
    id: str, declared: EnvironmentType, status: Status | None
) -> None:
    found = outcome("environment.type", named(id), target=target(type=declared))
    assert found.status is status


@pytest.mark.parametrize(
    ("id", "declared", "status"),
    [
        ("O12345AA", "12345", Status.PASS),
        ("O123456AA", "123456", Status.PASS),
        ("O123456AA", "12345", None),
        ("O12345AA", "123456", None),
        ("O12345AA", "54321", None),
    ],
)
def test_the_digits_are_the_participant_number(
    id: str, declared: str, status: Status | None
) -> None:
    found = outcome("environment.participant", named(id), target=target(participant=declared))
    assert found.status is status


COMPARING = ["environment.type", "environment.participant"]


@pytest.mark.parametrize("id", [None, "", " "])
@pytest.mark.parametrize("check", COMPARING)
def test_without_an_id_there_is_nothing_to_compare(check: str, id: object) -> None:
    found = outcome(check, named(id))
    why = "metainfo gives no environment id"
    assert (found.status, found.message) == (Status.NOT_APPLICABLE, why)


@pytest.mark.parametrize("id", ["12345AA", 12345])
@pytest.mark.parametrize("check", COMPARING)
def test_an_id_of_another_form_cannot_be_compared(check: str, id: object) -> None:
    with pytest.raises(Untestable):
        outcome(check, named(id))


@pytest.mark.parametrize("fault", ["no-info", "info-null", "environment-id-empty"])
def test_an_environment_without_an_id_is_ready_with_a_condition(fault: str) -> None:
    found = document(faults=[fault], credential="oauth")
    assert found.verdict == "ready_with_conditions"
    assert {one.check for one in found.results if one.status in ALARMS} == {
        "environment.identified"
    }


def test_an_environment_id_of_another_form_is_not_ready() -> None:
    found = document(faults=["environment-id-without-letter"], credential="oauth")
    assert found.verdict == "not_ready"
