"""`profit-check checks`: the faults that a check catches, and the matrix of all of them."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from profit_check.cli import proving
from profit_check.cli.checks import command
from profit_check.errors import UsageError
from profit_check.explanation import explain
from profit_check.language.catalogue import language
from profit_check.language.phrase import say
from profit_check.proof.cases import Case, Judgement, cases
from profit_check.proof.matrix import Matrix, tabulate
from profit_check.proof.trial import shipped


def of(check: str, *, language: str) -> list[Case]:
    """The cases of one check on one target, in one language."""
    return [
        case
        for case in cases()
        if (case.credential, case.language) == ("oauth", language)
        and check in case.subject.trips | case.subject.near
    ]


def printed(matrix: Matrix, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines that tell of a matrix."""
    proving.print_matrix(matrix)
    return capsys.readouterr().out.splitlines()


def test_a_check_tells_what_it_catches_and_what_it_spares() -> None:
    told = CliRunner().invoke(command, ["paging.end"], catch_exceptions=False).stdout
    caught, _, spared = told.partition("Does not alarm on")
    assert "Catches\n" in caught
    assert "- reading-starts-over: Past the last row, the first comes again." in caught
    assert "- page-of-one-row: A page is one row." in spared


def test_a_check_tells_it_in_dutch() -> None:
    told = CliRunner().invoke(command, ["paging.order", "--lang", "nl"], catch_exceptions=False)
    tell = language("nl").tell
    for heading in ("Why", "Fix", "References"):
        assert f"\n{tell(say(heading))}\n" in told.stdout
    for heading in ("Catches", "Does not alarm on"):
        assert f"\n{tell(say(heading))}\n- " in told.stdout
        assert heading not in told.stdout


def test_levels_are_listed_in_dutch() -> None:
    told = CliRunner().invoke(command, ["paging", "--lang", "nl"], catch_exceptions=False).stdout
    [line] = [one for one in told.splitlines() if "paging.take " in one]
    [take] = [check for check in shipped() if check.id == "paging.take"]
    must = language("nl").texts["must"]
    assert line.split(maxsplit=2) == [take.id, must, explain(take, "nl").title]


def test_a_page_of_all_checks_and_their_proof_do_not_go_together() -> None:
    with pytest.raises(UsageError, match="--markdown, --mutants: "):
        CliRunner().invoke(
            command, ["--mutants", "--markdown"], catch_exceptions=False, standalone_mode=False
        )


@pytest.mark.parametrize("check", sorted(check.id for check in shipped()))
def test_every_check_tells_both(check: str) -> None:
    told = CliRunner().invoke(command, [check], catch_exceptions=False).stdout
    assert told.count("\nCatches\n- ") == told.count("\nDoes not alarm on\n- ") == 1


def test_an_incomplete_matrix_ends_in_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    todo = of("paging.order", language="nl-nl")
    monkeypatch.setattr(proving, "cases", lambda: todo)
    monkeypatch.setattr(proving, "judged", lambda found: map(Judgement, found))
    result = CliRunner().invoke(
        command, ["--mutants"], catch_exceptions=False, standalone_mode=False
    )
    assert result.return_value == 1
    assert "paging.take: no fault is known that it catches" in result.stdout
    assert result.stderr == ""


def test_a_complete_matrix_ends_in_success(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "judged", lambda found: map(Judgement, found))
    result = CliRunner().invoke(
        command, ["--mutants"], catch_exceptions=False, standalone_mode=False
    )
    assert result.return_value == 0
    assert "100.0 % caught" in result.stdout
    assert result.stdout.rstrip().endswith("0 false alarms")


def test_the_matrix_names_what_went_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    [case] = [one for one in cases() if str(one) == "take-ignored (oauth, nl-nl)"]
    missed = Judgement(case, frozenset({"paging.take"}), alarms=frozenset({"paging.end"}))
    lines = printed(tabulate(["paging.take", "paging.end"], [missed]), capsys)
    assert "paging.take: missed take-ignored (oauth, nl-nl)" in lines
    assert "paging.end: false alarm on take-ignored (oauth, nl-nl)" in lines
    assert lines[-1] == "1 runs of 2 checks: 0.0 % caught, 0 near misses held, 1 false alarms"


@pytest.mark.parametrize("arguments", [["paging.take"], ["--plugin", "mine.py"]])
def test_the_proof_is_of_all_checks_that_ship(arguments: list[str]) -> None:
    with pytest.raises(UsageError, match="leave out"):
        CliRunner().invoke(
            command, ["--mutants", *arguments], catch_exceptions=False, standalone_mode=False
        )
