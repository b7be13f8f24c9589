"""connection.tls: encryption, and the days that a certificate has left."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from profit_check.model import Failure, Status, Tls
from tests.checks.scripted import Scripted, answer, nobody, outcome, said, target
from tests.harness import NOW

CHECK = "connection.tls"
HTTPS = target(base_url=None)


def certificate(ends: datetime | None) -> Scripted:
    return Scripted(none=answer(401, tls=Tls("TLSv1.3", ends)))


@pytest.mark.parametrize(
    ("left", "status"),
    [
        (timedelta(days=365), Status.PASS),
        (timedelta(days=30), Status.PASS),
        (timedelta(days=30) - timedelta(seconds=1), Status.WARN),
        (timedelta(seconds=1), Status.WARN),
        (timedelta(days=-1), Status.WARN),
    ],
)
def test_under_thirty_days_left_is_a_warning(left: timedelta, status: Status) -> None:
    assert outcome(CHECK, certificate(NOW + left), target=HTTPS).status is status


def test_a_certificate_whose_end_was_not_shown_is_said_to_be_so() -> None:
    found = outcome(CHECK, certificate(None), target=HTTPS)
    assert found.status is Status.PASS
    assert "was not shown" in said(found)


def test_encryption_without_details_passes() -> None:
    assert outcome(CHECK, target=HTTPS).status is Status.PASS


@pytest.mark.parametrize("failure", [Failure.CERTIFICATE, Failure.TLS])
def test_a_failed_handshake_is_wrong_and_says_why(failure: Failure) -> None:
    found = outcome(CHECK, Scripted(none=nobody(failure, "it ended")), target=HTTPS)
    assert found.status is None
    assert "it ended" in said(found)


@pytest.mark.parametrize("host", ["127.0.0.1:8099", "localhost", "[::1]:80", "127.1.2.3"])
def test_there_is_no_connection_to_encrypt_on_this_machine(host: str) -> None:
    here = target(base_url=f"http://{host}/ProfitRestServices")
    found = outcome(CHECK, target=here)
    assert found.status is Status.NOT_APPLICABLE
    assert "stays on this machine" in said(found)


@pytest.mark.parametrize("host", ["12345.rest.afas.online", "10.0.0.1", "localhost.example"])
def test_plain_http_is_wrong_to_another_machine(host: str) -> None:
    there = target(base_url=f"HTTP://{host}/ProfitRestServices")
    assert outcome(CHECK, target=there).status is None
