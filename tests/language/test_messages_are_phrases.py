"""What checks say can be said in another language.

That every message of every case of the proof is a phrase, `tests/test_faults.py` asserts while it
judges them: running them all once more would double its time.
"""

from __future__ import annotations

import pytest

from profit_check.language.phrase import joined, say
from profit_check.profit.metainfo import Malformed
from profit_check.proof.trial import shipped
from profit_check.wire.reading import Unreadable
from tests.language.unsaid import unsaid


def test_why_a_check_does_not_apply_can_be_told() -> None:
    assert [text for check in shipped() for text in unsaid(check.otherwise)] == []


@pytest.mark.parametrize("kind", [Malformed, Unreadable])
def test_an_exception_gives_the_phrase_that_it_was_raised_with(kind: type[Exception]) -> None:
    why = say("the answer is empty")
    assert str(kind(why)) is why


def test_a_text_that_is_no_phrase_is_found() -> None:
    assert unsaid("nobody answered") == ["nobody answered"]
    assert unsaid("") == [""]


def test_prose_inside_a_phrase_is_found_however_deep() -> None:
    why = say("{host} is silent ({why})", host="here", why="it went away")
    assert unsaid(why) == ["it went away"]
    assert unsaid(say("no page ({why})", why=joined(["503", why]))) == ["it went away"]
    assert unsaid(joined(["A", "B"], " and in the ")) == [" and in the "]


def test_names_values_and_phrases_are_no_prose() -> None:
    order = "OrderNumber,-Line"
    known = say("ordered by {order} ({label})", order=order, label="(Prijs per eenheid)")
    assert unsaid(joined((known, say("and so on")), say(" and "))) == []
    assert unsaid(say("{count} rows, {share:.1f} %", count=3, share=1.5)) == []
