"""How much a change matters to a manifest."""

from enum import StrEnum


class Weight(StrEnum):
    """The order is the order in which a reader wants to see changes."""

    BREAKING = "breaking"
    NOTABLE = "notable"
    HARMLESS = "harmless"
