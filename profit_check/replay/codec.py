"""A kept run as JSON text, and back: the file `kept-run.json` of a dossier.

The text is ASCII, and the same for the same run. Mappings keep their order, since checks see it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from math import copysign, isfinite
from pathlib import Path
from sys import float_info
from typing import TYPE_CHECKING, Any, Literal, get_origin

from profit_check.errors import UsageError
from profit_check.language.phrase import joined, say
from profit_check.model import Answer, ClassicSource, KeptRun, OAuthSource, Payload
from profit_check.replay import shapes, values
from profit_check.replay.values import Unexpected
from profit_check.syntax_errors import json_fault
from profit_check.visible import line

if TYPE_CHECKING:
    from cattrs import Converter

FORMAT = 1
"""Of this form of the text; another cannot be read by this version."""

_YEARS = range(1970, 9000)
"""Of a run: with these, days can be reckoned."""

_LINES_TO = 3
"""Levels of which each element has a line of its own."""


def dumps(kept: KeptRun) -> str:
    """The run as text."""
    plain = {"format": FORMAT, **_converter().unstructure(kept)}
    return _laid_out(plain, _LINES_TO) + "\n"


def loads(text: str, name: str) -> KeptRun:
    """The run in `text`; UsageError, a line that begins with the file's `name`, if it is none."""
    try:
        return parsed(text)
    except ValueError as fault:
        expected = say("expected the file that `profit-check dossier` wrote")
        raise UsageError(joined((f"{name}: ", fault.args[0], "; ", expected), "")) from None


def parsed(text: str) -> KeptRun:
    """The run in `text`; raises ValueError saying where the text departs from one."""
    try:
        value = json.loads(text, parse_constant=_finite, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise ValueError(say("is not JSON: {fault}", fault=str(json_fault(error)))) from None
    except (RecursionError, ValueError):
        raise ValueError(say("is not JSON that can be read")) from None
    if not isinstance(value, dict) or value.pop("format", None) != FORMAT:
        raise ValueError(say("is no kept run of format {format}", format=FORMAT))
    try:
        kept: KeptRun = _converter().structure(value, KeptRun)
        _fits_together(kept)
    except Unexpected as fault:
        place = line(fault.place) or say("the file")
        raise ValueError(say("{place}: expected {what}", place=place, what=fault.what)) from None
    except RecursionError:
        raise ValueError(say("is nested too deeply to be read")) from None
    return kept


def _fits_together(kept: KeptRun) -> None:
    """Raises Unexpected where one part of the run does not fit another, or no day of ours."""
    if kept.target not in kept.manifest.targets:
        raise Unexpected(say("the name of a target of the manifest"), "target")
    for place, moment in (("started", kept.started), ("finished", kept.finished)):
        if moment.year not in _YEARS:
            raise Unexpected(say("a moment of this age"), place)


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


@cache
def _converter() -> Converter:
    from cattrs import Converter

    made = Converter(omit_if_default=True)
    for kind, out, read in (
        (str, values.text_out, values.text_in),
        (StrEnum, values.text_out, values.name_in),
        (bytes, values.bytes_out, values.bytes_in),
        (Path, values.path_out, values.path_in),
        (date, date.isoformat, values.day_in),
        (datetime, datetime.isoformat, values.moment_in),
    ):
        made.register_unstructure_hook(kind, out)
        made.register_structure_hook(kind, read)
    made.register_structure_hook(int, values.whole_number_in)
    made.register_structure_hook(bool, values.truth_in)
    made.register_structure_hook(float, values.number_in)
    _put_together(made)
    _keep_json(made, Answer, "content")
    _keep_json(made, Payload, "body")
    return made


def _put_together(made: Converter) -> None:
    for origin, read in (
        (tuple, shapes.tuple_in(made.structure)),
        (Mapping, shapes.mapping_in(made.structure)),
        (Literal, shapes.literal_in),
    ):
        made.register_structure_hook_func(_made_of(get_origin(origin[str]) or origin), read)
    made.register_structure_hook_func(is_dataclass, shapes.record_in(made.structure))
    source = shapes.source_in(ClassicSource, OAuthSource, made.structure)
    made.register_structure_hook(ClassicSource | OAuthSource, source)
    made.register_structure_hook(int | str | None, values.either_in)


def _made_of(origin: object) -> Any:
    return lambda kind: get_origin(kind) is origin


def _keep_json(made: Converter, kind: type, key: str) -> None:
    """Leaves what is JSON already as it is."""
    from cattrs.gen import make_dict_unstructure_fn, override

    kept: Any = {key: override(unstruct_hook=lambda value: value)}
    write: Any = make_dict_unstructure_fn(kind, made, _cattrs_omit_if_default=True, **kept)
    made.register_unstructure_hook(kind, write)


def _laid_out(value: object, levels: int) -> str:
    """JSON in which each element of the uppermost `levels` has a line."""
    if levels and isinstance(value, Mapping) and value:
        items = (f"{json.dumps(key)}: {_laid_out(item, levels - 1)}" for key, item in value.items())
        return "{\n" + ",\n".join(items) + "\n}"
    if levels and isinstance(value, list | tuple) and value:
        return "[\n" + ",\n".join(_laid_out(item, 0) for item in value) + "\n]"
    try:
        return json.dumps(value, allow_nan=False)
    except ValueError:
        return json.dumps(_with_ends(value), allow_nan=False)


def _with_ends(value: Any) -> Any:
    """`value` with the largest number there is for those beyond it: JSON has no infinity."""
    if isinstance(value, Mapping):
        return {key: _with_ends(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_with_ends(item) for item in value]
    beyond = isinstance(value, float) and not isfinite(value)
    return copysign(float_info.max, value) if beyond else value
