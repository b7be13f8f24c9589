"""`profit-check snapshot` and `profit-check diff`, as a user meets them."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from profit_check.cli.diff import command as diff
from profit_check.cli.snapshot import command as snapshot
from profit_check.errors import ProfitCheckError, UsageError
from profit_check.language.catalogue import language
from profit_check.language.phrase import say
from profit_check.sandbox.sample import WEBSHOP
from profit_check.snapshot.document import schema
from profit_check.snapshot.kept import read
from profit_check.snapshot.text import encoded
from tests.process import finished, finished_here, sandbox
from tests.snapshot.offers import OFFER, STRANGER, Step, get_field, more, no_get_field

KEPT = "profit-check.sandbox.snapshot.json"


def webshop(folder: Path, url: str = "http://127.0.0.1:9/ProfitRestServices") -> Path:
    """The webshop's manifest in `folder`, its targets at `url`."""
    shutil.copytree(WEBSHOP, folder, dirs_exist_ok=True)
    manifest = folder / "profit-check.toml"
    text = manifest.read_text("utf-8")
    assert "http://127.0.0.1:8099/ProfitRestServices" in text
    text = text.replace("http://127.0.0.1:8099/ProfitRestServices", url)
    manifest.write_text(text, "utf-8")
    return manifest


@pytest.fixture(scope="module")
def healthy() -> Iterator[str]:
    """The base URL of a healthy sandbox in another process."""
    with sandbox() as (_, url):
        yield url


# --- against a sandbox in another process --------------------------------------------------------


def test_two_snapshots_of_the_same_environment_are_the_same_to_the_byte(
    healthy: str, tmp_path: Path
) -> None:
    manifest = webshop(tmp_path, healthy)
    first = finished("snapshot", str(manifest), "--target", "sandbox")
    assert (first.returncode, first.stderr) == (0, "")
    assert f"Wrote {tmp_path / KEPT} of environment O12345AA" in first.stdout
    content = (tmp_path / KEPT).read_bytes()
    other = tmp_path / "other.json"
    arguments = ("--target", "sandbox-oauth", "--output", str(other))
    assert finished("snapshot", str(manifest), *arguments).returncode == 0
    assert other.read_bytes() == content
    again = finished("snapshot", str(manifest), "--target", "sandbox")
    assert "is up to date" in again.stdout


def test_something_breaks_and_diff_says_what_and_run_too(healthy: str, tmp_path: Path) -> None:
    manifest = str(webshop(tmp_path, healthy))
    assert finished_here("snapshot", manifest, "--target", "sandbox").returncode == 0
    kept = str(tmp_path / KEPT)
    same = finished_here("diff", kept, "sandbox", "--manifest", manifest)
    assert (same.returncode, same.stderr) == (0, "")
    assert "nothing changed" in same.stdout
    judged = ("--target", "sandbox", "--only", "version.baseline", "--verbose")
    told = finished_here("run", manifest, *judged)
    assert (
        "Passed: version.baseline FbSales: since the snapshot of O12345AA"
        in told.stderr + told.stdout
    )
    with sandbox("--fault", "field-missing=Webshop_Articles") as (_, broken):
        webshop(tmp_path, broken)
        found = finished_here("diff", kept, "sandbox", "--manifest", manifest)
        ran = finished_here(
            "run", manifest, "--target", "sandbox", "--only", "connectors", "--quiet"
        )
    assert (found.returncode, found.stderr) == (1, "")
    assert "  breaking  Webshop_Articles: Price is gone\n" in found.stdout
    assert "1 of 5 GetConnectors deviates (20 %)" in found.stdout
    assert "AFAS allows a customer of a certified integration 10 %" in found.stdout
    assert ran.returncode == 1


def test_two_live_targets_are_compared(healthy: str, tmp_path: Path) -> None:
    manifest = str(webshop(tmp_path, healthy))
    arguments = ("sandbox", "sandbox-oauth", "--manifest", manifest, "--json")
    found = finished_here("diff", *arguments)
    assert (found.returncode, found.stderr) == (0, "")
    assert json.loads(found.stdout)["changes"] == []


def test_only_used_leaves_out_what_the_manifest_does_not_use(healthy: str, tmp_path: Path) -> None:
    manifest = webshop(tmp_path, healthy)
    text = manifest.read_text("utf-8")
    manifest.write_text(text[: text.index('[[get]]\nid = "Webshop_Stock"')], "utf-8")
    done = finished_here("snapshot", str(manifest), "--target", "sandbox", "--only-used")
    assert done.returncode == 0
    kept = read(tmp_path / KEPT)
    assert ([one.id for one in kept.get], kept.update) == (["Webshop_Articles"], ())


