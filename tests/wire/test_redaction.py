"""Tries to get a secret past redaction."""

from __future__ import annotations

import json
from base64 import b32encode, b64encode, encodebytes, urlsafe_b64encode
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profit_check.wire.classic import ClassicCredential
from profit_check.wire.oauth_client import OAuthCredential
from profit_check.wire.redaction import MASK, Redactor, neutral

digits = st.text("0123456789abcdefABCDEF", min_size=64, max_size=64)
surroundings = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
client_secrets = st.text(
    st.characters(min_codepoint=33, max_codepoint=126), min_size=8, max_size=60
)
any_secrets = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=8, max_size=40
).filter(lambda text: text.lower().upper() == text.upper())


def xml(data: str) -> str:
    return f"<token><version>1</version><data>{data}</data></token>"


def every_character_escaped(text: str) -> str:
    return "".join(f"\\u{ord(each):04X}" for each in text)


ENCODINGS: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "lower case": str.lower,
    "upper case": str.upper,
    "mixed case": str.swapcase,
    "JSON": lambda text: json.dumps(text)[1:-1],
    "JSON in JSON": lambda text: json.dumps(json.dumps(text)),
    "JSON with slashes escaped": lambda text: json.dumps(text).replace("/", "\\/"),
    "JSON, each character escaped": every_character_escaped,
    "percent-encoded": lambda text: quote(text, safe=""),
    "percent-encoded as a form": quote_plus,
    "percent-encoded twice": lambda text: quote(quote(text, safe=""), safe=""),
    "each byte percent-encoded": lambda text: "".join(f"%{each:02x}" for each in text.encode()),
    "HTML": lambda text: "".join(f"&#x{ord(each):X};" for each in text),
    "HTML, decimal": lambda text: "".join(f"&#{ord(each)};" for each in text),
    "Base64": lambda text: b64encode(text.encode()).decode(),
    "Base64 for URLs": lambda text: urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "Base64 over lines": lambda text: encodebytes(text.encode()).decode(),
    "Base64 of UTF-16": lambda text: b64encode(text.encode("utf-16-le")).decode(),
    "hexadecimal": lambda text: text.encode().hex().upper(),
    "backwards": lambda text: text[::-1],
    "Base64 of Base64 of XML": lambda text: b64encode(b64encode(xml(text).encode())).decode(),
}


@pytest.mark.parametrize("first", "nrtNRT")
@pytest.mark.parametrize("before", ["\\", "\\\\", "a\\"])
def test_a_backslash_before_a_secret_does_not_take_its_first_letter_away(
    first: str, before: str
) -> None:
    redactor, secret = Redactor([first + "0123456789abcdef" * 3]), first + "0123456789abcdef" * 3
    for encoded in (secret, b64encode(b"4" + secret.encode()).decode()):
        assert "456789" not in redactor.show(f"{before}{encoded} and more")
        assert encoded[5:] not in redactor.show(f"{before}{encoded} and more")


@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(max_examples=25)
@given(data=digits, before=surroundings, after=surroundings)
def test_no_form_of_a_classic_token_gets_past(
    encoding: str, data: str, before: str, after: str
) -> None:
    redactor = Redactor(ClassicCredential(data).secrets)
    for secret in (data,) if "of XML" in encoding else (data, xml(data)):
        encoded = ENCODINGS[encoding](secret)
        shown = redactor.show(before + encoded + after)
        assert data.lower() not in shown.lower()
        assert encoded not in shown
        assert not redactor.holds_secret(shown)
        assert redactor.holds_secret(before + encoded + after)


@given(digits)
def test_base32_of_a_secret_or_of_its_header_does_not_get_past(data: str) -> None:
    credential = ClassicCredential(data)
    redactor = Redactor(credential.secrets)
    for text in (data, credential.authorization):
        encoded = b32encode(text.encode()).decode()
        assert encoded[16:80] not in redactor.show(f"'{encoded}' is unknown")


@given(digits, st.binary(max_size=40), st.binary(max_size=40), st.booleans())
def test_no_base64_of_a_larger_text_with_the_token_gets_past(
    data: str, before: bytes, after: bytes, for_urls: bool
) -> None:
    redactor = Redactor(ClassicCredential(data).secrets)
    encode = urlsafe_b64encode if for_urls else b64encode
    for secret in (data.encode(), xml(data).encode(), b64encode(xml(data).encode())):
        text = encode(before + secret + after).decode()
        shown = redactor.show(text)
        assert redactor.holds_secret(text)
        assert MASK in shown
        assert not redactor.holds_secret(shown)
        longest_left = max(map(len, shown.split(MASK)))
        assert longest_left <= 2 * (len(before) + len(after)) + 100


@pytest.mark.parametrize("encoding", [name for name in ENCODINGS if "case" not in name])
@settings(max_examples=25)
@given(secret=any_secrets, before=surroundings, after=surroundings)
def test_no_form_of_a_client_secret_gets_past(
    encoding: str, secret: str, before: str, after: str
) -> None:
    redactor = Redactor(OAuthCredential("id", secret).secrets)
    if secret in MASK:
        return
    shown = redactor.show(f"{before} {ENCODINGS[encoding](secret)} {after}")
    assert secret not in shown
    if "of XML" not in encoding:
        assert not redactor.holds_secret(shown)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=20), client_secrets)
