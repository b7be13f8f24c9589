"""Whether a document names something: in so many words, perhaps, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_FILTERS = re.compile(
    r"filter\W{0,3}autorisatie|autorisatie\W{0,3}filter|filter\W{0,3}authori[sz]ation"
    r"|authori[sz]ation\W{0,3}filter|data\W{0,3}filter|gegevens\W{0,3}filter",
)
_FIELD_FILE = re.compile(r"\.fie\b|\bfie\W{0,3}(?:bestand|file)")


@dataclass(frozen=True)
class Searched:
    """A document's text, to be searched without regard to letter case."""

    text: str

    @cached_property
    def _words(self) -> str:
        return " ".join(self.text.casefold().split())

    @cached_property
    def _squeezed(self) -> str:
        return re.sub(r"[\s-]", "", self._words)

    def names(self, name: str) -> bool:
        """Whether the text has `name` as a word, or words, of its own."""
        sought = r"\s+".join(map(re.escape, name.casefold().split()))
        return bool(sought and re.search(rf"(?<!\w){sought}(?!\w)", self._words))

    def may_name(self, name: str) -> bool:
        """Whether `name` is there with blanks or hyphens in it, or as part of a word."""
        return re.sub(r"[\s-]", "", name.casefold()) in self._squeezed

    def sort(self, names: Iterable[str]) -> tuple[list[str], list[str]]:
        """Of these names, those that may be named, and those that are not."""
        unsure = [name for name in names if not self.names(name)]
        doubtful = [name for name in unsure if self.may_name(name)]
        return doubtful, [name for name in unsure if name not in doubtful]

    @property
    def speaks_of_filters(self) -> bool:
        """Whether it speaks of filter authorisation, in Dutch or English."""
        return bool(_FILTERS.search(self._words))

    @property
    def speaks_of_field_file(self) -> bool:
        """Whether it speaks of a `.fie` file."""
        return bool(_FIELD_FILE.search(self._words))
