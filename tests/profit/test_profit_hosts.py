"""What a URL's host tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.model import EnvironmentType
from profit_check.profit.environments import host
from profit_check.profit.hosts import Owner, host_of, is_loopback, owner


@given(st.integers(10000, 999999).map(str), st.sampled_from(EnvironmentType))
def test_the_owner_of_a_derived_host_is_who_it_was_derived_for(
    number: str, type: EnvironmentType
) -> None:
    assert owner(f"https://{host(number, type)}/ProfitRestServices") == Owner(number, type)


@pytest.mark.parametrize(
    "url",
    [
        "https://rest.afas.online",
        "https://a.12345.rest.afas.online",
        "https://x12345.rest.afas.online",
        "https://12345rest.afas.online",
        "https://٢٣٤٥٦.rest.afas.online",
        "https://[broken",
        "",
    ],
)
def test_a_host_of_another_form_has_no_known_owner(url: str) -> None:
    assert owner(url) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:80/x", True),
        ("http://[::1]/x", True),
        ("http://LOCALHOST/x", True),
        ("http://sandbox.localhost/x", False),
        ("http://localhost.example/x", False),
        ("http://127.0.0.1.example/x", False),
        ("http://0.0.0.0/x", False),
        ("http://[::ffff:127.0.0.1]/x", False),
        ("http://127.255.255.254/x", True),
        ("http://[broken", False),
    ],
)
def test_loopback_is_this_machine_only(url: str, expected: bool) -> None:
    assert is_loopback(url) is expected


@given(st.text())
def test_any_text_has_a_host_or_none(text: str) -> None:
    assert isinstance(host_of(text), str)
    assert is_loopback(text) in (True, False)