def test_a_basic_header_of_client_credentials_does_not_get_past(id: str, secret: str) -> None:
    redactor = Redactor(OAuthCredential(id, secret).secrets)
    for pair in (f"{id}:{secret}", f"{quote_plus(id)}:{quote_plus(secret)}"):
        header = "Basic " + b64encode(pair.encode()).decode()
        assert header[6:] not in redactor.show(header)


@given(digits, st.integers(0, 40), st.integers(16, 24))
def test_a_part_of_a_token_does_not_get_past(data: str, start: int, length: int) -> None:
    redactor = Redactor(ClassicCredential(data).secrets)
    part = data[start : start + length]
    assert part not in redactor.show(f"token {part}… is unknown")


@given(digits, surroundings)
def test_json_with_a_secret_in_it_stays_json(data: str, text: str) -> None:
    redactor = Redactor(ClassicCredential(data).secrets)
    for encoded in (json.dumps(xml(data) + text), f'"{every_character_escaped(data)}"'):
        body = f'{{"externalMessage": {encoded}, "rows": [1, null, true]}}'
        hidden = redactor.hide_likely(redactor.hide_known(body))
        content = json.loads(hidden)
        assert content["rows"] == [1, None, True]
        assert data.lower() not in content["externalMessage"].lower()


@given(st.binary(max_size=100), digits, st.binary(max_size=100))
def test_bytes_are_redacted_as_well(before: bytes, data: str, after: bytes) -> None:
    redactor = Redactor(ClassicCredential(data).secrets)
    hidden = redactor.hide_in_bytes(before + data.encode() + after)
    assert data.lower().encode() not in hidden.lower()


@pytest.mark.parametrize(
    "text",
    [
        xml("f00d" * 16),
        xml("f00d" * 16).replace("<", "&lt;").replace(">", "&gt;"),
        xml("unknown-form-of-f00d"),
        "id=" + "f00d" * 16,
        "Authorization: AfasToken " + b64encode(xml("f00d" * 16).encode()).decode(),
        "Authorization: Bearer f00df00df00df00df00df00d.e.f",
        'Proxy-Authorization: "Basic ' + b64encode(b"user:f00d-password").decode(),
        b64encode(b"x" + xml("f00d" * 16).encode()).decode(),
        b64encode(b"xy" + xml("f00d" * 16).encode()).decode(),
        json.dumps({"access_token": "f00d-f00d", "refresh_token": "f00d"}),
        json.dumps(json.dumps({"access_token": "f00d-f00d"})),
        "grant_type=client_credentials&client_secret=f00d%2Bf00d&client_id=x",
    ],
)
def test_what_looks_like_somebody_elses_secret_does_not_get_past(text: str) -> None:
    shown = Redactor().show(text)
    assert "f00d" not in shown
    assert b64encode(b"f00df00d").decode()[:8] not in shown
    assert MASK in shown


@pytest.mark.parametrize(
    "text",
    [
        'Bearer error="invalid_token", error_description="The token expired"',
        'Bearer realm="Profit", scope="all"',
        'Basic realm="Profit"',
        "General message: the token has expired, ask for another one.",
        '{"profitLogReference": "0123456789ABCDEF0123456789ABCDEF"}',
        '{"fieldId": "U0123456789ABCDEF0123456789ABCDEF", "tokenExpiry": "0"}',
        '{"access_token": null, "token_type": "Bearer", "expires_in": 3600}',
        "Bearer authentication is not supported",
    ],
)
def test_what_is_no_secret_stays_as_it_is(text: str) -> None:
    assert Redactor(ClassicCredential("ab" * 32).secrets).show(text) == text


@given(st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=7))
def test_a_short_secret_is_hidden_as_a_word_and_does_not_take_the_text_along(secret: str) -> None:
    redactor = Redactor([secret])
    shown = redactor.show(f"client_secret={secret} and '{secret}' unlike x{secret}x")
    assert shown == f"client_secret={MASK} and '{MASK}' unlike x{secret}x"
    assert not redactor.holds_secret("x" + secret + "x")


def test_a_short_secret_does_not_break_the_json_it_stands_in() -> None:
    for secret in ("1", "1234", "true", "null", "a"):
        body = '{"skip":1,"take":1234,"a":true,"b":null}'
        assert json.loads(Redactor([secret]).hide_likely(body))["take"] == 1234


def test_a_secret_that_is_added_later_is_hidden_from_then_on() -> None:
    redactor = Redactor()
    assert redactor.show("ey-bearer-token") == "ey-bearer-token"
    redactor.add("ey-bearer-token")
    assert redactor.show("ey-bearer-token") == MASK


def test_a_secret_far_into_a_large_text_is_found_at_any_place() -> None:
    redactor = Redactor(["canary-in-the-mine"])
    for place in (1024 * 1024 - 9, 1024 * 1024 + 4096 - 9, 3 * 1024 * 1024 + 1):
        text = "x" * place + "canary-in-the-mine" + "x" * 5000
        assert redactor.holds_secret(text)
        assert len(redactor.hide_known(text)) == len(text) - 18 + len(MASK)


def test_nothing_of_a_redactor_shows_what_it_knows() -> None:
    assert "canary" not in repr(Redactor(["canary-in-the-mine"]))


@given(st.text())
def test_no_character_that_acts_on_a_terminal_stays(text: str) -> None:
    shown = neutral(text)
    assert all(each in "\n\t" or each.isprintable() or ord(each) > 159 for each in shown)
    shown.encode("utf-8")


def test_escapes_are_spelled_out() -> None:
    assert neutral("\x1b[31mred\u202e \ud800") == "\\x1b[31mred\\u202e \\ud800"
