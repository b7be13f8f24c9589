"""A day on the command line is asked for, and refused, in words that need no Python."""

from __future__ import annotations

from datetime import datetime

import click
import pytest

from profit_check.cli.day import Day
from profit_check.cli.language import speaking


def test_a_day_is_read_as_its_start() -> None:
    assert Day().convert("2027-05-01", None, None) == datetime(2027, 5, 1)


@pytest.mark.parametrize("text", ["2027-13-01", "1 May", "2027-05-01T10:00", ""])
def test_what_is_no_day_is_told_without_the_signs_of_python(text: str) -> None:
    with pytest.raises(click.BadParameter) as caught:
        Day().convert(text, None, None)
    assert caught.value.message == f"{text!r} is no day; expected YYYY-MM-DD."


def test_the_form_of_a_day_is_told_in_dutch() -> None:
    with speaking("nl"), pytest.raises(click.BadParameter) as caught:
        Day().convert("x", None, None)
    assert caught.value.message.endswith("JJJJ-MM-DD.")
