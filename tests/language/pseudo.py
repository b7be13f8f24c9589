"""A language that shows what is said in it: each text between brackets, its facts outside them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from profit_check.explanation import Explanation
from profit_check.language.catalogue import Language

_FACT = re.compile(r"(?<!{)({[^{}]+})(?!})")
_COMMAND = r"profit-check(?: [^\s⟦⟧]+)+"
_TOLD = re.compile(r"⟦[^⟦⟧]*⟧")


class Bracketed(Mapping[str, str | Sequence[str]]):
    """Has a text for every template: the English one between brackets."""

    def __getitem__(self, template: str) -> str:
        told = _FACT.sub(r"⟧\1⟦", template)
        return f"⟦{told}⟧".replace("⟦⟧", "")

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


PSEUDO = Language("nl", Bracketed())


def page(check: str) -> Explanation:
    """A check's page in this language; a check is known by its id."""
    return Explanation(f"⟦{check}⟧", "⟦why⟧", "⟦fix⟧", "⟦references⟧")


def untold(text: str) -> str:
    """What of `text` is not said in this language, its lines kept."""
    return _TOLD.sub(" · ", text)


def visible(text: str) -> str:
    """What a reader sees of HTML: without its style, script, code, and marks."""
    for hidden in ("style", "script", "pre", "code", "svg"):
        text = re.sub(rf"<{hidden}\b.*?</{hidden}>", " · ", text, flags=re.DOTALL)
    spoken = re.findall(r'\s(?:aria-label|title|alt|placeholder)="([^"]*)"', text)
    shown = re.sub(r"<!--.*?-->|</?[a-zA-Z!?][^>]*>", " · ", text, flags=re.DOTALL)
    return html.unescape("\n".join([shown, *spoken]))


def prose(text: str) -> str:
    """What a reader sees of Markdown as words: without code, fences, links and marks of HTML."""
    text = re.sub(r"^ *(`{3,})[^`\n]*\n.*?^ *\1`* *$", " · ", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"(`+)(?!`).+?(?<!`)\1(?!`)", " · ", text)
    return visible(text)


def words(text: str, names: Iterable[str] = ()) -> list[str]:
    """The stretches of words in what is not told, without commands and `names`: English, surely."""
    for name in sorted(map(re.escape, names), key=len, reverse=True):
        text = re.sub(name, " · ", text)
    text = re.sub(_COMMAND, " · ", text)
    return re.findall(r"\b[A-Za-z][a-z]+(?:[ ,;:]+[a-z]{2,})+", untold(text))
