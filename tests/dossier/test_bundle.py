"""What is in a dossier, and that it comes out the same each time."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from profit_check import kept as kept_results
from profit_check.assessment import Options
from profit_check.dossier.bundle import contents
from profit_check.dossier.search import trace, values_of
from profit_check.model import Profile
from profit_check.replay import codec
from profit_check.sandbox.sample import WEBSHOP
from profit_check.writers import results_json
from tests.canary_world import canaries, canary_world
from tests.dossier.dossiers import bundle_of, kept_of, made, sample
from tests.harness import registry, sample_world

FILES = {
    "README.md",
    "annexes.md",
    "annexes.nl.md",
    "data-flow.nl.svg",
    "data-flow.svg",
    "kept-run.json",
    "letters/token.method.md",
    "letters/token.method.nl.md",
    "redaction.md",
    "redaction.nl.md",
    "report.html",
    "report.md",
    "report.nl.html",
    "report.nl.md",
    "results.json",
    "statistics.md",
    "statistics.nl.md",
}


def test_a_dossier_has_every_file_that_its_index_names() -> None:
    assert set(made().files) == FILES
    index = made().files["README.md"].decode("utf-8")
    assert [name for name in FILES - {"README.md"} if name not in index] == []


def test_what_it_was_judged_to_be_is_what_the_run_came_to() -> None:
    _, document = sample()
    in_dossier = kept_results.loads(made().files["results.json"].decode("utf-8"))
    assert made().unrepeated == ()
    assert in_dossier.verdict is document.verdict
    assert [(one.check, one.subject, one.status, str(one.message)) for one in document.results] == [
        (one.check, one.subject, one.status, str(one.message)) for one in in_dossier.results
    ]
    assert {one.channel for one in in_dossier.results} >= {"api", "attested", "traffic"}


def test_the_same_run_makes_the_same_bytes() -> None:
    files = made().files
    kept = codec.loads(files["kept-run.json"].decode("utf-8"), "kept-run.json")
    document = kept_results.loads(files["results.json"].decode("utf-8"))
    assert contents(kept, registry(), document) == files


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_in_which_answers_came_makes_no_result_another(seed: int) -> None:
    options = Options(profile=Profile.CERTIFICATION)
    assert bundle_of(*kept_of(seed=seed, options=options)).unrepeated == ()


def test_results_read_from_a_file_are_written_as_they_were() -> None:
    text = made().files["results.json"].decode("utf-8")
    assert results_json.dumps(kept_results.loads(text)) == text


def test_no_file_holds_a_value_of_a_row_or_the_credential() -> None:
    world = canary_world()
    kept, document = kept_of(world=world)
    files = bundle_of(kept, document).files
    token = (WEBSHOP / "sandbox-token.txt").read_text("utf-8").strip()
    hunted = {one for one in canaries(world) if len(one) >= 6} | {token}
    held = {
        (name, one) for name, content in files.items() for one in hunted if one in content.decode()
    }
    assert len(hunted) > 500
    assert held == set()
    assert values_of(kept)
    assert trace(files, [token], values_of(kept)) is None


def test_no_file_holds_a_value_of_the_webshop_s_rows() -> None:
    kept, _ = sample()
    assert len(values_of(kept)) > 500
    assert trace(made().files, [], values_of(kept)) is None


def test_a_value_of_a_row_that_got_into_a_file_is_found_there() -> None:
    kept, _ = sample()
    value = next(one for one in sorted(values_of(kept)) if not one.isascii())
    for written in (value, json.dumps(value)):
        files = {"a.md": b"nothing", "b.json": f"x {written} y".encode()}
        assert trace(files, [], values_of(kept)) == "b.json would hold a value of a row"


def test_a_secret_that_got_into_a_file_is_found_there() -> None:
    secret = "D5C1F0A9B84E4B0F9D2B6E3C1F0A9B84"
    assert trace({"a.md": secret.encode()}, [secret], ()) == "a.md would hold a secret"


def test_the_redaction_statement_tells_how_many_values_were_looked_for() -> None:
    kept, _ = sample()
    told = made().files["redaction.md"].decode("utf-8")
    assert f"{len(values_of(kept)):,} values of the rows of this run were looked for" in told


def test_the_manifest_s_folder_is_in_no_file() -> None:
    held = [
        name for name, content in made().files.items() if str(WEBSHOP.parent).encode() in content
    ]
    assert held == []


def test_a_run_that_was_interrupted_says_so() -> None:
    kept, document = sample()
    kept = replace(kept, interrupted=True)
    document = replace(document, scope=replace(document.scope, interrupted=True))
    files = bundle_of(kept, document).files
    assert files["report.md"].decode("utf-8").startswith("# Interrupted.")


def test_a_result_that_cannot_be_judged_again_is_named_in_the_redaction_statement() -> None:
    kept, document = sample()
    others = tuple(one for one in kept.exchanges if one.question.credential != "none")
    made_up = bundle_of(replace(kept, exchanges=others), document)
    names = {(one.check, one.subject) for one in made_up.unrepeated}
    assert ("connection.reachable", None) in names
    assert "`connection.reachable`" in made_up.files["redaction.md"].decode("utf-8")
    results = kept_results.loads(made_up.files["results.json"].decode("utf-8"))
    assert results.verdict is document.verdict


def test_a_fault_s_finding_is_judged_again_as_it_was() -> None:
    kept, document = kept_of(faults=["one-row-too-many=Webshop_Stock"], world=sample_world())
    made_up = bundle_of(kept, document)
    assert made_up.unrepeated == ()
    assert json.loads(made_up.files["results.json"])["verdict"] == "not_ready"
