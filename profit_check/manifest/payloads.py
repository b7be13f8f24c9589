"""Reads the sample payloads that a manifest names."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from math import isfinite
from pathlib import Path
from typing import Any, NoReturn

from profit_check.language.phrase import Phrase, say
from profit_check.manifest.faults import Fault, show
from profit_check.manifest.locate import KeyPath
from profit_check.manifest.meaning import sound_items
from profit_check.model import Payload
from profit_check.syntax_errors import json_fault
from profit_check.system_errors import reason


class _Unusable(Exception):
    """A payload file that cannot be used; `why` says the rest of a sentence about it."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why)
        self.why = why


def read_payloads(
    data: Mapping[str, Any], faulty: Collection[KeyPath], folder: Path
) -> tuple[Mapping[str, Payload], list[Fault]]:
    """The payloads by the name that the manifest gives, relative to `folder`, and what is wrong."""
    payloads: dict[str, Payload] = {}
    faults: list[Fault] = []
    for path, update in sound_items(data, "update", faulty):
        for place, name in enumerate(update.get("payloads", ())):
            try:
                payloads[name] = Payload(folder / name, _body(folder / name))
            except _Unusable as unusable:
                text = say("{file} {why}", file=show(name), why=unusable.why)
                faults.append(Fault((*path, "payloads", place), text))
    return payloads, faults


def _body(path: Path) -> Any:
    try:
        return json.loads(_text(path), parse_constant=_no_constant, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise _Unusable(say("is not JSON: {fault}", fault=str(json_fault(error)))) from None
    except (ValueError, RecursionError):
        raise _Unusable(
            say("cannot be read as JSON; a number or its nesting is too large")
        ) from None


def _text(path: Path) -> str:
    try:
        if path.is_dir():
            raise _Unusable(say("is a folder; name a JSON file in it"))
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _Unusable(say("is not UTF-8 text; save it as UTF-8")) from None
    except FileNotFoundError:
        raise _Unusable(
            say("cannot be read: there is no such file; the path is relative to the manifest")
        ) from None
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else say("this is no file name")
        raise _Unusable(say("cannot be read: {why}", why=why)) from None


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


def _no_constant(name: str) -> NoReturn:
    raise _Unusable(say("is not JSON: it holds {name}", name=name))
