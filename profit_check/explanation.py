"""A check's page, read from its docstring or from the `.nl.md` beside it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.resources import files

from profit_check.check import Check
from profit_check.registry import Registry

_HEADINGS = {
    "Why": "why",
    "Fix": "fix",
    "References": "references",
    "Waarom": "why",
    "Oplossing": "fix",
    "Bronnen": "references",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """The requirement as a true sentence, why it holds, how to meet it, and where it comes from.

    `language` is the code of the language that it is written in.
    """

    title: str
    why: str
    fix: str
    references: str
    language: str = "en"


def explain(check: Check, language: str = "en") -> Explanation:
    """The page of `check`; in English where it has none in `language`."""
    translated = check.pages.get(language) or _translated(check, language)
    return (
        parse(check.page) if translated is None else replace(parse(translated), language=language)
    )


def explained_by(registry: Registry, language: str) -> Callable[[str], Explanation | None]:
    """Gives a check's page by its id, or None for a check that is not installed."""
    return lambda id: explain(registry[id], language) if id in registry else None


def parse(text: str) -> Explanation:
    """Splits a page into its parts; a part that is not there is empty."""
    title, *sections = re.split(r"^## +", inspect.cleandoc(text), flags=re.MULTILINE)
    parts = dict.fromkeys(("why", "fix", "references"), "")
    for section in sections:
        heading, _, body = section.partition("\n")
        if heading.strip() in _HEADINGS:
            parts[_HEADINGS[heading.strip()]] = body.strip()
    return Explanation(title=" ".join(title.lstrip("# ").split()), **parts)


def _translated(check: Check, language: str) -> str | None:
    package, _, name = check.judge.__module__.rpartition(".")
    if language == "en" or not package or package.startswith("profit_check_plugin"):
        return None
    resource = files(package) / f"{name}.{language}.md"
    return resource.read_text("utf-8") if resource.is_file() else None
