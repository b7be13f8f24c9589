"""Chooses what stands for the texts of a field: what tells least of those that are judged alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from profit_check.language.phrase import Phrase
from profit_check.profit.collation import is_identifier
from profit_check.profit.json_schema import NUMERIC
from profit_check.pseudonyms.characters import relabelled
from profit_check.pseudonyms.digits import counted
from profit_check.pseudonyms.forms import SHORT, is_said_by_profit, kept
from profit_check.pseudonyms.identifiers import identified
from profit_check.pseudonyms.letters import lettered
from profit_check.pseudonyms.moments import dated, is_dated
from profit_check.pseudonyms.rules import FORM_LOST, ORDER_LOST, Rule
from profit_check.pseudonyms.sorting import Standing

Scheme = Callable[[Sequence[str], int], Mapping[str, str] | None]

_VARIANTS = 4
_MANY, _MOST_KEPT = 100, 0.2
"""Of so many texts, this share may stand for one another where that cannot be avoided."""

_NUMBER = re.compile(rf"\s*(?:{NUMERIC})\s*\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Named:
    """What stands for each text, by which rule if not itself, and what that does not keep."""

    texts: Mapping[str, str]
    rules: Mapping[str, Rule | None]
    lost: Phrase | None = None


def named(texts: Sequence[str]) -> Named:
    """What stands for each of these different texts.

    Where values are so many that they fill the room there is, as amounts of a few digits may, what
    stands for one can be another: the way in which fewest do is taken.
    """
    standing = Standing(texts)
    allowed = _MOST_KEPT if len(texts) >= _MANY else 0.0
    right: list[tuple[float, float, int, Named]] = []
    formed: Named | None = None
    other: Named | None = None
    for number, one in enumerate(_attempts(texts)):
        share = kept(one.texts.values(), texts)
        if share > allowed:
            continue
        if not standing.keeps_form(one.texts):
            other = other or Named(one.texts, one.rules, FORM_LOST)
        elif not standing.keeps_places(one.texts):
            formed = formed or Named(one.texts, one.rules, ORDER_LOST)
        else:
            right.append((share, kept(one.texts.values(), texts, SHORT), number, one))
            if not any(right[-1][:2]):
                break
    best = min(right, key=lambda found: found[:3])[-1] if right else None
    return best or formed or other or _numbered(texts)


def _attempts(texts: Sequence[str]) -> Iterator[Named]:
    """Ways to name the texts, from those that tell least to those that keep most."""
    kinds = _kinds(texts)
    numbers = {**_LEAST, _Kind.NUMBER: _CHARACTERS}
    ways = [numbers, {**numbers, _Kind.OTHER: _CHARACTERS}]
    for schemes in [_LEAST, *ways] if _Kind.NUMBER in kinds else ways:
        for variant in range(_VARIANTS):
            if one := _by_kind(kinds, schemes, variant):
                yield one
    said = {_Kind.SAID: kinds.get(_Kind.SAID, ())}
    others = [text for text in texts if text not in said[_Kind.SAID]]
    for variant in range(_VARIANTS):
        if one := _by_kind({**said, _Kind.OTHER: others}, _ALL_CHARACTERS, variant):
            yield one


class _Kind(Enum):
    MOMENT = auto()
    IDENTIFIER = auto()
    NUMBER = auto()
    SAID = auto()
    OTHER = auto()


def _itself(texts: Sequence[str], variant: int) -> Mapping[str, str]:
    return {text: text for text in texts}


_CHARACTERS: tuple[Rule, Scheme] = ("characters", relabelled)
_LEAST: Mapping[_Kind, tuple[Rule | None, Scheme]] = {
    _Kind.MOMENT: ("moments", dated),
    _Kind.IDENTIFIER: ("identifiers", identified),
    _Kind.NUMBER: ("digits", counted),
    _Kind.SAID: (None, _itself),
    _Kind.OTHER: ("letters", lettered),
}
_ALL_CHARACTERS = {_Kind.SAID: _LEAST[_Kind.SAID], _Kind.OTHER: _CHARACTERS}


def _kinds(texts: Sequence[str]) -> Mapping[_Kind, Sequence[str]]:
    kinds: dict[_Kind, list[str]] = {}
    for text in texts:
        kinds.setdefault(_kind(text), []).append(text)
    return kinds


def _kind(text: str) -> _Kind:
    if is_said_by_profit(text):
        return _Kind.SAID
    if is_dated(text):
        return _Kind.MOMENT
    if is_identifier(text):
        return _Kind.IDENTIFIER
    return _Kind.NUMBER if _NUMBER.match(text) else _Kind.OTHER


def _by_kind(
    kinds: Mapping[_Kind, Sequence[str]],
    schemes: Mapping[_Kind, tuple[Rule | None, Scheme]],
    variant: int,
) -> Named | None:
    found: dict[str, str] = {}
    rules: dict[str, Rule | None] = {}
    for kind, texts in kinds.items():
        rule, scheme = schemes[kind]
        made = scheme(texts, variant)
        if made is None:
            return None
        found.update(made)
        rules.update(dict.fromkeys(texts, rule))
    return Named(found, rules)


def _numbered(texts: Sequence[str]) -> Named:
    """A number for each text, as long as that; the shortest may not be told apart any more."""
    found = {
        text: f"{place:#>{len(text)}}"[-len(text) :] if text else ""
        for place, text in enumerate(sorted(texts))
    }
    return Named(found, dict.fromkeys(texts, "letters"), FORM_LOST)
