"""Judging a dossier again: all agrees, on another day what should differs, tampering is named."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from profit_check.dossier.recheck import Rechecked, recheck
from profit_check.dossier.telling import as_data, lines
from profit_check.errors import UsageError
from profit_check.language.catalogue import ENGLISH
from profit_check.model import Status, Verdict
from profit_check.registry import Registry
from tests.dossier.dossiers import KEY, bundle_of, made, sample, written
from tests.harness import registry

PUBLIC = KEY.public_key()


def test_an_untouched_dossier_agrees(whole: Path) -> None:
    found = recheck(whole, registry(), key=PUBLIC)
    assert found.agrees, list(lines(found))
    assert (found.verified, found.version, found.day) == (True, None, None)
    told = list(lines(found))
    assert told[0] == "The signature is that of SHA256SUMS, by the key given."
    assert told[1].endswith("results are the same, judged again: Ready with conditions")


def test_it_agrees_in_another_place_too(whole: Path, tmp_path: Path) -> None:
    moved = tmp_path / "een map" / "é"
    shutil.copytree(whole, moved)
    assert recheck(moved, registry(), key=PUBLIC).agrees


def test_a_signature_is_told_of_where_no_key_was_given(whole: Path) -> None:
    found = recheck(whole, registry())
    assert found.agrees
    assert "give --verify KEY" in next(iter(lines(found)))
    assert as_data(found, ENGLISH)["signature"] == "not verified"


def test_on_a_later_day_the_token_and_the_waiver_have_ended(whole: Path) -> None:
    found = recheck(whole, registry(), as_of=date(2029, 1, 1))
    assert found.agrees
    assert found.day is not None
    assert found.day.document.verdict is Verdict.NOT_READY
    ended = {one.check: one for one in found.day.results}
    waiver, method = ended["manifest.waiver"], ended["token.method"]
    assert waiver.was is None
    assert waiver.now is not None
    assert "the waiver of token.method ended on 2027-03-01" in waiver.now.message
    assert method.was is not None
    assert method.now is not None
    assert (method.was.status, method.now.status) == (Status.WAIVED, Status.FAIL)
    told = list(lines(found))
    assert any(line.startswith("Judged on 2029-01-01: Not ready") for line in told)
    assert any(
        line.startswith("manifest.waiver token.method: was not there; is F") for line in told
    )


def test_on_its_own_day_nothing_is_another(whole: Path) -> None:
    found = recheck(whole, registry(), as_of=date(2026, 11, 23))
    assert found.day is not None
    assert found.day.results == ()
    assert list(lines(found))[-1] == "Every result is the same on that day."


# --- other versions, other checks, other folders -------------------------------------------------


def test_a_dossier_of_another_version_is_compared_by_status_alone(tmp_path: Path) -> None:
    files = dict(made().files)
    results = json.loads(files["results.json"])
    results["tool"]["version"] = "9.9.9"
    results["results"][0]["message"] = "told in other words"
    files["results.json"] = json.dumps(results).encode()
    files["report.md"] = b"made in another way"
    found = recheck(written(tmp_path / "dossier", files), registry())
    assert (found.agrees, found.version) == (True, "9.9.9")
    assert "was written by version 9.9.9" in next(iter(lines(found)))
    results["results"][0]["status"] = "warn"
    files["results.json"] = json.dumps(results).encode()
    found = recheck(written(tmp_path / "second", files), registry())
    assert [one.check for one in found.results] == [results["results"][0]["check"]]


def test_a_check_that_is_not_here_is_named(whole: Path) -> None:
    fewer = Registry(check for check in registry() if check.id != "errors.maintenance")
    found = recheck(whole, fewer)
    [missing] = found.results
    assert (missing.check, missing.now) == ("errors.maintenance", None)
    assert any(
        line.startswith("errors.maintenance: was ") and line.endswith("; is not there")
        for line in lines(found)
    )


def test_a_run_that_was_interrupted_agrees_though_more_can_be_judged_of_it(tmp_path: Path) -> None:
    kept, document = sample()
    left = replace(document.results[5], status=Status.NOT_TESTED)
    document = replace(
        document,
        results=[*document.results[:5], left, *document.results[6:]],
        scope=replace(document.scope, interrupted=True),
        verdict=Verdict.INCONCLUSIVE,
    )
    cut = bundle_of(replace(kept, interrupted=True), document)
    found = recheck(written(tmp_path / "dossier", cut.files), registry())
    assert found.agrees, list(lines(found))
    assert "The run was interrupted: what it did not judge is not compared." in lines(found)


def test_results_that_could_not_be_judged_again_are_named_and_nothing_else(tmp_path: Path) -> None:
    kept, document = sample()
    others = tuple(one for one in kept.exchanges if one.question.credential != "none")
    made_up = bundle_of(replace(kept, exchanges=others), document)
    assert made_up.unrepeated
    found = recheck(written(tmp_path / "dossier", made_up.files), registry())
    assert {(one.check, one.subject) for one in found.results} == {
        (one.check, one.subject) for one in made_up.unrepeated
    }
    assert found.faults == ()


@pytest.mark.parametrize("name", ["none", "empty", "other"])
def test_a_folder_that_is_no_dossier_is_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text("a", "utf-8")
    with pytest.raises(UsageError, match=r"^[^\n]*(cannot be read|is no dossier)[^\n]*$"):
        recheck(tmp_path / name, registry())


def test_what_a_program_is_told_of_a_dossier_that_agrees(whole: Path) -> None:
    found: Rechecked = recheck(whole, registry(), key=PUBLIC)
    data = as_data(found, ENGLISH)
    assert (data["agrees"], data["signature"], data["as_of"]) == (True, "verified", None)
    assert data["verdict"] == {"was": "ready_with_conditions", "is": "ready_with_conditions"}
    assert (data["files"], data["results"]) == ([], [])
