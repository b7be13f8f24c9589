"""`profit-check compare`: two kept runs, and what became of each finding."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from profit_check.cli.compare import command
from profit_check.comparison.document import schema
from profit_check.errors import UsageError
from profit_check.gate import verdict
from profit_check.model import Document, Level, Profile, Scope, Status
from profit_check.model import Result as Judged
from profit_check.writers import results_json
from tests.writers import sample_run


def judged(
    check: str, status: Status, subject: str | None = None, level: Level = Level.MUST
) -> Judged:
    return Judged(check, subject, status, level, f"{check} was found {status}")


def kept(path: Path, results: Sequence[Judged], **other: Any) -> Path:
    """A file of kept results, of the sample run with these results."""
    run: Document = replace(
        sample_run.document(),
        results=tuple(results),
        verdict=verdict(results),
        evidence=(),
        **other,
    )
    path.write_text(results_json.dumps(run), encoding="utf-8")
    return path


def compared(*arguments: object) -> Result:
    words = [str(one) for one in arguments]
    return CliRunner().invoke(command, words, catch_exceptions=False, standalone_mode=False)


BEFORE = [
    judged("connectors.fields", Status.FAIL, "Acme_Articles"),
    judged("paging.take", Status.PASS, "Acme_Articles"),
    judged("paging.unique", Status.FAIL, "Acme_Articles"),
    judged("token.method", Status.WARN, level=Level.SHOULD),
]
AFTER = [
    judged("connectors.fields", Status.PASS, "Acme_Articles"),
    judged("paging.take", Status.FAIL, "Acme_Articles"),
    judged("paging.unique", Status.NOT_TESTED, "Acme_Articles"),
    judged("token.method", Status.WARN, level=Level.SHOULD),
]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return kept(tmp_path / "old.json", BEFORE), kept(tmp_path / "new.json", AFTER)


def test_each_finding_is_told_under_what_became_of_it(files: tuple[Path, Path]) -> None:
    ended = compared(*files)
    assert ended.return_value == 1
    headings = [line for line in ended.stdout.splitlines() if line.endswith(")") and line[0] != " "]
    assert headings == ["New (1)", "Worse (1)", "Still there (1)", "Fixed (1)"]
    assert (
        "  paging.take Acme_Articles: Failed (must), was: Passed (must): paging.take was found fail"
        in ended.stdout
    )
    assert ended.stdout.endswith("1 new, 1 worse, 1 still there, 1 fixed\n")


def test_a_finding_that_is_about_more_than_before_says_what(tmp_path: Path) -> None:
    before, after = (
        kept(tmp_path / f"{len(about)}.json", [replace(BEFORE[0], about=about)])
        for about in (("Price",), ("Colour", "Price"))
    )
    ended = compared(before, after)
    assert ended.return_value == 1
    assert "connectors.fields was found fail; not there before: Colour\n" in ended.stdout
    found = json.loads(compared(before, after, "--json").stdout)
    Draft202012Validator(schema()).validate(found)
    assert found["changes"][0]["added"] == ["Colour"]
    assert "not there before" not in compared(after, before).stdout


def test_the_same_run_twice_has_nothing_new(files: tuple[Path, Path]) -> None:
    ended = compared(files[0], files[0])
    assert ended.return_value == 0
    assert ended.stdout.endswith("3 still there\n")


def test_nothing_found_in_either_is_said(tmp_path: Path) -> None:
    sound = kept(tmp_path / "sound.json", [judged("token.format", Status.PASS)])
    assert compared(sound, sound).stdout.endswith("nothing changed\n")


def test_what_was_mended_fails_nothing(files: tuple[Path, Path], tmp_path: Path) -> None:
    sound = kept(tmp_path / "sound.json", [replace(one, status=Status.PASS) for one in BEFORE])
    ended = compared(files[0], sound)
    assert ended.return_value == 0
    assert "Verdict: Ready, was: Not ready." in ended.stdout


def test_what_is_new_at_level_info_fails_nothing(tmp_path: Path) -> None:
    found = [
        judged("connectors.custom-field", one, level=Level.INFO)
        for one in (Status.PASS, Status.WARN)
    ]
    old, new = (kept(tmp_path / f"{one.status}.json", [one]) for one in found)
    ended = compared(old, new)
    assert ended.return_value == 0
    assert "New (1)" in ended.stdout


def test_it_is_told_in_dutch(files: tuple[Path, Path]) -> None:
    ended = compared(*files, "--lang", "nl")
    assert "Niet geslaagd" in ended.stdout
    assert "Failed" not in ended.stdout


def test_the_json_fits_its_schema_and_is_all_there_is(files: tuple[Path, Path]) -> None:
    ended = compared(*files, "--json")
    assert ended.return_value == 1
    assert ended.stderr == ""
    document = json.loads(ended.stdout)
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(document)
    assert document["regresses"] is True
    assert [(one["change"], one["check"]) for one in document["changes"]] == [
        ("new", "paging.take"),
        ("worse", "paging.unique"),
        ("still_there", "token.method"),
        ("fixed", "connectors.fields"),
    ]


def test_what_differs_between_the_runs_as_a_whole_is_said(tmp_path: Path) -> None:
    old = kept(tmp_path / "old.json", BEFORE)
    run = sample_run.document()
    other = {
        "target": {**run.target, "name": "production", "profit_version": "23.1", "release": None},
        "profile": Profile.CONNECT,
        "scope": Scope(only=("token",), as_of=date(2027, 1, 1), interrupted=True),
        "started_at": run.started_at - timedelta(days=1),
        "tool_version": "0.0.9",
    }
    told = compared(old, kept(tmp_path / "new.json", BEFORE, **other)).stdout.splitlines()
    assert told[1:9] == [
        "Profit version: 23.1, was: 22.22.5.",
        "Declared Profit release: not known, was: 8.",
        "Judged by profit-check 0.0.9, was: 0.1.0.",
        "Not in order of time: old.json is later than new.json.",
        "Different targets: test (old.json), production (new.json).",
        "Different profiles: go-live (old.json), connect (new.json).",
        "Different checks were asked for (--only, --skip): old.json, new.json.",
        "Interrupted before everything was judged: new.json.",
    ]
    assert told[9] == "Judged as of 2027-01-01: new.json."


def test_results_of_the_first_schema_and_of_a_later_minor_one_are_compared(
    files: tuple[Path, Path],
) -> None:
    old, new = (json.loads(path.read_text("utf-8")) for path in files)
    for key in ("calendar", "scope", "language", "inventory"):
        del old[key]
    for result in old["results"]:
        del result["said"], result["correction"]
    new |= {"schema_version": "1.9", "later": True}
    for path, value in zip(files, (old, new), strict=True):
        path.write_text(json.dumps(value), "utf-8")
    assert compared(*files).stdout.endswith("1 new, 1 worse, 1 still there, 1 fixed\n")


def test_what_a_result_says_cannot_drive_the_terminal(tmp_path: Path) -> None:
    hostile = judged("paging.take", Status.FAIL, "Acme\x1b[2J\u202e")
    old, new = kept(tmp_path / "old.json", []), kept(tmp_path / "new.json", [hostile])
    told = compared(old, new).stdout
    assert "\x1b[2J" not in told
    assert "\u202e" not in told


def test_a_file_that_holds_no_results_is_wrong_usage(files: tuple[Path, Path]) -> None:
    with pytest.raises(UsageError, match="none"):
        compared(files[0], "none.json")
