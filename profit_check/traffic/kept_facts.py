"""What of a call cannot be read of an entry that was masked, as it is kept beside that entry."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from profit_check.model import BodyState, Call, RefusalMessage
from profit_check.traffic.keeping import Keeping
from profit_check.traffic.marks import SIZE
from profit_check.traffic.parts import number, text
from profit_check.traffic.refusal_messages import PUBLISHED, SAID_IN
from profit_check.traffic.texts import Texts

KEY = "_profitCheck"
"""The key under which an entry of a recording by profit-check holds these facts."""

_MOST = 10**9
_MOST_MARKS = 1_000
_ROWS = ("rows", "row_fields", "row_marks")


@dataclass(frozen=True, slots=True)
class _Fact:
    """How a field of a call is written as JSON, and read; `read` raises ValueError."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def facts_of(call: Call, shown: Call) -> dict[str, Any]:
    """The facts of `call` that are others in `shown`, which is what its masked entry tells."""
    return {
        name: fact.write(getattr(call, name))
        for name, fact in _FACTS.items()
        if getattr(call, name) != getattr(shown, name) and not _is_kept_body(name, call)
    }


def with_facts(call: Call, held: object, keeping: Keeping, texts: Texts) -> Call:
    """`call` with the facts that were kept of it; what is none is passed over."""
    if not isinstance(held, Mapping):
        return call
    found: dict[str, Any] = {}
    for name, fact in _FACTS.items():
        if name in held:
            with suppress(ValueError):
                found[name] = fact.read(held[name])
    rows = {name: found.pop(name) for name in _ROWS if name in found}
    if rows and call.status is not None and 200 <= call.status < 300:
        found |= _of_rows(rows, keeping)
    if found.get("unread"):
        found["unread"] = texts.keep(found["unread"])
    if "refusal" in found:
        found["refusal"] = texts.share(found["refusal"])
    return replace(call, **found)


def _is_kept_body(name: str, call: Call) -> bool:
    """A body is there, or it is not: no fact can stand for it."""
    return name == "body_state" and call.body_state is BodyState.KEPT


def _of_rows(held: Mapping[str, Any], keeping: Keeping) -> dict[str, Any]:
    """The fields that are about rows; none where they do not belong together."""
    marks: bytes = held.get("row_marks", b"")
    if held.get("rows") is None or len(marks) != held["rows"] * SIZE:
        return {}
    kept, left_out = keeping.marks(marks)
    return {**held, "row_marks": kept, "row_marks_left_out": left_out}


def _same(value: Any) -> Any:
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
        raise ValueError
    return value


def _count_or_none(value: Any) -> int | None:
    return None if value is None else _count(value)


def _seconds(value: Any) -> float | None:
    found = number(value)
    if (found is None and value is not None) or (found or 0) < 0:
        raise ValueError
    return found


def _words(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError
    return value


def _hexadecimal(mark: int | None) -> str | None:
    return None if mark is None else f"{mark:0{2 * SIZE}x}"


def _mark(value: Any) -> int:
    if not isinstance(value, str) or len(value) != 2 * SIZE:
        raise ValueError
    return int.from_bytes(bytes.fromhex(value), "big")


def _hexadecimals(marks: tuple[int, ...]) -> list[str | None]:
    return [_hexadecimal(mark) for mark in marks]


def _marks(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list) or len(value) > _MOST_MARKS:
        raise ValueError
    return tuple(map(_mark, value))


def _mark_or_none(value: Any) -> int | None:
    return None if value is None else _mark(value)


def _bytes(value: Any) -> bytes:
    if not isinstance(value, str):
        raise ValueError
    return b64decode(value, validate=True)


def _state(value: Any) -> BodyState:
    state = BodyState(text(value))
    if state is BodyState.KEPT:
        raise ValueError
    return state


def _written_refusal(refusal: RefusalMessage | None) -> Any:
    if refusal is None:
        return None
    return {
        "said_in": refusal.said_in,
        "mark": _hexadecimal(refusal.mark),
        "number": refusal.number,
        "published": refusal.published,
    }


def _refusal(value: Any) -> RefusalMessage | None:
    if value is None:
        return None
    held = value if isinstance(value, Mapping) else {}
    said_in, published, count = held.get("said_in"), held.get("published"), held.get("number")
    if not isinstance(said_in, str) or said_in not in SAID_IN:
        raise ValueError
    if published is not None and text(published) not in PUBLISHED:
        raise ValueError
    if not isinstance(count, int | None) or abs(count or 0) >= 2**63:
        raise ValueError
    mark = held.get("mark")
    return RefusalMessage(said_in, None if mark is None else _mark(mark), count, published)


_FACTS = {
    "mark": _Fact(_hexadecimal, _mark),
    "query_length": _Fact(_same, _count),
    "secret_in_url": _Fact(_same, _flag),
    "secret_in_body": _Fact(_same, _flag),
    "like_secret_in_url": _Fact(_hexadecimals, _marks),
    "like_secret_in_body": _Fact(_hexadecimals, _marks),
    "credentials": _Fact(_hexadecimals, _marks),
    "body_state": _Fact(str, _state),
    "retry_after": _Fact(_same, _seconds),
    "unread": _Fact(_same, _words),
    "rows": _Fact(_same, _count_or_none),
    "row_fields": _Fact(_same, _count_or_none),
    "row_marks": _Fact(lambda marks: b64encode(marks).decode("ascii"), _bytes),
    "external_message": _Fact(_same, _flag),
    "refusal": _Fact(_written_refusal, _refusal),
    "token_lifetime": _Fact(_same, _seconds),
    "granted": _Fact(_hexadecimal, _mark_or_none),
}
