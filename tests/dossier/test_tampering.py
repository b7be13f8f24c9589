"""Each way to tamper with a dossier is named."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from profit_check.dossier.recheck import recheck
from profit_check.dossier.signature import sign
from profit_check.dossier.telling import as_data, lines
from profit_check.language.catalogue import language
from tests.dossier.dossiers import KEY
from tests.dossier.tampering import (
    Tamper,
    answer,
    appended,
    edit,
    flip,
    linked,
    of_another_run,
    replaced,
    resigned,
    result,
    truncated,
    with_sums,
    without_result,
)
from tests.harness import registry

PUBLIC = KEY.public_key()
CHANGED = "was changed: its sum is another"
NOT_GIVEN = "is not what kept-run.json gives"
NOT_SIGNED = "SHA256SUMS.sig: is no signature of these sums with that key"
STOCK = "/connectors/Webshop_Stock"
SUM = b"0" * 64

TAMPERINGS: dict[str, tuple[Tamper, list[str]]] = {
    **{
        f"a byte in {name}": (flip(name), [f"{name}: {CHANGED}"])
        for name in (
            "README.md",
            "annexes.nl.md",
            "data-flow.svg",
            "letters/token.method.md",
            "redaction.md",
            "report.html",
            "report.nl.md",
            "statistics.md",
        )
    },
    "a byte in SHA256SUMS.sig": (flip("SHA256SUMS.sig"), [NOT_SIGNED]),
    "a file removed": (lambda folder: (folder / "report.md").unlink(), ["report.md: is missing"]),
    "a file added": (
        lambda folder: (folder / "letters" / "more.md").write_text("x", "utf-8"),
        ["letters/more.md: was added: SHA256SUMS does not name it"],
    ),
    "a file renamed": (
        lambda folder: (folder / "report.md").rename(folder / "report-2.md"),
        ["report.md: is missing", "report-2.md: was added"],
    ),
    "a file removed, with sums anew": (
        with_sums(lambda folder: (folder / "report.md").unlink()),
        ["report.md: is missing", NOT_SIGNED],
    ),
    "a file added, with sums anew": (
        with_sums(lambda folder: (folder / "more.md").write_text("x", "utf-8")),
        ["more.md: is no file of a dossier", NOT_SIGNED],
    ),
    "a report edited, with sums anew": (
        with_sums(replaced("report.md", "Ready with conditions", "Ready")),
        [f"report.md: {NOT_GIVEN}", NOT_SIGNED],
    ),
    "a letter edited, with sums anew": (
        with_sums(replaced("letters/token.method.md", "123456", "654321")),
        [f"letters/token.method.md: {NOT_GIVEN}", NOT_SIGNED],
    ),
    "the diagram edited, with sums anew": (
        with_sums(replaced("data-flow.svg", "Webshop_Stock", "Webshop_Stack")),
        [f"data-flow.svg: {NOT_GIVEN}", NOT_SIGNED],
    ),
    "a sum edited": (
        lambda folder: (folder / "SHA256SUMS").write_bytes(
            SUM + (folder / "SHA256SUMS").read_bytes()[64:]
        ),
        [f"README.md: {CHANGED}", NOT_SIGNED],
    ),
    "the sums removed": (
        lambda folder: (folder / "SHA256SUMS").unlink(),
        ["SHA256SUMS: is missing", NOT_SIGNED],
    ),
    "a line of the sums garbled": (
        appended("SHA256SUMS", b"hello\n"),
        ["SHA256SUMS: line 18 is not as sha256sum writes it", NOT_SIGNED],
    ),
    "a path out of the folder": (
        appended("SHA256SUMS", SUM + b"  ../elsewhere.md\n"),
        ["SHA256SUMS: line 18 names a file outside the dossier: ../elsewhere.md", NOT_SIGNED],
    ),
    "an absolute path": (
        appended("SHA256SUMS", SUM + b"  /etc/passwd\n" + SUM + b"  C:\\x\n"),
        ["line 18 names a file outside the dossier: /etc/passwd", "line 19 names", NOT_SIGNED],
    ),
    "a name twice": (
        appended("SHA256SUMS", SUM + b"  report.md\n"),
        ["SHA256SUMS: line 18 may not name report.md", NOT_SIGNED],
    ),
    "a status edited": (
        edit("results.json", f"{result('environment.purpose')}/status", "pass"),
        ["environment.purpose: was Passed (production is declared", NOT_SIGNED],
    ),
    "a message edited": (
        edit("results.json", f"{result('paging.take')}/message", "all is well"),
        ["paging.take Webshop_Articles: was Passed (all is well); is Passed (", NOT_SIGNED],
    ),
    "a result removed": (
        with_sums(
            lambda folder: (folder / "results.json").write_text(
                json.dumps(without_result(folder, "environment.purpose")), "utf-8"
            )
        ),
        ["environment.purpose: was not there; is Warning (", NOT_SIGNED],
    ),
    "a verdict edited": (
        edit("results.json", "verdict", "ready"),
        ["results.json: verdict is not what kept-run.json gives", NOT_SIGNED],
    ),
    "a verdict edited, without new sums": (
        edit("results.json", "verdict", "ready", sums=False),
        [f"results.json: {CHANGED}", "results.json: verdict is not"],
    ),
    "evidence edited": (
        edit("results.json", "evidence/0/status", 418),
        ["results.json: evidence is not what kept-run.json gives", NOT_SIGNED],
    ),
    "the target edited": (
        edit("results.json", "target/participant", "54321"),
        ["results.json: target is not what kept-run.json gives", NOT_SIGNED],
    ),
    "kept evidence edited": (
        edit("kept-run.json", "evidence/0/status", 418),
        ["results.json: evidence is not what kept-run.json gives", NOT_SIGNED],
    ),
    "a kept answer edited": (
        edit("kept-run.json", f"{answer(STOCK)}/content/rows", []),
        ["Webshop_Stock: was ", NOT_SIGNED],
    ),
    "a kept waiver edited": (
        edit("kept-run.json", "manifest/waive/0/until", "2029-03-01"),
        ["token.method: was Waived", NOT_SIGNED],
    ),
    "a kept waiver removed": (
        edit("kept-run.json", "manifest/waive", []),
        ["token.method: was Waived", "; is Warning", NOT_SIGNED],
    ),
    "a kept penetration test edited": (
        edit("kept-run.json", "manifest/certification/penetration_test/date", "2020-01-01"),
        ["certification.penetration-test: was Passed", NOT_SIGNED],
    ),
    "a kept run out of form": (
        edit("kept-run.json", "manifest/get/0/take", "many"),
        ["kept-run.json: manifest.get[0].take: expected a whole number", NOT_SIGNED],
    ),
    "a kept run that makes no sense": (
        edit("kept-run.json", "traffic/count", -1),
        ["kept-run.json: cannot be judged (ValueError)", NOT_SIGNED],
    ),
    "a kept run truncated": (
        with_sums(truncated("kept-run.json")),
        ["kept-run.json: is not JSON", NOT_SIGNED],
    ),
    "a kept run truncated, without new sums": (
        truncated("kept-run.json"),
        [f"kept-run.json: {CHANGED}"],
    ),
    "results truncated": (
        with_sums(truncated("results.json")),
        ["results.json: is not JSON", NOT_SIGNED],
    ),
    "the kept run of another": (
        with_sums(of_another_run),
        ["paging.take Webshop_Stock: was Passed", "; is Failed", NOT_SIGNED],
    ),
    "the kept run removed": (
        lambda folder: (folder / "kept-run.json").unlink(),
        ["kept-run.json: is missing"],
    ),
    "a symbolic link": (linked, ["report.md: is a symbolic link, which was not followed"]),
    "the signature removed": (
        lambda folder: (folder / "SHA256SUMS.sig").unlink(),
        ["SHA256SUMS.sig: is missing: the dossier is not signed"],
    ),
    "the signature of another key": (resigned, [NOT_SIGNED]),
    "the signature of other sums": (
        lambda folder: (folder / "SHA256SUMS.sig").write_bytes(sign(b"other sums", KEY)),
        [NOT_SIGNED],
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_is_named(name: str, whole: Path, tmp_path: Path) -> None:
    tamper, expected = TAMPERINGS[name]
    folder = tmp_path / "dossier"
    shutil.copytree(whole, folder)
    tamper(folder)
    found = recheck(folder, registry(), key=PUBLIC)
    told = list(lines(found))
    assert not found.agrees
    missing = [part for part in expected if not any(part in line for line in told)]
    assert missing == [], told
    assert all("\n" not in line for line in told)


@pytest.mark.parametrize("name", ["a byte in report.html", "a status edited", "a symbolic link"])
def test_nothing_else_is_named_than_what_was_tampered_with(
    name: str, whole: Path, tmp_path: Path
) -> None:
    tamper, _ = TAMPERINGS[name]
    folder = tmp_path / "dossier"
    shutil.copytree(whole, folder)
    tamper(folder)
    found = recheck(folder, registry())
    assert len(found.faults) + len(found.results) == 1, list(lines(found))


def test_tampering_is_told_to_a_program_and_in_dutch(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    shutil.copytree(whole, folder)
    edit("results.json", f"{result('environment.purpose')}/status", "pass")(folder)
    data = as_data(recheck(folder, registry(), as_of=date(2029, 1, 1)), language("nl"))
    assert json.loads(json.dumps(data)) == data
    assert data["agrees"] is False
    [changed] = data["results"]
    assert (changed["check"], changed["subject"]) == ("environment.purpose", None)
    assert (changed["was"]["status"], changed["is"]["status"]) == ("pass", "warn")
    assert data["as_of"]["verdict"] == "not_ready"
