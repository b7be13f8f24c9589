"""environment.host: AFAS's rule for hosts, and where it says nothing."""

from __future__ import annotations

import pytest

from profit_check.model import EnvironmentType, Status
from tests.checks.scripted import Scripted, outcome, target

CHECK = "environment.host"


@pytest.mark.parametrize("type", EnvironmentType)
def test_the_derived_host_passes(type: EnvironmentType) -> None:
    assert outcome(CHECK, target=target(base_url=None, type=type)).status is Status.PASS


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("12345.rest.afas.online", Status.PASS),
        ("12345.REST.AFAS.ONLINE.", Status.PASS),
        ("12345.resttest.afas.online", None),
        ("54321.rest.afas.online", None),
        ("123456.rest.afas.online", None),
        ("api.afas.online", Status.NOT_APPLICABLE),
        ("rest.afas.online", Status.NOT_APPLICABLE),
        ("12345.rest.afas.online.example", Status.NOT_APPLICABLE),
        ("12345.afasonlineconnector.nl", Status.NOT_APPLICABLE),
        ("127.0.0.1:8099", Status.NOT_APPLICABLE),
    ],
)
def test_only_a_host_of_the_published_form_can_disagree(host: str, status: Status | None) -> None:
    given = target(base_url=f"https://{host}/ProfitRestServices")
    assert outcome(CHECK, target=given).status is status


def test_nothing_is_asked() -> None:
    sender = Scripted()
    outcome(CHECK, sender)
    assert sender.asked == []
