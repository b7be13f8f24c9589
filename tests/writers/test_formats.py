from __future__ import annotations

from pathlib import Path

import pytest

from profit_check.errors import UsageError
from profit_check.writers import formats
from tests.writers import hostile, sample_run


@pytest.mark.parametrize("name", ["x.json", "x.html", "x.md", "X.HTML", "a.b.md", "x.sarif"])
def test_the_end_of_the_name_picks_the_format(name: str) -> None:
    assert formats.format_of(Path(name)) == f".{name.lower().rpartition('.')[2]}"


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("x.junit.xml", ".junit.xml"),
        ("x.Summary.md", ".summary.md"),
        ("x.badge.json", ".badge.json"),
        ("gl-x.CodeQuality.json", ".codequality.json"),
        ("badge.json", ".json"),
    ],
)
def test_the_longest_end_of_the_name_wins(name: str, format: str) -> None:
    assert formats.format_of(Path(name)) == format


@pytest.mark.parametrize("name", ["report", "report.pdf", "html", "report.md.gz", "report.xml"])
def test_an_unknown_format_is_one_line_that_names_the_known_ones(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        formats.format_of(Path(name))
    assert str(caught.value) == (
        f"--report {name}: no such format; give a file whose name ends in .json, .html, .md, "
        ".summary.md, .ics, .junit.xml, .sarif, .codequality.json, .badge.json"
    )


def test_a_folder_is_refused_before_the_run(tmp_path: Path) -> None:
    folder = tmp_path / "report.html"
    folder.mkdir()
    with pytest.raises(UsageError, match="is a folder; give a file in it"):
        formats.format_of(folder)


@pytest.mark.parametrize("suffix", formats.FORMATS)
def test_a_report_is_written_as_utf8_into_a_folder_that_need_not_exist(
    suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / "new" / f"report{suffix}"
    formats.write(sample_run.report(), path)
    assert path.read_bytes().decode("utf-8") == formats.render(sample_run.report(), suffix)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_earlier_report_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("old", encoding="utf-8")
    formats.write(sample_run.report(), path)
    assert path.read_text(encoding="utf-8").startswith("# Not ready")


def test_a_place_that_cannot_be_written_is_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        formats.write(sample_run.report(), tmp_path / "file" / "report.md")
    assert "cannot be written" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("suffix", formats.FORMATS)
def test_text_that_is_no_unicode_can_be_written(suffix: str, tmp_path: Path) -> None:
    formats.write(hostile.report("\ud800 lone"), tmp_path / f"x{suffix}")
    assert "lone" in (tmp_path / f"x{suffix}").read_text(encoding="utf-8")
