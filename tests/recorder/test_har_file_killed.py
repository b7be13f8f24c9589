"""A recording whose process is killed, or whose file is moved, stays whole: large entries too."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from profit_check.recorder import har_file
from profit_check.recorder.har_file import HarFile


def entries(path: Path) -> list[Any]:
    found: list[Any] = json.loads(path.read_text("utf-8"))["log"]["entries"]
    return found


class Killed(BaseException):
    """The process ends here."""


LARGE = json.dumps({"text": "\u20ac]}}" * 460})
BETWEEN = '"small"'


def killed_after(size: int) -> Any:
    """A way to write that takes only `size` bytes in all before the process is killed."""
    left = size

    def write(put: Any, content: bytes) -> None:
        nonlocal left
        put(content[:left])
        if left < len(content):
            raise Killed
        left -= len(content)

    return write


def test_a_large_entry_that_is_cut_off_anywhere_leaves_the_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = har_file._write
    path = tmp_path / "x.har"
    for size in range(len(LARGE) + 10):
        monkeypatch.setattr(har_file, "_write", whole)
        with HarFile(path, force=True) as file:
            for entry in (LARGE, BETWEEN, LARGE, BETWEEN):
                file.append(entry)
            monkeypatch.setattr(har_file, "_write", killed_after(size))
            with suppress(Killed):
                file.append(LARGE)
            found = entries(path)
        assert found[:4] == [json.loads(each) for each in (LARGE, BETWEEN, LARGE, BETWEEN)]
        assert len(found) in (4, 5)
    assert len(found) == 5


@pytest.mark.parametrize("step", ["hardlink_to", "replace"])
def test_a_process_killed_while_files_change_places_leaves_the_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def kill(*arguments: Any) -> None:
        raise Killed

    path = tmp_path / "x.har"
    with HarFile(path) as file:
        file.append(LARGE)
        monkeypatch.setattr(Path, step, kill)
        with suppress(Killed):
            file.append(LARGE)
        assert len(entries(path)) == 1


def test_large_and_small_entries_in_turn_are_all_there_and_no_other_file(tmp_path: Path) -> None:
    path = tmp_path / "x.har"
    sizes = [10, 5_000, 10, 10, 3_000_000, 5_000, 10, 2_000_000, 10, 100_000]
    with HarFile(path) as file:
        for count, size in enumerate(sizes, 1):
            file.append(json.dumps("x" * size))
            assert [len(each) for each in entries(path)] == sizes[:count]
        assert len(list(tmp_path.iterdir())) == 2
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "x.har", tmp_path / "link.har"
    path.touch()
    link.symlink_to(path)
    with HarFile(link, force=True) as file:
        file.append(LARGE)
    assert link.is_symlink()
    assert len(entries(path)) == 1


@pytest.mark.parametrize("step", ["hardlink_to", "replace"])
def test_where_files_cannot_change_places_large_entries_are_written_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(*arguments: Any) -> None:
        raise PermissionError(13, "Access is denied")

    path = tmp_path / "x.har"
    with HarFile(path) as file:
        file.append(LARGE)
        monkeypatch.setattr(Path, step, refuse)
        for _ in range(2):
            file.append(LARGE)
        assert (len(entries(path)), file.lost) == (3, 0)
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_another_has_put_in_its_place_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.har"
    with HarFile(path) as file:
        file.append(LARGE)
        monkeypatch.setattr(os.path, "samestat", lambda one, other: False)
        monkeypatch.setattr(Path, "replace", lambda *paths: pytest.fail("it was replaced"))
        file.append(LARGE)
    assert len(entries(path)) == 2
    assert list(tmp_path.iterdir()) == [path]


def test_a_system_that_renames_no_open_file_is_served_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Path] = []
    rename = Path.replace

    def as_windows_does(one: Path, other: Path) -> Path:
        tried.append(one)
        if len(tried) % 2:
            raise PermissionError(13, "Access is denied")
        return rename(one, other)

    monkeypatch.setattr(Path, "replace", as_windows_does)
    path = tmp_path / "x.har"
    with HarFile(path) as file:
        for number in range(1, 6):
            file.append(LARGE if number % 2 else BETWEEN)
            assert len(entries(path)) == number
    assert len(tried) == 6
    assert list(tmp_path.iterdir()) == [path]
