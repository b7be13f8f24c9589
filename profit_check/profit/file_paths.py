"""Where a file, subject, image or report is asked for (reference section 2: requests)."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from profit_check.model import FileConnector, Question
from profit_check.profit.query import path

ORIGINAL = "0"
"""The `format` of an image as it was stored; 1 is a thumbnail, 2 is of medium size."""

_ROUTES = frozenset({"subjectconnector", "fileconnector", "imageconnector", "reportconnector"})
_ESCAPE = re.compile(r"_([0-9A-Fa-f]{2})", re.ASCII)


def question(connector: FileConnector) -> Question:
    """The request for the sample of `connector`."""
    sample = connector.sample
    if connector.kind == "subject":
        return Question(path("subjectconnector", sample["subject"], sample["file"]))
    if connector.kind == "file":
        return Question(path("fileconnector", escaped(sample["file"]), escaped(sample["name"])))
    if connector.kind == "image":
        query = (("format", sample.get("format", ORIGINAL)),)
        return Question(path("imageconnector", sample["id"]), query)
    filters = tuple((key, value) for key, value in sample.items() if key != "id")
    return Question(path("reportconnector", sample["id"]), filters)


def asks_for_file(path: str) -> bool:
    """Is it a file that the answer at `path`, relative to the base URL, holds?"""
    return path.strip("/").partition("/")[0].lower() in _ROUTES


def escaped(segment: str) -> str:
    """`segment` of a path as AFAS escapes it: `_` becomes `_5f`, and `%XX` becomes `_XX`."""
    percent = quote(segment, safe="", errors="replace")
    found = percent.replace("_", "_5f").replace("%", "_")
    # A segment of dots only would be taken for a step up or down the path.
    return found if found.strip(".") else found.replace(".", "_2E")


def unescaped(segment: str) -> str:
    """What AFAS's escape stands for."""
    return unquote(_ESCAPE.sub(r"%\1", segment))
