"""The plain values of a kept run as JSON has them, and back, each read strictly."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

from profit_check.language.kept import as_data, from_data
from profit_check.language.phrase import Phrase, say

_LARGEST = 2**64
"""Numbers with a fraction are smaller: durations, in milliseconds or seconds."""


class Unexpected(ValueError):
    """A value that is not what stands in its place; `what` says what was expected there."""

    def __init__(self, what: str, place: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.place = place


def text_out(text: str) -> Any:
    """A text as JSON has it; a phrase with how it was made."""
    if isinstance(text, StrEnum):
        return text.value
    return {"text": "".join(text), "said": as_data(text)} if isinstance(text, Phrase) else text


def text_in(value: object, _: object = None) -> str:
    """The text, or the phrase, that `value` is."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict) or set(value) != {"text", "said"}:
        raise Unexpected(say("a text"))
    text, said = value["text"], value["said"]
    if not isinstance(text, str) or not isinstance(said, dict):
        raise Unexpected(say("a text"))
    try:
        read = from_data(text, said)
        sound = as_data(read) == said
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        sound = False
    if not sound:
        raise Unexpected(say("a text that profit-check says"))
    return read


def whole_number_in(value: object, _: object = None) -> int:
    """A whole number, and no other."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unexpected(say("a whole number"))
    return value


def number_in(value: object, _: object = None) -> float:
    """A number; those without an end are not read as JSON to begin with."""
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) >= _LARGEST:
        raise Unexpected(say("a number"))
    return float(value)


def truth_in(value: object, _: object = None) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Unexpected(say("true or false"))
    return value


def day_in(value: object, _: object = None) -> date:
    """A day as ISO 8601 writes it."""
    try:
        return date.fromisoformat(_plain(value))
    except ValueError:
        raise Unexpected(say("a day (YYYY-MM-DD)")) from None


def moment_in(value: object, _: object = None) -> datetime:
    """A moment as ISO 8601 writes it, with its zone."""
    try:
        moment = datetime.fromisoformat(_plain(value))
    except ValueError:
        moment = datetime.min
    if moment.utcoffset() is None:
        raise Unexpected(say("a moment (YYYY-MM-DDTHH:MM:SS+00:00)"))
    return moment


def path_out(path: Path) -> str:
    """The path from the manifest's folder; of one that is elsewhere only the name."""
    return path.as_posix() if _is_inside(path.as_posix()) else path.name


def path_in(value: object, _: object = None) -> Path:
    """A path that stays in the folder where it begins."""
    text = _plain(value)
    if not _is_inside(text):
        raise Unexpected(say("the name of a file"))
    return Path(text)


def bytes_out(value: bytes) -> str:
    """Bytes in Base64."""
    return b64encode(value).decode("ascii")


def bytes_in(value: object, _: object = None) -> bytes:
    """The bytes that Base64 stands for."""
    try:
        return b64decode(_plain(value, "?"), validate=True)
    except (NoBase64, ValueError):
        raise Unexpected(say("Base64")) from None


def name_in(value: object, kind: Any) -> StrEnum:
    """One of the names of the closed list `kind`."""
    known = [one.value for one in kind]
    if value not in known:
        raise Unexpected(say("one of {names}", names=", ".join(known)))
    name: StrEnum = kind(value)
    return name


def either_in(value: object, _: object = None) -> int | str | None:
    """A whole number, a text, or nothing."""
    return value if value is None or isinstance(value, str) else whole_number_in(value)


def _plain(value: object, otherwise: str = "") -> str:
    return value if isinstance(value, str) else otherwise


def _is_inside(text: str) -> bool:
    path = PurePosixPath(text)
    foreign = any(mark in text for mark in ":\\\0")
    return bool(text) and not (foreign or path.is_absolute() or ".." in path.parts)
