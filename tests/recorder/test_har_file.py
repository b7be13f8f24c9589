"""The file of a recording is whole after every entry, whatever happens in between."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from profit_check import __version__
from profit_check.errors import UsageError
from profit_check.recorder import har_file
from profit_check.recorder.har_file import HarFile


def entries(path: Path) -> list[Any]:
    found: list[Any] = json.loads(path.read_text("utf-8"))["log"]["entries"]
    return found


def test_the_file_is_whole_json_after_every_entry(tmp_path: Path) -> None:
    path = tmp_path / "x.har"
    with HarFile(path) as file:
        assert entries(path) == []
        for number in range(5):
            file.append(json.dumps({"number": number, "text": "\u00eb]}}"}))
            assert len(entries(path)) == number + 1
    log = json.loads(path.read_text("utf-8"))["log"]
    assert (log["version"], log["creator"]) == (
        "1.2",
        {"name": "profit-check", "version": __version__},
    )


def test_each_entry_is_written_by_one_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bytes] = []

    def write(put: Any, content: bytes) -> None:
        written.append(content)
        put(content)

    monkeypatch.setattr(har_file, "_write", write)
    with HarFile(tmp_path / "x.har") as file:
        file.append("{}")
        file.append("{}")
    assert written[1:] == [b"\n{}\n]}}\n", b",\n{}\n]}}\n"]


def test_threads_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.har"
    with HarFile(path) as file, ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: file.append(str(number)), range(500)))
    assert sorted(entries(path)) == list(range(500))


def test_what_cannot_be_written_is_counted_and_the_file_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.har"
    whole = har_file._write

    def full(put: Any, content: bytes) -> None:
        if b"lost" in content:
            put(content[: len(content) // 2])
            raise OSError(28, "No space left on device")
        whole(put, content)

    monkeypatch.setattr(har_file, "_write", full)
    with HarFile(path) as file:
        for entry in ('"a"', '"lost"', '"b"', '"lost too"'):
            file.append(entry)
        assert (file.entries, file.lost, file.why_lost) == (2, 2, "No space left on device")
    assert entries(path) == ["a", "b"]


def test_a_system_that_takes_only_a_part_is_given_the_rest() -> None:
    taken = bytearray()

    def write(content: bytes) -> int:
        taken.extend(content[:3])
        return min(3, len(content))

    har_file._write(write, b"0123456789")
    assert taken == b"0123456789"
    with pytest.raises(OSError, match="nothing more"):
        har_file._write(lambda content: 0, b"0")


def test_a_file_that_is_there_is_written_over_only_when_forced(tmp_path: Path) -> None:
    path = tmp_path / "x.har"
    path.write_text("x" * 1000, "utf-8")
    with pytest.raises(UsageError, match=r"x\.har: is there already"):
        HarFile(path)
    with HarFile(path, force=True) as file:
        file.append("1")
    assert entries(path) == [1]


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        HarFile(tmp_path, force=True)
    with pytest.raises(UsageError, match="it is no file name"):
        HarFile(Path("\0"))


def test_a_file_of_which_nothing_can_be_written_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(put: Any, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(har_file, "_write", full)
    with pytest.raises(UsageError, match="No space left on device"):
        HarFile(tmp_path / "x.har")
    assert list(tmp_path.iterdir()) == []


def test_only_its_owner_may_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[int] = []
    opened = os.open

    def noted(path: str, flags: int, mode: int = 0o777) -> int:
        modes.append(mode)
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", noted)
    with HarFile(tmp_path / "x.har"):
        assert modes == [0o600]
