"""token.format: judged before anything is sent."""

from __future__ import annotations

from profit_check.model import OAuthSource, SecretSource, Status
from tests.checks.scripted import Scripted, outcome, said, target

CHECK = "token.format"


def test_every_fault_is_named() -> None:
    sender = Scripted(credential_faults=["the token is empty", "it has {braces}"])
    found = outcome(CHECK, sender)
    assert found.status is None
    assert said(found) == "the token is empty; it has {braces}"


def test_nothing_is_sent() -> None:
    sender = Scripted()
    outcome(CHECK, sender)
    assert sender.asked == []


def test_a_well_formed_credential_passes_by_its_kind() -> None:
    source = SecretSource("env", "X")
    assert "classic token" in said(outcome(CHECK))
    found = outcome(CHECK, target=target(credential=OAuthSource(source, source)))
    assert (found.status, "client secret" in said(found)) == (Status.PASS, True)
