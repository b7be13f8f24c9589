"""By which rules values are replaced before a run is kept, and how many were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from profit_check.language.phrase import Phrase, mark, say
from profit_check.model import Lost, Masking

Rule = Literal[
    "numbers",
    "booleans",
    "letters",
    "digits",
    "moments",
    "identifiers",
    "characters",
    "long",
    "nested",
    "pages",
    "filters",
    "refusals",
    "files",
    "bodies",
    "document",
    "contacts",
    "secrets",
]

RULES: Mapping[Rule, str] = {
    "numbers": mark("numbers in rows, by their rank"),
    "booleans": mark("true and false in rows, by their rank"),
    "letters": mark("texts in rows, by letters that stand for their rank"),
    "digits": mark("numbers as text in rows, by digits that stand for their rank"),
    "moments": mark("dates and times in rows, by other ones in the same form and order"),
    "identifiers": mark("GUIDs in rows, by other ones in the same form and order"),
    "characters": mark("texts in rows, character by character, by others of their kind and order"),
    "long": mark("texts in rows of over 10,000 characters, by others as different"),
    "nested": mark("lists and objects in rows, by others as different"),
    "pages": mark("answers without rows where rows belong, by their kind"),
    "filters": mark("values that rows were filtered by, by those that stand for them in rows"),
    "refusals": mark("values that refusals quote, or hold under names of their own"),
    "files": mark("files and their names, by as many bytes that begin as the same kind of file"),
    "bodies": mark("values in bodies that the integration sends, by others of their form"),
    "document": mark("implementation document, by the names in it that checks look for"),
    "contacts": mark("names and addresses of contacts, by their number"),
    "secrets": mark("places where secrets are kept"),
}
"""What was replaced by what; `Masking.counts` has these texts as its keys."""


@dataclass(slots=True)
class Tally:
    """Counts what is replaced, and lists what pseudonyms cannot keep."""

    counts: Counter[str] = field(default_factory=Counter)
    lost: list[Lost] = field(default_factory=list)

    def count(self, rule: Rule, number: int = 1) -> None:
        """Counts values that `rule` replaced."""
        if number:
            self.counts[RULES[rule]] += number

    def lose(self, connector: str, field: str, reason: Phrase) -> None:
        """Says that pseudonyms of a field do not keep all that checks look at."""
        lost = Lost(connector, field, reason)
        if lost not in self.lost:
            self.lost.append(lost)

    @property
    def masking(self) -> Masking:
        """All of it, as it is kept."""
        order = {text: place for place, text in enumerate(RULES.values())}
        counts = {text: self.counts[text] for text in sorted(self.counts, key=order.__getitem__)}
        return Masking(counts, tuple(self.lost))


ORDER_LOST = say("no pseudonyms keep the order of its values in every sorting of text")
FORM_LOST = say("no pseudonyms keep the form of all of its values")
BODY_LOST = say("the pseudonyms in its bodies are judged otherwise than the values")
FILE_LOST = say("no other bytes begin as the same kind of file")
FILTER_LOST = say("what rows were filtered by stands for several values")
DOCUMENT_LOST = say("the names that are kept of the document are found otherwise than before")
