"""The form of a classic token, in all the ways in which one is pasted."""

from __future__ import annotations

from base64 import b64decode, b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.wire.classic import ClassicCredential

digits = st.text("0123456789abcdefABCDEF", min_size=64, max_size=64)
space = st.text(" \t\r\n", max_size=3)


def sent(credential: ClassicCredential) -> str:
    scheme, _, value = credential.authorization.partition(" ")
    assert scheme == "AfasToken"
    return b64decode(value, validate=True).decode()


@given(digits, st.lists(space, min_size=8, max_size=8))
def test_digits_and_xml_with_any_white_space_are_sent_as_the_same_token(
    data: str, s: list[str]
) -> None:
    xml = (
        f"{s[0]}<token>{s[1]}<version>{s[2]}1{s[3]}</version>{s[4]}"
        f"<data>{s[5]}{data}{s[6]}</data>{s[7]}</token>\r\n"
    )
    plain = f"<token><version>1</version><data>{data}</data></token>"
    for text in (data, f"{s[0]}{data}{s[1]}", xml, plain):
        credential = ClassicCredential(text)
        assert credential.faults == ()
        assert sent(credential) == plain


@given(digits)
def test_a_forged_token_differs_in_one_digit_and_is_still_well_formed(data: str) -> None:
    forged = ClassicCredential(data).forged()
    other = forged.secrets[0]
    assert sum(a != b for a, b in zip(data, other, strict=True)) == 1
    assert forged.faults == ()
    assert forged.authorization != ClassicCredential(data).authorization


DATA = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("   \r\n", "empty"),
        (f'"{DATA}"', "quotes"),
        (f"'{DATA}", "quotes"),
        (DATA[:-1], "63 characters where 64"),
        (DATA + "0", "65 characters where 64"),
        ("g" + DATA[1:], "1 character that is not a hexadecimal digit"),
        (f"<token><version>1</version><data>{DATA[:10]}</data></token>", "10 characters"),
        (f"<token><version>2</version><data>{DATA}</data></token>", "has not the form"),
        (f"<token><data>{DATA}</data></token>", "has not the form"),
        (f"<token><version>1</version><data>{DATA}</data>", "has not the form"),
        (b64encode(f"<token><version>1</version><data>{DATA}".encode()).decode(), "Base64 already"),
        ("AfasToken " + b64encode(b"<token>abc").decode(), "Base64 already"),
        ("\u0663" * 64, "64 characters that are not"),
    ],
)
def test_what_is_wrong_with_a_token_is_said_without_showing_it(text: str, says: str) -> None:
    credential = ClassicCredential(text)
    assert any(says in fault for fault in credential.faults)
    assert not any(DATA[:6] in fault for fault in credential.faults)


@given(st.text(max_size=200))
def test_any_text_at_all_is_judged_and_makes_a_header(text: str) -> None:
    credential = ClassicCredential(text)
    assert credential.authorization.isascii()
    assert "\n" not in credential.authorization
    well_formed = not credential.faults
    assert not well_formed or sent(credential).startswith("<token><version>1</version><data>")
    credential.forged()
    assert text == "" or text not in repr(credential) or text in "ClassicCredential()"
