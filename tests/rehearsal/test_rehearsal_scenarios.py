"""Every scenario that ships, played to programs that cope and to programs that do not."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest

from profit_check.errors import Untestable
from profit_check.model import Status
from profit_check.rehearsal.performance import Production
from profit_check.rehearsal.rehearsing import Rehearsal, play, rehearse
from profit_check.rehearsal.scenario import Scenario
from profit_check.rehearsal.scenario_file import shipped
from tests.harness import sample_world
from tests.rehearsal.programs import BRITTLE, CARELESS, COPING, COPING_WITH_OAUTH, READER

PASS, FAIL, NOT_APPLICABLE = Status.PASS, Status.FAIL, Status.NOT_APPLICABLE
Told = tuple[Status, str]


PROGRAMS = (COPING, COPING_WITH_OAUTH, CARELESS, BRITTLE, READER)


@cache
def everything() -> Mapping[tuple[str, ...], Mapping[str, Told]]:
    """What comes of every scenario that ships, for each program; its dry run serves them all."""
    with ThreadPoolExecutor(10) as pool:
        dry = dict(zip(PROGRAMS, pool.map(dry_run, PROGRAMS), strict=True))
        coming = {
            (program, name): pool.submit(told, dry[program], scenario)
            for name, scenario in shipped().items()
            for program in PROGRAMS
        }
        return {
            program: {name: coming[program, name].result() for name in shipped()}
            for program in PROGRAMS
        }


def dry_run(program: tuple[str, ...]) -> Rehearsal:
    return rehearse(Production(program, sample_world(), os.environ), [])


def told(dry: Rehearsal, scenario: Scenario) -> Told:
    played = Rehearsal(dry.production, (scenario,), dry.dry)
    if not played.is_needless(scenario):
        played.played[scenario.name] = play(dry.production, scenario)
    return status_of(played, scenario)


def rehearsed(program: tuple[str, ...]) -> Mapping[str, Told]:
    return everything()[program]


def status_of(rehearsal: Rehearsal, scenario: Scenario) -> Told:
    try:
        outcome = rehearsal.outcome(scenario)
    except Untestable as why:
        return Status.NOT_TESTED, str(why)
    return outcome.status or FAIL, str(outcome.message)


def statuses(command: Sequence[str]) -> Mapping[str, Status]:
    return {name: status for name, (status, _) in rehearsed(tuple(command)).items()}


def differing(found: Mapping[str, Status], usual: Status) -> dict[str, Status]:
    return {name: status for name, status in found.items() if status is not usual}


def test_a_program_that_copes_passes_every_scenario() -> None:
    assert differing(statuses(COPING), PASS) == {"token-expires": NOT_APPLICABLE}


def test_a_program_that_copes_with_oauth_passes_every_scenario() -> None:
    assert differing(statuses(COPING_WITH_OAUTH), PASS) == {}


def test_a_careless_program_fails_where_it_repeats_or_hides_what_went_wrong() -> None:
    assert differing(statuses(CARELESS), PASS) == dict.fromkeys(
        (
            "business-error",
            "connector-blocked",
            "key-order",
            "maintenance",
            "rows-inserted",
            "slow-pages",
            "token-expires",
            "two-languages",
            "unauthorized",
            "write-timed-out",
        ),
        FAIL,
    )


def test_a_brittle_program_fails_where_it_loses_rows_or_breaks() -> None:
    found = statuses(BRITTLE)
    failed = {name for name, status in found.items() if status is FAIL}
    assert failed == {
        "connection-reset",
        "connector-blocked",
        "empty-last-page",
        "maintenance",
        "older-json",
        "plain-text-error",
        "rows-inserted",
        "two-languages",
        "unauthorized",
    }
    assert differing({name: found[name] for name in set(found) - failed}, NOT_APPLICABLE) == {
        "slow-pages": PASS
    }


def test_what_does_not_concern_a_program_is_not_applicable_and_says_why() -> None:
    told = {
        name: why for name, (status, why) in rehearsed(READER).items() if status is NOT_APPLICABLE
    }
    assert told["maintenance"] == "no read of the dry run asks for a second page"
    assert told["business-error"] == "the dry run writes nothing of this kind"
    assert told["token-expires"] == "the dry run uses no access token of OAuth"
    assert told["empty-last-page"] == "no connector has more rows than fit on its first page"
    assert told["plain-text-error"].startswith("the dry run sends 1 request of this kind")


@pytest.mark.parametrize("name", sorted(shipped()))
def test_every_scenario_is_passed_by_one_program_and_failed_by_another(name: str) -> None:
    found = {rehearsed(command)[name][0] for command in (COPING_WITH_OAUTH, CARELESS, BRITTLE)}
    assert {PASS, FAIL} <= found


@pytest.mark.parametrize(
    ("command", "name", "message"),
    [
        (CARELESS, "business-error", "it was sent again 1 time"),
        (CARELESS, "business-error", "it ended with exit status 0, and reported nothing"),
        (CARELESS, "maintenance", "where 1 s were asked for"),
        (CARELESS, "token-expires", "it was sent again without a new token"),
        (CARELESS, "rows-inserted", "0 are missing and 1 came once too often"),
        (CARELESS, "write-timed-out", "without a look at whether it had been carried out"),
        (BRITTLE, "connection-reset", "of 420 rows 170 are missing"),
        (COPING, "business-error", "of the other requests that were to come, 1 of 1 followed"),
        (COPING, "connection-reset", "the 420 rows that it wrote are complete"),
        (COPING, "two-languages", "it did the same in every language"),
        (COPING_WITH_OAUTH, "token-expires", "it was sent again with a new token"),
    ],
)
def test_a_message_says_what_the_program_did(
    command: tuple[str, ...], name: str, message: str
) -> None:
    assert message in rehearsed(command)[name][1]
