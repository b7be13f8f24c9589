"""Reads a sentence of a release-notes page: what happened to a connector, in AFAS's English.

The wording differs between pages. A sentence is therefore reduced first: what is quoted or unknown
is a name, synonyms become one word, and words that carry nothing are left out. What then fits no
pattern is not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from profit_check.model import ChangeKind


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says; `place` is empty where it names none."""

    kind: ChangeKind
    place: str = ""
    values: tuple[str, ...] = ()
    before: int | str | None = None
    after: int | str | None = None


_SYNONYMS = {
    "added": "new add adds introduced",
    "removed": "deleted dropped remove removes expired",
    "changed": "increased decreased modified set raised lowered changes",
    "became": "made becomes become",
    "property": "property's properties field fields object objects",
    "value": "values code codes",
    "enum": "enumeration enums",
    "required": "mandatory obligatory",
    "optional": "",
    "maxlength": "max-length maxlength's length",
    "type": "type/format datatype data-type",
    "endpoint": "endpoints operation method connector updateconnector api",
    "~": "to from of in on for as with -> → =>",
    "": "the a an request response body was is are has have been now its and that this without "
    "deprecation characters set-of possible max maximum maximal default",
}
_WORDS = {word: main for main, words in _SYNONYMS.items() for word in (main, *words.split())}
_NEGATED = re.compile(r"\b(?:no longer|not) (?:required|mandatory|obligatory)\b", re.IGNORECASE)
_TOKEN = re.compile(r"`([^`]+)`|\"([^\"]+)\"|“([^”]+)”|(?<!\w)'([^']+)'|([^\s`\"“”]+)")

_Q = r"\{\d+\}"
_P = rf"(?:property )?(?P<place>{_Q})(?: property)?"
_V = rf"(?P<values>{_Q}(?: {_Q})*)"
_NEED = r"(?P<need>optional|required)"
_RANGE = rf"(?:(?:~ )?(?P<before>{_Q}) )?~ (?P<after>{_Q})"
_ENUM = (
    rf"DONE (?:enum )?value {_V} ~ {_P}",
    rf"DONE {_V} (?:enum )?value ~ {_P}",
    rf"(?:enum )?value {_V} DONE ~ {_P}",
    rf"(?:enum )?value DONE {_V} ~ {_P}",
    rf"{_P} (?:enum )?value {_V} DONE",
    rf"{_P} (?:enum )?value DONE {_V}",
    rf"{_P} DONE (?:enum )?value {_V}",
)
_MEASURE = (
    rf"{_P} WHAT (?:changed )?{_RANGE}",
    rf"WHAT (?:~ )?{_P} (?:changed )?{_RANGE}",
    rf"(?:changed WHAT|WHAT changed) ~ {_P} {_RANGE}",
    rf"WHAT changed {_RANGE} ~ {_P}",
)
_PATTERNS = [
    (ChangeKind.ENDPOINT_ADDED, rf"(?:added endpoint|endpoint added|added)(?: (?P<place>{_Q}))?"),
    (ChangeKind.ENDPOINT_ADDED, rf"endpoint (?P<place>{_Q}) added"),
    (
        ChangeKind.ENDPOINT_REMOVED,
        rf"(?:removed endpoint|endpoint removed|removed)(?: (?P<place>{_Q}))?",
    ),
    (ChangeKind.ENDPOINT_REMOVED, rf"endpoint (?P<place>{_Q}) removed"),
    *((ChangeKind.ENUM_VALUE_ADDED, one.replace("DONE", "added")) for one in _ENUM),
    *((ChangeKind.ENUM_VALUE_REMOVED, one.replace("DONE", "removed")) for one in _ENUM),
    *((ChangeKind.MAX_LENGTH_CHANGED, one.replace("WHAT", "maxlength")) for one in _MEASURE),
    *((ChangeKind.TYPE_CHANGED, one.replace("WHAT", "type")) for one in _MEASURE),
    (ChangeKind.PROPERTY_BECAME_OPTIONAL, rf"{_P} (?:became |changed )?(?:~ )?{_NEED}"),
    (
        ChangeKind.PROPERTY_BECAME_OPTIONAL,
        rf"{_P} changed ~ (?:optional|required) ~ {_NEED}",
    ),
    (ChangeKind.PROPERTY_ADDED_OPTIONAL, rf"added (?:{_NEED} )?property (?P<place>{_Q})"),
    (ChangeKind.PROPERTY_ADDED_OPTIONAL, rf"added {_P} (?:~ )?{_NEED}"),
    (ChangeKind.PROPERTY_ADDED_OPTIONAL, rf"(?:{_NEED} )?{_P} added"),
    (ChangeKind.PROPERTY_ADDED_OPTIONAL, rf"{_P} added (?:~ )?{_NEED}"),
    (ChangeKind.PROPERTY_ADDED_OPTIONAL, rf"{_NEED} property added (?P<place>{_Q})"),
    (ChangeKind.PROPERTY_ADDED_OPTIONAL, rf"property added (?P<place>{_Q})"),
    (ChangeKind.PROPERTY_REMOVED, rf"removed (?:optional |required )?property (?P<place>{_Q})"),
    (ChangeKind.PROPERTY_REMOVED, rf"(?:optional |required )?{_P} removed"),
    (ChangeKind.PROPERTY_REMOVED, rf"(?:optional |required )?property removed (?P<place>{_Q})"),
]
_BACKWARDS = re.compile(r"\bto\b.*\bfrom\b", re.IGNORECASE)
"""What it became stands before what it was: too easily read the wrong way round."""

