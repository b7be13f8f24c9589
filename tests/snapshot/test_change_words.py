"""What changed is said in words that are safe to print, and short."""

from __future__ import annotations

from profit_check.snapshot.compare import Difference, Kind
from profit_check.snapshot.drift import Change, Drift
from profit_check.snapshot.weight import Weight
from profit_check.snapshot.words import describe, list_changes, tally_changes, tell_share


def changes(count: int) -> list[Change]:
    """So many breaking changes."""
    found = (Difference(Kind.CONNECTOR_REMOVED, "get", f"C{each}") for each in range(count))
    return [Change(Weight.BREAKING, difference) for difference in found]


def test_names_from_outside_cannot_drive_a_terminal() -> None:
    said = describe(Difference(Kind.FIELD_REMOVED, "get", "A\x1b[2J", ("B\u202e",)))
    assert said == "A\\u001b[2J: B\\u202e is gone"


def test_a_long_list_of_codes_is_counted() -> None:
    codes = [str(number) for number in range(9)]
    said = describe(Difference(Kind.CODES_REMOVED, "update", "FbSales", ("Unit",), before=codes))
    assert said == "FbSales: Unit: codes gone: 0, 1, 2, 3, 4 and 4 more"


def test_what_is_not_known_is_called_so() -> None:
    assert describe(Difference(Kind.RELEASE, before=8)) == "declared release 8 became not known"


def test_a_long_list_of_changes_is_counted() -> None:
    assert list_changes(changes(5)).count(";") == 4
    assert list_changes(changes(7)).endswith("C4 is gone from the app connector; and 2 more")


def test_the_tally_names_every_weight_or_nothing() -> None:
    assert tally_changes(Drift(changes(2), 0, 0)) == "2 breaking, 0 notable, 0 harmless"
    assert tally_changes(Drift([], 0, 0)) == "nothing changed"


def test_the_share_is_a_sentence() -> None:
    assert tell_share(Drift([], 3, 1)) == "1 of 3 GetConnectors deviates (33.3 %)"
    assert tell_share(Drift([], 0, 0)) == "0 of 0 GetConnectors deviate (0 %)"
