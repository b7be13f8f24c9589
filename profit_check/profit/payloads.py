"""Whether the bodies that an integration sends are what an UpdateConnector takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from profit_check.language.phrase import Phrase, joined, say
from profit_check.profit.deviations import Deviation, deviations
from profit_check.profit.metainfo import UpdateObject
from profit_check.profit.update_schema import KEY_OF_PUT, Method, body_schema

_WITH_BODY: tuple[Method, ...] = ("POST", "PUT")


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found of payloads: what is `wrong`, what is `doubtful`, and the methods they fit.

    `places` are those of all that is wrong or doubtful: the file's name, and the path in the body.
    """

    wrong: tuple[Phrase, ...]
    doubtful: tuple[Phrase, ...]
    methods: tuple[str, ...]
    places: tuple[str, ...] = ()


def methods_with_body(methods: Sequence[str]) -> tuple[Method, ...]:
    """Those of `methods` that send a body: DELETE does not."""
    return tuple(method for method in _WITH_BODY if method in methods)


def judge_payloads(
    connector: UpdateObject, methods: Sequence[str], bodies: Mapping[str, Any]
) -> Judged:
    """Judges each body, by its file's name, by each of `methods`; raises TooDeep.

    Which body goes by which method is not known: a body is right when it is for one of them. Where
    a body could only be a PUT, and none could be a POST that is made too, that is doubtful.
    """
    schemas = {method: body_schema(connector, method) for method in methods_with_body(methods)}
    several = len(schemas) > 1
    wrong, doubtful, unmade = list[_Told](), list[_Told](), list[_Told]()
    fitted = set[Method]()
    for name, body in bodies.items():
        found = {method: deviations(body, schema) for method, schema in schemas.items()}
        fits = [method for method, ones in found.items() if not _certain(ones)]
        likely = fits[0] if fits else _likely(found)
        method = likely if several else None
        wrong += [_Told(name, method, one) for one in _certain(found[likely])]
        doubtful += [_Told(name, method, one) for one in found[likely] if not one.certain]
        if fits and "POST" in found:
            unmade += [_Told(name, "POST", one) for one in _certain(found["POST"])]
        fitted.update(fits)
    if "POST" not in fitted:
        doubtful += unmade
    return Judged(
        wrong=tuple(one.text for one in wrong),
        doubtful=tuple(one.text for one in doubtful),
        methods=tuple(one for one in schemas if one in fitted),
        places=tuple(one.place for one in (*wrong, *doubtful)),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A deviation in a file, which is judged as sent by `method` where there is a choice."""

    file: str
    method: Method | None
    deviation: Deviation

    @property
    def text(self) -> Phrase:
        file = self.file
        if self.method:
            file = say("{file} as {method}", file=self.file, method=self.method)
        return joined((file, str(self.deviation)), ": ")

    @property
    def place(self) -> str:
        return f"{self.file} {self.deviation.place}".strip()


def _likely(found: Mapping[Method, Sequence[Deviation]]) -> Method:
    """The method that a body is probably for: one that names what it changes is a PUT."""
    if "POST" not in found or "PUT" not in found:
        return next(iter(found))
    named = all(one.text != KEY_OF_PUT for one in found["PUT"])
    fewer = len(_certain(found["PUT"])) < len(_certain(found["POST"]))
    return "PUT" if named and fewer else "POST"


def _certain(found: Sequence[Deviation]) -> list[Deviation]:
    return [one for one in found if one.certain]
