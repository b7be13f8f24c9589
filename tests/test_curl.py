from __future__ import annotations

import shlex
import shutil
import subprocess
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.curl import SCHEMES, VARIABLE, curl, with_query
from profit_check.visible import line

URL = "https://12345.rest.afas.online/ProfitRestServices/connectors/Acme?skip=0&take=10"
HEADERS = {
    "User-Agent": "profit-check/0.1.0",
    "Accept-Language": "nl-nl",
    "IntegrationId": "12345_678900",
    "Authorization": "AfasToken <redacted>",
}


def words(command: str) -> list[str]:
    """The command as a shell splits it, without filling in variables."""
    return shlex.split(command.replace(" \\\n", " "))


def test_a_request_is_a_command_with_the_credential_in_a_variable() -> None:
    assert words(curl("GET", URL, HEADERS)) == [
        "curl",
        URL,
        "-H",
        "Accept-Language: nl-nl",
        "-H",
        "IntegrationId: 12345_678900",
        "-H",
        f"Authorization: ${VARIABLE}",
    ]


def test_a_request_without_credential_stays_without() -> None:
    assert "Authorization" not in curl("GET", URL, {"Accept": "application/json"})


def test_the_token_request_takes_id_and_secret_from_variables() -> None:
    command = curl("POST", "https://x/oauth/token", {"Content-Type": "text/plain"})
    assert "grant_type=client_credentials" in command
    assert '"client_secret=$PROFIT_CLIENT_SECRET"' in command


def test_brackets_in_an_address_are_no_pattern_to_curl() -> None:
    assert words(curl("GET", "https://x/?filterjson={}", {}))[1] == "--globoff"


@pytest.mark.parametrize(
    ("method", "url"),
    [("GET", "-o/etc/passwd"), ("GET", "file:///etc/passwd"), ("DELETE", URL), ("rm", URL)],
)
def test_what_is_no_request_to_profit_is_no_command(method: str, url: str) -> None:
    assert curl(method, url, {}) == ""


@given(st.text(max_size=40), st.text(max_size=20))
def test_no_text_leaves_its_quotes(text: str, name: str) -> None:
    headers = {"Accept": text, name: text}
    found = words(curl("GET", f"https://x/{text}", headers))
    url = line(f"https://x/{text}")
    rest = found[1:] if found[1] != "--globoff" else found[2:]
    assert rest[0] == url
    assert line(f"Accept: {text}") in rest
    assert all(one == "-H" or ": " in one or one == line(f"Accept: {text}") for one in rest[1:])


def test_a_real_shell_reads_the_command_as_it_is_meant() -> None:
    shell = shutil.which("bash")
    assert shell is not None
    url = "https://x/connectors/A'b$(id)`id`?f=<withheld>&g=\\"
    show = 'curl() { printf "%s\\n" "$@"; }; PROFIT_AUTHORIZATION="Bearer x y"\n'
    ran = subprocess.run([shell, "-c", show + curl("GET", url, HEADERS)], capture_output=True)
    assert ran.stdout.decode("utf-8").split("\n")[:1] == [url]
    assert "Authorization: Bearer x y" in ran.stdout.decode("utf-8")


WHOLE_TOKEN = "<token><version>1</version><data>" + "0A" * 32 + "</data></token>"


@pytest.mark.parametrize("kept", [WHOLE_TOKEN, "0A" * 32])
def test_the_variable_is_set_as_profit_wants_a_classic_token(kept: str) -> None:
    shell = shutil.which("bash")
    assert shell is not None
    script = f'{SCHEMES["AfasToken"]}\nprintf %s "${VARIABLE}"'
    ran = subprocess.run([shell, "-c", script], input=f"{kept}\n".encode(), capture_output=True)
    scheme, _, value = ran.stdout.decode("ascii").partition(" ")
    assert scheme == "AfasToken"
    assert "\n" not in value
    assert b64decode(value).decode("ascii") == WHOLE_TOKEN


@pytest.mark.parametrize(
    ("url", "changes", "corrected"),
    [
        ("https://x/c?skip=0&take=10", {"take": "5"}, "https://x/c?skip=0&take=5"),
        ("https://x/c?Take=10", {"take": "5"}, "https://x/c?Take=5"),
        ("https://x/c", {"orderbyfieldids": "-A,B"}, "https://x/c?orderbyfieldids=-A,B"),
        ("https://x/c?a=1", {"b": "x y&z"}, "https://x/c?a=1&b=x%20y%26z"),
        ("https://x/c", {}, "https://x/c"),
    ],
)
def test_a_query_is_corrected_in_its_place(
    url: str, changes: dict[str, str], corrected: str
) -> None:
    assert with_query(url, changes) == corrected