_COMPILED = [(kind, re.compile(pattern)) for kind, pattern in _PATTERNS]

_REQUIRED = {
    ChangeKind.PROPERTY_ADDED_OPTIONAL: ChangeKind.PROPERTY_ADDED_REQUIRED,
    ChangeKind.PROPERTY_BECAME_OPTIONAL: ChangeKind.PROPERTY_BECAME_REQUIRED,
}
_OF_PROPERTIES = {
    ChangeKind.ENDPOINT_ADDED: ChangeKind.PROPERTY_ADDED_OPTIONAL,
    ChangeKind.ENDPOINT_REMOVED: ChangeKind.PROPERTY_REMOVED,
}


def understand(sentence: str) -> Said | None:
    """What the sentence says; None when it cannot be read for certain."""
    if _BACKWARDS.search(sentence):
        return None
    names: list[str] = []
    reduced = " ".join(word for word, _ in groupby(_reduced(sentence, names)))
    if names and names[0].lower() in set(ChangeKind) and reduced.startswith("{0}"):
        return _literal(names)
    for kind, pattern in _COMPILED:
        found = pattern.fullmatch(reduced)
        if found is not None:
            groups = {key: _named(text, names) for key, text in found.groupdict().items() if text}
            return _said(kind, groups, found.groupdict().get("need") == "required")
    return None


def _reduced(sentence: str, names: list[str]) -> Iterator[str]:
    """The sentence in main words, with `{0}` for a name; the names come into `names`."""
    positive = _NEGATED.sub("became optional", sentence.replace("/``", ""))
    for token in _TOKEN.finditer(positive):
        bare = (token[5] or "").strip(",.:;()")
        if token[5] and (not bare or bare.lower() in _WORDS):
            if main := _WORDS.get(bare.lower(), ""):
                yield main
        else:
            names.append(bare or next(quoted for quoted in token.groups() if quoted))
            yield f"{{{len(names) - 1}}}"


def _named(text: str, names: list[str]) -> list[str]:
    return [names[int(place)] for place in re.findall(r"\{(\d+)\}", text)]


def _said(kind: ChangeKind, groups: dict[str, list[str]], required: bool) -> Said | None:
    place = groups.get("place", [""])[0]
    if kind in _OF_PROPERTIES and place and not place.startswith("/"):
        kind = _OF_PROPERTIES[kind]
    before, after = (groups.get(key, [None])[0] for key in ("before", "after"))
    if kind is ChangeKind.MAX_LENGTH_CHANGED:
        return _length(place, before, after)
    kind = _REQUIRED.get(kind, kind) if required else kind
    return Said(kind, place, tuple(groups.get("values", ())), before, after)


def _length(place: str, before: str | None, after: str | None) -> Said | None:
    numbers = [one for one in (before, after) if one is not None]
    if not all(number.isascii() and number.isdigit() for number in numbers) or after is None:
        return None
    was = None if before is None else int(before)
    return Said(ChangeKind.MAX_LENGTH_CHANGED, place, (), was, int(after))


def _literal(names: list[str]) -> Said | None:
    """A row that gives a kind by its name, then the property, then codes or what it became."""
    kind, place, *rest = (ChangeKind(names[0].lower()), *names[1:], "")
    rest = [one for one in rest if one]
    groups = {"place": [place]} if place else {}
    if kind in (ChangeKind.ENUM_VALUE_ADDED, ChangeKind.ENUM_VALUE_REMOVED):
        return Said(kind, place, tuple(rest)) if rest else None
    if kind in (ChangeKind.MAX_LENGTH_CHANGED, ChangeKind.TYPE_CHANGED):
        groups |= {"before": rest[:-1][:1], "after": rest[-1:]}
        groups = {key: found for key, found in groups.items() if found}
        return _said(kind, groups, False) if "after" in groups else None
    missing = not place and kind not in _OF_PROPERTIES
    return None if rest or missing else Said(kind, place)
