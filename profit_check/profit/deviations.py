"""Where a body deviates from what an UpdateConnector takes, in words that hold no value of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from profit_check.language.phrase import Phrase, joined, say
from profit_check.profit.fields import is_free
from profit_check.profit.json_schema import Schema, validator
from profit_check.profit.metainfo import kind_of

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

Path = tuple[str | int, ...]

_LONGEST_NAME = 60
"""Characters of a key that are shown, and compared with known ones."""

_LISTED = 8
"""Known names that are listed where none resembles the unknown one."""


_THE_BODY = say("the body")


class TooDeep(Exception):
    """A body is nested more deeply than can be judged."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """What is the matter at `path` in a body; where it is not `certain`, a person must look."""

    path: Path
    text: Phrase
    label: str = ""
    certain: bool = True

    @property
    def place(self) -> str:
        """The path as it may be shown; nothing for the body as a whole."""
        return printable("/".join(_shortened(str(step)) for step in self.path))

    def __str__(self) -> Phrase:
        label = (f"({printable(self.label)})",) if self.label else ()
        return joined((self.place or _THE_BODY, *label, self.text), " ")


def deviations(body: Any, schema: Schema) -> tuple[Deviation, ...]:
    """What deviates in `body` from a schema of `body_schema`, in the body's order; raises TooDeep.

    Of each place one deviation is told: the first that is certain, or else the first.
    """
    try:
        found = [one for error in validator(schema).iter_errors(body) for one in _of(error)]
    except RecursionError:
        raise TooDeep from None
    told = dict[Path, Deviation]()
    for one in sorted(found, key=lambda one: not one.certain):
        told.setdefault(one.path, one)
    return tuple(sorted(told.values(), key=lambda one: _position(body, one.path)))


def _of(error: ValidationError) -> Iterator[Deviation]:
    rule, value = cast(Schema, error.schema), cast(Any, error.instance)
    path: Path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from _unknown(path, value, rule)
    elif error.validator == "required":
        yield from _missing(path, value, rule)
    elif "x-member" not in rule or not _in_other_case(rule["x-member"], value):
        path = (*path, rule["x-member"]) if "x-member" in rule else path
        yield Deviation(path, _said(rule, value), rule.get("x-label", ""), not rule.get("x-doubt"))


def _said(rule: Mapping[str, Any], value: Any) -> Phrase:
    """What a rule says of `value`; a template says what kind of value it is."""
    says: str = rule["x-says"]
    known = rule.get("x-facts", {})
    return says if isinstance(says, Phrase) else say(says, kind=kind_of(value), **known)


def _missing(path: Path, value: Mapping[str, Any], rule: Mapping[str, Any]) -> Iterator[Deviation]:
    labels = rule.get("x-labels", {})
    for name in rule["required"]:
        if name not in value and not _in_other_case(name, value):
            yield Deviation((*path, name), rule["x-says"], labels.get(name, ""))


def _unknown(path: Path, value: Mapping[str, Any], rule: Mapping[str, Any]) -> Iterator[Deviation]:
    known = rule["properties"]
    for name in value:
        if name in known:
            continue
        same = next((one for one in known if one.casefold() == name.casefold()), None)
        if same is not None:
            written = say("is written {name} by AFAS", name=printable(same))
            yield Deviation((*path, name), written, certain=False)
        else:
            yield Deviation((*path, name), _of_unknown(name, rule))


def _of_unknown(name: str, rule: Mapping[str, Any]) -> Phrase:
    place: Phrase | None = rule["x-elsewhere"].get(name) or rule.get("x-unknown")
    if place:
        return place
    if is_free(name):
        return say("is a free field that this environment does not have")
    known, labels = rule["properties"], rule["x-labels"]
    if near := _nearest(name, tuple(known), tuple(labels.items())):
        label = labels.get(near)
        nearest = printable(near + (f" ({label})" if label else ""))
        return say("is not known here; the nearest is {nearest}", nearest=nearest)
    if known and len(known) <= _LISTED:
        return say("is not known here (known: {names})", names=printable(", ".join(known)))
    return say("is not known here")


@lru_cache
def _nearest(name: str, known: tuple[str, ...], labels: tuple[tuple[str, str], ...]) -> str | None:
    """The known name that resembles `name` in its id or, failing that, in its label."""
    word = name[:_LONGEST_NAME].casefold()
    by_label = {label.casefold(): id for id, label in labels if label}
    for names, cutoff in (({one.casefold(): one for one in known}, 0.6), (by_label, 0.8)):
        if close := get_close_matches(word, names, n=1, cutoff=cutoff):
            return names[close[0]]
    return None


def _in_other_case(name: str, value: object) -> bool:
    """Whether `name` stands in an object in other letter case, which is said of that key."""
    folded = name.casefold()
    return isinstance(value, Mapping) and any(
        key != name and key.casefold() == folded for key in value
    )


def _position(body: Any, path: Path) -> tuple[int, ...]:
    """Where `path` stands in the body's text; what is not there comes last in its object."""
    places = []
    for step in path:
        if isinstance(body, list) and isinstance(step, int):
            places.append(step)
            body = body[step]
        elif isinstance(body, Mapping) and step in body:
            places.append(list(body).index(step))
            body = body[step]
        else:
            places.append(len(body) if isinstance(body, Mapping) else 0)
            body = None
    return tuple(places)


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def printable(text: str) -> str:
    """The text without what cannot be printed or written, such as half of a surrogate pair."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)
