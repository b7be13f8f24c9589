"""Release notes that were imported, kept beside the manifest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from profit_check.errors import UsageError
from profit_check.manifest.load import load
from profit_check.manifest.published import NAME, keep_published, load_published
from profit_check.model import Published, ReleaseNote
from profit_check.sandbox.sample import WEBSHOP
from tests.profit.published_changes import change

ONE = change("property-removed", "FbSales/Element/Fields/X", release=9)
OTHER = change("max-length-changed", "é", release=9, before=None, after=3)


def note(source: str) -> ReleaseNote:
    return ReleaseNote(9, "line-3", True, "text", "update-connector", source, ("FbSales",))


def test_nothing_is_published_where_nothing_was_imported(tmp_path: Path) -> None:
    assert load_published(tmp_path) == Published()


def test_what_was_imported_is_there_in_later_runs(tmp_path: Path) -> None:
    keep_published(tmp_path, "a.md", Published((ONE,), (note("a.md"),)))
    keep_published(tmp_path, "b.md", Published((OTHER, ONE), (note("b.md"),)))
    kept = load_published(tmp_path)
    assert set(kept.changes) == {ONE, OTHER}
    assert [one.source for one in kept.notes] == ["a.md", "b.md"]


def test_a_page_that_is_read_again_replaces_its_notes(tmp_path: Path) -> None:
    keep_published(tmp_path, "a.md", Published((), (note("a.md"),)))
    keep_published(tmp_path, "a.md", Published((ONE,)))
    assert load_published(tmp_path) == Published((ONE,))


def test_pages_of_two_releases_with_one_name_keep_the_notes_of_both(tmp_path: Path) -> None:
    later = replace(note("news.md"), release=10)
    keep_published(tmp_path, "news.md", Published((), (note("news.md"),)))
    keep_published(tmp_path, "news.md", Published((), (later,)))
    assert [one.release for one in load_published(tmp_path).notes] == [9, 10]


def test_a_number_that_is_no_release_is_told_in_one_line(tmp_path: Path) -> None:
    keep_published(tmp_path, "a.md", Published((), (note("a.md"),)))
    path = tmp_path / NAME
    path.write_text(path.read_text("utf-8").replace("9", "1e999"), "utf-8")
    with pytest.raises(UsageError, match="does not hold imported release notes"):
        load_published(tmp_path)


def test_the_same_import_twice_leaves_the_same_file(tmp_path: Path) -> None:
    both = Published((ONE, OTHER), (note("a.md"),))
    path = keep_published(tmp_path, "a.md", both)
    first = path.read_bytes()
    keep_published(tmp_path, "a.md", both)
    assert path.read_bytes() == first


def test_the_manifest_that_is_loaded_knows_them(tmp_path: Path) -> None:
    assert load(WEBSHOP / "profit-check.toml").published == Published()
    text = '[integration]\nname = "A"\n[targets.a]\nparticipant = "12345"\ntype = "test"\n'
    (tmp_path / "profit-check.toml").write_text(text + 'token = { env = "A" }\n', "utf-8")
    keep_published(tmp_path, "a.md", Published((ONE,)))
    assert load(tmp_path / "profit-check.toml").published.changes == (ONE,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"changes": []}',
        '{"changes": {}, "notes": [1]}',
        '{"changes": {"x": {"A": [["property-removed", "POST", "X"]]}}, "notes": []}',
        '{"changes": {"9": {"A": [["property-lost", "POST", "X"]]}}, "notes": []}',
        '{"changes": {"9": {"A": [["max-length-changed", "POST", "X", [], 3]]}}, "notes": []}',
        '{"changes": {"9": {"A": [["property-removed", 1, "X"]]}}, "notes": []}',
        '{"changes": {"9": {"A": ["x"]}}, "notes": []}',
        "[" * 100_000,
    ],
)
def test_a_file_that_cannot_be_used_is_one_line(text: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(text, "utf-8")
    with pytest.raises(UsageError, match=r"^[^\n]+ does not hold imported release notes; [^\n]+$"):
        load_published(tmp_path)


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(UsageError, match=r"^[^\n]+ cannot be read [^\n]+$"):
        load_published(tmp_path)
    (tmp_path / NAME).rmdir()
    with pytest.raises(UsageError, match=r"^[^\n]+ cannot be written [^\n]+$"):
        keep_published(tmp_path / "nowhere", "a.md", Published())
