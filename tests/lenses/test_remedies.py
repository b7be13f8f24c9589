from __future__ import annotations

import pytest

from profit_check.explanation import explain
from profit_check.lenses.remedies import for_administrator
from profit_check.registry import load


@pytest.mark.parametrize(
    ("fix", "told"),
    [
        (
            "- Profit administrator: add the\n  connector.\n- Integration developer: wait.",
            ("Add the connector.",),
        ),
        (
            "- Profit administrator, when it is blocked: open `X`.",
            ("When it is blocked: open `X`.",),
        ),
        ("- Beheerder van Profit: maak een nieuw token.", ("Maak een nieuw token.",)),
        (
            "The developer waits. The Profit administrator looks. Nobody else does.",
            ("The Profit administrator looks.",),
        ),
        ("Look for a cache. If there is none, the Profit administrator tells AFAS.", ()),
        ("- Network administrator: open port 443.", ()),
        ("", ()),
    ],
)
def test_what_is_for_the_administrator_is_picked_from_a_remedy(
    fix: str, told: tuple[str, ...]
) -> None:
    assert for_administrator(fix) == told


@pytest.mark.parametrize("check", list(load()), ids=lambda check: check.id)
def test_every_page_tells_the_administrator_as_much_in_dutch(check: object) -> None:
    english = for_administrator(explain(check).fix)  # type: ignore[arg-type]
    dutch = for_administrator(explain(check, "nl").fix)  # type: ignore[arg-type]
    assert len(english) == len(dutch)
