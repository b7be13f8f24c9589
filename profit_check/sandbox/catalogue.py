"""Collects what the modules of a package hold of one kind, by name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from typing import Protocol, TypeVar

from profit_check.errors import UsageError
from profit_check.language.phrase import Phrase, say


class Named(Protocol):
    """What has a name of its own."""

    @property
    def name(self) -> str:
        """The name, which nothing else of its kind has."""


T = TypeVar("T", bound=Named)


def collect(path: Sequence[str], package: str, kind: type[T]) -> dict[str, T]:
    """Every value of `kind` in the modules of `package`, by name; UsageError for two of a name."""
    found: dict[str, T] = {}
    for info in pkgutil.iter_modules(path, package + "."):
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            if isinstance(value, kind) and found.setdefault(value.name, value) is not value:
                named = f"{kind.__name__.lower()} {value.name}"
                raise UsageError(say("{named}: there are two of this name", named=named))
    return dict(sorted(found.items()))


def hyphened(function: str) -> str:
    """The name that a function's name amounts to."""
    return function.strip("_").replace("_", "-")


def first_sentence(docstring: str | None) -> Phrase:
    """The first line of a docstring; the catalogues know it."""
    line = (docstring or "").strip().partition("\n")[0]
    return Phrase(line, line.replace("{", "{{").replace("}", "}}"))
