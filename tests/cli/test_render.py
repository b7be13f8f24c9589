from __future__ import annotations

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from profit_check.cli.render import command
from profit_check.errors import UsageError
from profit_check.writers import results_json
from tests.writers import sample_run


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of kept results, on a machine where any use of the network is an error."""

    def refuse(*arguments: object) -> None:
        raise AssertionError("render must not use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    path = tmp_path / "results.json"
    path.write_text(results_json.dumps(sample_run.document()), encoding="utf-8")
    return path


def test_every_named_report_is_written(kept: Path, tmp_path: Path) -> None:
    names = ["a.html", "a.md", "a.json"]
    arguments = [part for name in names for part in ("--report", str(tmp_path / name))]
    result = CliRunner().invoke(command, [str(kept), *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert (tmp_path / "a.json").read_bytes() == kept.read_bytes()
    for name in names:
        assert "Webshop koppeling" in (tmp_path / name).read_text(encoding="utf-8")
        assert f"The report is in {tmp_path / name}" in result.stderr


def test_without_a_report_markdown_is_printed_and_nothing_else(kept: Path) -> None:
    result = CliRunner().invoke(command, [str(kept)], catch_exceptions=False)
    assert result.stdout.startswith("# Not ready: 4 requirements are not met\n")
    assert result.stderr == ""


def test_a_format_that_is_not_known_is_refused_before_anything_is_written(
    kept: Path, tmp_path: Path
) -> None:
    arguments = [str(kept), "--report", str(tmp_path / "a.md"), "--report", "b.pdf"]
    result = CliRunner().invoke(command, arguments)
    assert isinstance(result.exception, UsageError)
    assert not (tmp_path / "a.md").exists()


def test_a_file_that_holds_no_results_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(tmp_path / "none.json")])
    assert isinstance(result.exception, UsageError)
    assert "none.json: cannot be read" in str(result.exception)
