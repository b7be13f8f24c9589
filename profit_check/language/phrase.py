"""A phrase: a text that remembers how it was made, so that it can be said in another language.

A phrase is a string, in English until a Language tells it. `say` and `say_number` mark their texts
for the catalogues (`nl.po`); `mark` does so for a text that is said later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from string import Formatter
from typing import Any, SupportsIndex


class Phrase(str):
    """A text with the template and the facts that it was made of.

    `plural` is the template for a number of things other than one; `facts["count"]` is that number.
    A phrase with `parts` has no template: it is those parts with `separator` between them.
    """

    template: str
    plural: str | None
    facts: Mapping[str, Any]
    parts: tuple[str, ...]
    separator: str

    def __new__(
        cls,
        text: str,
        template: str = "",
        facts: Mapping[str, Any] | None = None,
        *,
        plural: str | None = None,
        parts: Iterable[str] = (),
        separator: str = "",
    ) -> Phrase:
        """`text` as it is said now, with what it takes to say it anew."""
        made = super().__new__(cls, text)
        made.template, made.plural, made.facts = template, plural, facts or {}
        made.parts, made.separator = tuple(parts), separator
        return made

    def __str__(self) -> str:
        """The phrase itself, so that `str()` of it or of an exception forgets nothing."""
        return self

    def __add__(self, other: str) -> Phrase:
        return joined((self, other), "")

    def __radd__(self, other: str) -> Phrase:
        return joined((other, self), "")

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        return _restored, (
            "".join(self),
            self.template,
            dict(self.facts),
            self.plural,
            self.parts,
            self.separator,
        )


def say(template: str, /, **facts: Any) -> Phrase:
    """A phrase: `template` filled with `facts`. Each fact is a value, a name, or a phrase."""
    known = _known(template, facts)
    if len(known) == 1 and template == f"{{{next(iter(known))}}}":
        (only,) = known.values()
        if isinstance(only, Phrase):
            return only
    return Phrase(template.format(**facts), template, known)


def say_number(one: str, many: str, /, *, count: int, **facts: Any) -> Phrase:
    """A phrase about `count` things: `one` is the template for 1, `many` for any other number."""
    facts = {**facts, "count": count}
    text = (one if count == 1 else many).format(**facts)
    return Phrase(text, one, _known(one + many, facts) | {"count": count}, plural=many)


def mark(template: str) -> str:
    """`template` as it is, made known to the catalogues, for `say` to use later."""
    return template


def joined(parts: Iterable[str], separator: str = "; ") -> Phrase:
    """The parts with `separator` between them; phrases among them stay phrases."""
    kept = tuple(parts)
    return Phrase(separator.join(kept), parts=kept, separator=separator)


def _known(template: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that the template names, in a form that says itself anew."""
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    return {name: _fact(facts[name]) for name in facts if name in names}


def _fact(value: Any) -> Any:
    """A name out of a closed list (a type, a profile) is a word that can be translated."""
    return say(value.value) if isinstance(value, Enum) and isinstance(value, str) else value


def _restored(
    text: str,
    template: str,
    facts: Mapping[str, Any],
    plural: str | None,
    parts: tuple[str, ...],
    separator: str,
) -> Phrase:
    return Phrase(text, template, facts, plural=plural, parts=parts, separator=separator)