def test_when_nobody_answers_both_end_with_3_and_one_line(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/ProfitRestServices"
        manifest = str(webshop(tmp_path, url))
        commands = [
            ("snapshot", manifest, "--target", "sandbox"),
            ("diff", "sandbox", "sandbox", "--manifest", manifest),
        ]
        for command in commands:
            done = finished_here(*command)
            assert (done.returncode, done.stdout) == (3, "")
            assert done.stderr.startswith(f"{url}: no answer (")
            assert done.stderr.count("\n") == 1
    assert not (tmp_path / KEPT).exists()


# --- without any request -------------------------------------------------------------------------


def compared(folder: Path, change: Step, *options: str) -> Result:
    """`diff` of the webshop's offer, and of that changed."""
    manifest = webshop(folder)
    (folder / "a.json").write_bytes(encoded(OFFER))
    (folder / "b.json").write_bytes(encoded(change(OFFER)))
    files = (str(folder / "a.json"), str(folder / "b.json"))
    return CliRunner().invoke(
        diff, [*files, "--manifest", str(manifest), *options], standalone_mode=False
    )


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (more(STRANGER), 0),
        (get_field("Webshop_Articles", "Description", length=120), 0),
        (no_get_field("Webshop_Articles", "Description"), 1),
    ],
)
def test_only_a_breaking_change_ends_with_1(tmp_path: Path, change: Step, status: int) -> None:
    assert compared(tmp_path, change).return_value == status


def test_the_weight_of_each_change_stands_before_it(tmp_path: Path) -> None:
    found = compared(tmp_path, get_field("Webshop_Articles", "Description", length=120))
    lines = found.stdout.splitlines()
    assert lines[0].endswith("b.json (O12345AA), for Webshop koppeling:")
    assert lines[1] == "  notable   Webshop_Articles: Description: length 80 became 120"
    assert lines[2].startswith("0 breaking, 1 notable, 0 harmless; 1 of 5")


def test_the_json_fits_its_schema(tmp_path: Path) -> None:
    found = compared(tmp_path, no_get_field("Webshop_Articles", "Price"), "--json")
    document = json.loads(found.stdout)
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(document)
    assert document["summary"] == {"breaking": 1, "notable": 0, "harmless": 0}
    assert document["changes"][0]["text"] == "Webshop_Articles: Price is gone"


def test_the_changes_are_told_in_dutch_and_the_keys_of_the_json_are_not(tmp_path: Path) -> None:
    dutch = language("nl")
    gone = no_get_field("Webshop_Articles", "Price")
    lines = compared(tmp_path, gone, "--lang", "nl").stdout.splitlines()
    assert lines[1].split()[0] == dutch.texts["breaking"]
    assert lines[1].endswith(dutch.tell(say("{place} is gone", place="Price")))
    document = json.loads(compared(tmp_path, gone, "--lang", "nl", "--json").stdout)
    Draft202012Validator(schema()).validate(document)
    assert document["changes"][0]["weight"] == "breaking"
    assert document["changes"][0]["text"] == lines[1].split(maxsplit=1)[1]


def test_only_used_says_nothing_of_other_connectors(tmp_path: Path) -> None:
    assert "Other_List" in compared(tmp_path, more(STRANGER)).stdout
    assert "Other_List" not in compared(tmp_path, more(STRANGER), "--only-used").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.json", "sandbox"], "nowhere.json: there is no such file, and no such target"),
        (["world.json", "sandbox"], "world.json: the file lacks the key schema_version"),
    ],
)
def test_what_cannot_be_compared_is_refused_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    webshop(tmp_path)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(diff, arguments)
    assert isinstance(result.exception, UsageError)
    assert str(result.exception).startswith(words)


def test_a_file_that_is_no_snapshot_is_not_overwritten(tmp_path: Path) -> None:
    manifest = webshop(tmp_path)
    before = manifest.read_bytes()
    arguments = [str(manifest), "--target", "sandbox", "--output", str(manifest)]
    result = CliRunner().invoke(snapshot, arguments)
    assert isinstance(result.exception, UsageError)
    assert manifest.read_bytes() == before


def test_a_broken_snapshot_beside_the_manifest_is_named_by_every_command(tmp_path: Path) -> None:
    manifest = webshop(tmp_path)
    (tmp_path / KEPT).write_text("{", "utf-8")
    result = CliRunner().invoke(snapshot, [str(manifest), "--target", "sandbox"])
    assert isinstance(result.exception, ProfitCheckError)
    assert result.exception.exit_status == 2
    assert str(result.exception).startswith(f"{tmp_path / KEPT}: is not JSON")
