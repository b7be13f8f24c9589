"""Reads the documents that a manifest names for certification: what they are, not what they hold.

Only the implementation document is searched, so that of it alone the text is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from profit_check.documents.text import Unreadable, text_of
from profit_check.language.phrase import Phrase, say
from profit_check.manifest.faults import Fault, show
from profit_check.manifest.locate import KeyPath
from profit_check.manifest.meaning import sound
from profit_check.model import Paper

_SEARCHED = "implementation_document"


def read_papers(
    data: Mapping[str, Any], faulty: Collection[KeyPath], folder: Path
) -> tuple[Mapping[str, Paper], list[Fault]]:
    """The documents by the name in the manifest, relative to `folder`, and what is wrong."""
    papers: dict[str, Paper] = {}
    faults: list[Fault] = []
    for path, name in _named(data, faulty):
        try:
            papers[name] = papers.get(name) or _paper(name, folder)
            if path[-1] == _SEARCHED:
                papers[name] = _searched(papers[name], folder)
        except (OSError, ValueError) as error:
            text = say("{file} cannot be read: {why}", file=show(name), why=_why(error))
            faults.append(Fault(path, text))
    return papers, faults


def _named(data: Mapping[str, Any], faulty: Collection[KeyPath]) -> Iterator[tuple[KeyPath, str]]:
    for path in (
        ("certification", _SEARCHED),
        ("certification", "data_flow_diagram"),
        ("certification", "penetration_test", "report"),
    ):
        value: Any = data
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str) and sound(path, faulty):
            yield path, value


def _paper(name: str, folder: Path) -> Paper:
    if _is_address(name):
        return Paper(name)
    return Paper(name, sha256((folder / name).read_bytes()).hexdigest())


def _searched(paper: Paper, folder: Path) -> Paper:
    if paper.is_url:
        why = say("it is at an address on the web, where this program does not look")
        return Paper(paper.name, unread=why)
    content = (folder / paper.name).read_bytes()
    try:
        return Paper(paper.name, paper.sha256, text=text_of(content, Path(paper.name).suffix))
    except Unreadable as unreadable:
        return Paper(paper.name, paper.sha256, unread=unreadable.why)


def _is_address(name: str) -> bool:
    return name.lower().startswith(("https://", "http://"))


def _why(error: OSError | ValueError) -> Phrase | str | None:
    if isinstance(error, FileNotFoundError):
        return say("there is no such file; the path is relative to the manifest")
    if isinstance(error, IsADirectoryError | PermissionError) and not isinstance(error, ValueError):
        return error.strerror
    return error.strerror if isinstance(error, OSError) else say("this is no file name")
