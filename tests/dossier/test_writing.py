"""A dossier gets into its folder whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest import MonkeyPatch

from profit_check.dossier.sums import compare, sums_of
from profit_check.dossier.writing import prepare, write
from profit_check.errors import UsageError

FILES = {"a.md": b"a", "letters/b.md": b"b"}


def everything(folder: Path) -> list[str]:
    """The names of all that is in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("name", ["new", "empty", "in/new/folders"])
def test_it_is_written_to_a_new_folder_or_an_empty_one(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    folder = tmp_path / name
    prepare(folder)
    write(folder, FILES)
    assert everything(folder) == ["a.md", "letters", "letters/b.md"]
    beside = {path.name for path in folder.parent.iterdir()}
    assert not any(one.startswith(".") for one in beside)


def test_another_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", "utf-8")
    (tmp_path / "file").write_text("mine", "utf-8")
    for name, said in (
        ("full", "is not empty; name another folder"),
        ("file", "is no folder; name another"),
        ("file/in", "cannot be written ("),
        ("a\0b", "cannot be written (this is no name of a folder)"),
    ):
        with pytest.raises(UsageError) as caught:
            prepare(tmp_path / name)
        assert str(caught.value).startswith("--out ")
        assert said in str(caught.value)
        assert "\n" not in str(caught.value)
    assert everything(tmp_path) == ["file", "full", "full/mine.txt"]


def test_nothing_is_left_when_the_disk_is_full(tmp_path: Path, monkeypatch: MonkeyPatch) -> None:
    real = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "b.md":
            raise OSError(28, "No space left on device")
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UsageError, match=r"cannot be written \(No space left on device\)$"):
        write(tmp_path / "dossier", FILES)
    assert everything(tmp_path) == []


def test_nothing_is_left_when_it_is_interrupted(tmp_path: Path, monkeypatch: MonkeyPatch) -> None:
    def interrupted(path: Path, content: bytes) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "dossier", FILES)
    assert everything(tmp_path) == []


def test_what_came_into_the_folder_meanwhile_is_left_there(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    prepare(folder)
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        write(folder, FILES)
    assert everything(tmp_path) == ["dossier", "dossier/mine.txt"]


def test_sums_of_files_with_any_name_are_read_again(tmp_path: Path) -> None:
    files = {"a b.md": b"a", "letters/é (1).md": b"b", "-x": b"c"}
    write(tmp_path / "dossier", {**files, "SHA256SUMS": sums_of(files)})
    assert compare(tmp_path / "dossier").faults == ()


def test_sums_are_as_sha256sum_writes_them() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sums_of({"b": b"", "a": b""}).decode() == f"{empty}  a\n{empty}  b\n"


def test_a_folder_that_is_a_link_is_named_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("mine", "utf-8")
    write(tmp_path / "dossier", {"a": b"", "SHA256SUMS": sums_of({"a": b""})})
    (tmp_path / "dossier" / "letters").symlink_to(outside, target_is_directory=True)
    compared = compare(tmp_path / "dossier")
    assert [(one.file, str(one.what)) for one in compared.faults] == [
        ("letters", "is a symbolic link, which was not followed")
    ]
    assert "letters/secret.txt" not in compared.files
