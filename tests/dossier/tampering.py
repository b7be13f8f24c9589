"""Ways to tamper with the sample's dossier."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from profit_check.dossier.signature import sign
from profit_check.dossier.sums import sums_of
from tests.dossier.dossiers import bundle_of, kept_of, made

Tamper = Callable[[Path], object]


def flip(name: str) -> Tamper:
    """Changes one byte in the middle of a file."""

    def tamper(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[len(content) // 2] ^= 1
        (folder / name).write_bytes(content)

    return tamper


def edit(name: str, path: str, value: Any, *, sums: bool = True) -> Tamper:
    """Puts another value in one place of a JSON file; with `sums` these are made anew."""

    def tamper(folder: Path) -> None:
        whole = json.loads((folder / name).read_text("utf-8"))
        *parents, last = [int(part) if part.isdigit() else part for part in path.split("/")]
        place = whole
        for part in parents:
            place = place[part]
        assert place[last] != value
        place[last] = value
        indent = 2 if name == "results.json" else None
        (folder / name).write_text(json.dumps(whole, indent=indent) + "\n", "utf-8")
        if sums:
            sum_again(folder)

    return tamper


def sum_again(folder: Path) -> None:
    """Makes the sums of what is in the folder now."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith("SHA256SUMS")
    }
    (folder / "SHA256SUMS").write_bytes(sums_of(files))


def with_sums(tamper: Tamper) -> Tamper:
    """The same, with sums that hide it."""

    def both(folder: Path) -> None:
        tamper(folder)
        sum_again(folder)

    return both


def replaced(name: str, old: str, new: str) -> Tamper:
    """Puts other words in a text."""

    def tamper(folder: Path) -> None:
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), "utf-8", newline="\n")

    return tamper


def truncated(name: str) -> Tamper:
    """Cuts a file off half-way."""
    return lambda folder: (folder / name).write_bytes(
        (folder / name).read_bytes()[: (folder / name).stat().st_size // 2]
    )


def linked(folder: Path) -> None:
    """Puts a link in the place of a file, to the same content elsewhere."""
    (folder / "report.md").replace(folder.parent / "elsewhere.md")
    (folder / "report.md").symlink_to(folder.parent / "elsewhere.md")


def of_another_run(folder: Path) -> None:
    """Puts the kept run of another environment in the place of this one's."""
    (folder / "kept-run.json").write_bytes(another().files["kept-run.json"])


@cache
def another() -> Any:
    """The dossier of a run in which a fault showed."""
    return bundle_of(*kept_of(faults=["one-row-too-many=Webshop_Stock"]))


def appended(name: str, line: bytes) -> Tamper:
    """Adds to the end of a file."""
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes() + line)


def index_of(name: str, key: str, wanted: Callable[[Any], bool]) -> int:
    """The place of the first element of a list in a JSON file of the dossier."""
    items = json.loads(made().files[name])[key]
    return next(place for place, item in enumerate(items) if wanted(item))


def result(check: str) -> str:
    """The place of the first result of a check."""
    return f"results/{index_of('results.json', 'results', lambda one: one['check'] == check)}"


def answer(path: str) -> str:
    """The place of the first answer with rows at a path."""

    def is_it(one: Any) -> bool:
        return bool(one["question"]["path"] == path and one["answer"].get("status") == 200)

    return f"exchanges/{index_of('kept-run.json', 'exchanges', is_it)}/answer"


def resigned(folder: Path) -> None:
    """Signs with the key of somebody else."""
    sums = (folder / "SHA256SUMS").read_bytes()
    (folder / "SHA256SUMS.sig").write_bytes(sign(sums, Ed25519PrivateKey.generate()))


def without_result(folder: Path, check: str) -> Any:
    """The results of a dossier without those of a check."""
    whole = json.loads((folder / "results.json").read_text("utf-8"))
    whole["results"] = [one for one in whole["results"] if one["check"] != check]
    return whole
