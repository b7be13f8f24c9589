"""How the findings of a run stand to the baseline that it is held against."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from profit_check.model import Document, Named


class Standing(Enum):
    """What the baseline makes of a finding; what it says nothing of is new."""

    NEW = auto()
    WORSE = auto()
    KNOWN = auto()


def standings(document: Document) -> Mapping[Named, Standing]:
    """How each result of `document` stands, by its check and subject; empty without a baseline."""
    baseline = document.baseline
    if baseline is None:
        return {}
    return {
        **{(one.check, one.subject): Standing.NEW for one in document.results},
        **dict.fromkeys(baseline.worse, Standing.WORSE),
        **dict.fromkeys(baseline.known, Standing.KNOWN),
    }
