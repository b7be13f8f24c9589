"""What is kept of a phrase is read back, and a file that holds anything else does no harm."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profit_check.language.catalogue import ENGLISH, LANGUAGES, language
from profit_check.language.kept import as_data, from_data
from profit_check.language.phrase import Phrase, joined, say, say_number


def again(phrase: Phrase) -> str:
    return ENGLISH.tell(from_data("".join(phrase), as_data(phrase)))


@pytest.mark.parametrize(
    "phrase",
    [
        say("nothing"),
        say("{count:,} rows by {name}", count=1234, name="A{b}"),
        say_number("{count} row", "{count} rows", count=2),
        joined([say("{day}", day=date(2027, 5, 1)), "A", say("b {c}", c=say("d"))], say(" and ")),
        say("{ms:,.0f} ms, {seconds:g} s", ms=1234.5, seconds=0.5),
    ],
)
def test_a_phrase_says_the_same_after_it_was_kept(phrase: Phrase) -> None:
    assert again(phrase) == phrase
    assert as_data(from_data("".join(phrase), as_data(phrase))) == as_data(phrase)


def nested(levels: int) -> dict[str, Any]:
    made: dict[str, Any] = {"template": "x"}
    for _ in range(levels):
        made = {"template": "{a}{a}", "facts": {"a": {"text": "x", "said": made}}}
    return made


@pytest.mark.parametrize(
    "made",
    [
        {"template": "{nope}", "facts": {}},
        *({"template": one, "facts": {"a": "x"}} for one in ("{a", "a}", "{0}{}", "{a[5]}")),
        *({"template": one, "facts": {"a": "x"}} for one in ("{a!r}", "{a:q}", "{a.real}")),
        {"template": "{count:,} new", "plural": "{count:,} new", "facts": {"count": "z"}},
        {"template": "{count:,} new", "facts": {"count": None}},
        {"template": "{n:,}", "facts": {"n": True}},
        {"template": "{a.__class__.__mro__}", "facts": {"a": "x"}},
        {"template": "{a:>999999999}", "facts": {"a": "x"}},
        {"template": "{a:>{b}}", "facts": {"a": "x", "b": 99_999_999}},
        {"template": "{a:.999999999f}", "facts": {"a": 1.5}},
        nested(30),
        nested(300),
        {"separator": "x" * 10_000, "parts": ["a", "b", "c"]},
    ],
)
def test_what_profit_check_would_not_write_leaves_the_text_as_it_stands(
    made: dict[str, Any],
) -> None:
    read = from_data("the text", made)
    assert [language(code).tell(read) for code in LANGUAGES] == ["the text"] * len(LANGUAGES)


FACTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.fixed_dictionaries(
        {
            "text": st.text(max_size=5),
            "said": st.none()
            | st.fixed_dictionaries(
                {
                    "template": st.text(alphabet="{}ab:,!.[]0", max_size=12),
                    "facts": st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
                }
            ),
        }
    ),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.text(alphabet="{}ab:,!.[]0", max_size=20), st.dictionaries(st.sampled_from("ab"), FACTS))
def test_no_template_is_too_odd_to_be_read(template: str, facts: dict[str, Any]) -> None:
    told = ENGLISH.tell(from_data("the text", {"template": template, "facts": facts}))
    assert isinstance(told, str)
