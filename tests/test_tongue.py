from __future__ import annotations

from profit_check.language.catalogue import ENGLISH, Language
from profit_check.language.phrase import joined, say
from profit_check.tongue import tongue

DUTCH = Language("nl", {"a dog": "een hond"})


def test_what_the_catalogue_has_is_in_the_language_of_the_report() -> None:
    assert tongue(say("a dog"), DUTCH) == ""
    assert tongue(joined([say("a dog"), say("a dog")]), DUTCH) == ""
    assert tongue(joined([say("a dog"), "Rex"]), DUTCH) == ""


def test_what_it_has_not_stays_english() -> None:
    assert tongue(say("a cat"), DUTCH) == "en"
    assert tongue("a text of a plugin", DUTCH) == "en"
    assert tongue(joined([say("a dog"), say("a cat")]), DUTCH) == "en"


def test_in_an_english_report_nothing_is_foreign() -> None:
    assert tongue("a text of a plugin", ENGLISH) == ""
