"""What looks like a secret is hidden, in time that grows with the text and no faster."""

from __future__ import annotations

import pytest

from profit_check.wire.classic import ClassicCredential
from profit_check.wire.likeness import without_likely_secrets
from profit_check.wire.redaction import MASK, Redactor

DIGITS = "0123456789ABCDEF" * 4
XML = f"<token><version>1</version><data>{DIGITS}</data></token>"
JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlY2FuYXJ5MTIzNDU2"

LENGTH = 1_000_000
"""Characters for which anything quadratic would take hours."""

LONG = {
    "letters": "a" * LENGTH + " token",
    "letters and digits": "ag1" * (LENGTH // 3) + " token",
    "digits": "f" * LENGTH,
    "digits, nearly a token": ("f" * 63 + "g") * (LENGTH // 64) + " token",
    "opening tags": "<token>" * (LENGTH // 7),
    "opening tags and one closing tag": "<token>" * (LENGTH // 7) + "</token>",
    "tags that do not close": "</token" + " " * LENGTH + "<token>" * 1000,
    "names": "client_" * (LENGTH // 7),
    "a name and white space": '"access_token"' + " " * LENGTH,
    "escapes": '"access_token":"' + "\\n" * (LENGTH // 2),
    "schemes": "Basic%20!" * (LENGTH // 9),
    "schemes without a value": "Bearer+" * (LENGTH // 7),
    "a scheme and white space": "AfasToken" + " " * LENGTH,
    "beginnings of a JWT": "eyJ" * (LENGTH // 3),
    "beginnings of a JWT, hyphens": "eyJ-" * (LENGTH // 4),
    "beginnings of a JWT, points": "eyJhbGciOiJS." * (LENGTH // 13) + "!",
    "beginnings of Base64": "PHRva2VuPjx2ZXI=" * (LENGTH // 16),
    "Base64 far into a run": "a" * LENGTH + "PHRva2VuPjx2ZXI",
}


@pytest.mark.parametrize("text", LONG.values(), ids=list(LONG))
def test_no_text_takes_more_time_than_its_length_asks_for(text: str) -> None:
    assert DIGITS not in Redactor(ClassicCredential(DIGITS).secrets).show(text + DIGITS)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(DIGITS),
        f"{DIGITS[:30]}{' ' * LENGTH}{DIGITS[30:]}",
        "0 " * (LENGTH // 2) + " ".join(DIGITS),
        "0\\n" * (LENGTH // 3) + "\\n".join(DIGITS),
        "x" * (LENGTH + 48_000) + " ".join(DIGITS) + " x" * LENGTH,
    ],
    ids=["at once", "far apart", "after others", "after others, escaped", "over a border"],
)
def test_a_secret_spread_over_white_space_is_hidden(text: str) -> None:
    redactor = Redactor(ClassicCredential(DIGITS).secrets)
    shown = redactor.show(text)
    assert redactor.holds_secret(text) and not redactor.holds_secret(shown)
    assert MASK in shown


@pytest.mark.parametrize(
    "text",
    [
        JWT,
        f"the token {JWT}, which ended",
        f'{{"n": "{JWT}"}}',
        f"a=%22{JWT}%22",
        f"\\n{JWT}\\n",
        f"{JWT}.five.parts",
        JWT.rpartition(".")[0] + ".",
        '{"refreshToken": "canary-secret", "x": 1}',
        '{"accessToken": "c2lnbmF0dXJlY2FuYXJ5"}',
        "auth-token=c2lnbmF0dXJlY2FuYXJ5&clientSecret=canary",
        f"<token>{'<token>' * 60}{XML}",
    ],
)
def test_a_token_of_whatever_name_does_not_get_past(text: str) -> None:
    shown = without_likely_secrets(text)
    assert MASK in shown
    for part in ("canary", "eyJ", "c2lnbm", DIGITS):
        assert part not in shown


@pytest.mark.parametrize(
    "text",
    [
        "keyJournal.Entries.Line",
        "www.eyJournaal.nl",
        "eyJ",
        '{"tokenExpiry": "0", "id": "Profit_Token.Accept"}',
        "a token, <token> without an end",
    ],
)
def test_what_only_resembles_a_token_stays(text: str) -> None:
    assert without_likely_secrets(text) == text
