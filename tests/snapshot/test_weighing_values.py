"""What a changed UpdateConnector means for the values that an integration sends."""

from __future__ import annotations

from typing import Any

import pytest

from profit_check.snapshot.writing import _code, _decimals_of


@pytest.mark.parametrize(
    ("value", "decimals"),
    [
        ("1.50", 1),
        ("1.25", 2),
        (2, 0),
        (2.0, 0),
        ("0.00", 0),
        ("1E9999999", 0),
        ("x", 0),
        (True, 0),
    ],
)
def test_the_decimals_of_a_value_are_those_that_count(value: Any, decimals: int) -> None:
    assert _decimals_of(value) == decimals


@pytest.mark.parametrize(("value", "code"), [(2.0, "2"), (" nl ", "nl"), ("NL", "nl"), ("", "")])
def test_a_code_is_read_as_the_payload_check_reads_it(value: Any, code: str) -> None:
    assert _code(value) == code
