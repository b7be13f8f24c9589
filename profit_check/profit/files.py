"""Reads what a file, subject, image or report connector gives (reference section 2: requests)."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass

from profit_check.language.phrase import say
from profit_check.model import Answer
from profit_check.profit.beginnings import Beginning, beginning, belongs_to
from profit_check.profit.metainfo import THE_ANSWER, Malformed, NotAnObject, kind_of

_LONGEST_TYPE = 127
_NAME = r"[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*"
_TYPE = re.compile(rf"\s*({_NAME}/{_NAME})\s*(?:;[^\r\n]*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """What is known of a file once its content is let go of.

    `mime_type` is None when it has not the form type/subtype. `size` counts the bytes of the
    content, and is None when that is not Base64. `agrees` is False when the content begins as
    something that is not of the MIME type.
    """

    mime_type: str | None
    size: int | None
    begins_as: Beginning = Beginning.UNKNOWN
    agrees: bool = True


def read_file(answer: Answer) -> FoundFile:
    """What `answer` holds; raises Malformed when it holds no content as text."""
    body = answer.content
    if not isinstance(body, Mapping):
        raise NotAnObject(THE_ANSWER, body)
    data = body.get("filedata")
    if not isinstance(data, str):
        raise Malformed(say("filedata is {kind} where text belongs", kind=kind_of(data)))
    mime_type = read_mime_type(body.get("mimetype"))
    content = _decoded(data)
    if content is None:
        return FoundFile(mime_type, None)
    begins_as = beginning(content)
    agrees = mime_type is None or belongs_to(begins_as, mime_type)
    return FoundFile(mime_type, len(content), begins_as, agrees)


def read_mime_type(value: object) -> str | None:
    """The type and subtype in `value`, in lower case and without parameters, if it has them."""
    match = _TYPE.fullmatch(value) if isinstance(value, str) else None
    found = match[1].lower() if match else ""
    return found if 0 < len(found) <= _LONGEST_TYPE else None


def _decoded(data: str) -> bytes | None:
    """The content; line breaks may stand in Base64."""
    joined = "".join(data.split())
    try:
        return b64decode(joined, validate=True) if len(joined) % 4 == 0 else None
    except ValueError:
        return None
