from __future__ import annotations

import pytest

from profit_check.check import Check
from profit_check.explanation import explain
from profit_check.lenses.remedies import for_administrator
from profit_check.registry import load


@pytest.mark.parametrize(
    ("fix", "told"),
    [
        (
            "- Profit administrator: add the\n  connector.\n- Integration developer: wait.",
            ("Add the connector.",),
        ),
        (
            "- Profit administrator, when it is blocked: open `X`.",
            ("When it is blocked: open `X`.",),
        ),
        ("- Beheerder van Profit: maak een nieuw token.", ("Maak een nieuw token.",)),
        ("Look for a cache. If there is none, the Profit administrator tells AFAS.", ()),
        ("- Network administrator: open port 443.", ()),
        ("", ()),
    ],
)
def test_what_is_for_the_administrator_is_picked_from_a_remedy(
    fix: str, told: tuple[str, ...]
) -> None:
    assert for_administrator(fix) == told


BETWEEN = "the cause stands between the integration and Profit, or in what the integration sends"
PAPERS = "the implementation document"
NOTHING_FOR_THE_ADMINISTRATOR = {
    "auditor.AUT-17": PAPERS,
    "auditor.DATA-21": "what the integration fetches",
    "auditor.DATA-24": PAPERS,
    "auditor.DATA-25": "what the integration relies on",
    "auditor.PERF-30": "what the integration fetches",
    "auditor.PERF-31": "what the integration fetches",
    "auditor.PERF-46": "what the integration sends",
    "connection.reachable": "the network, or the manifest",
    "connection.response-time": "the network, or the integration",
    "connection.service": "the network, or the manifest",
    "connection.tls": "the network, the manifest, or AFAS",
    "environment.host": "the manifest",
    "errors.bad-paging": BETWEEN,
    "errors.body": BETWEEN,
    "errors.long-query": BETWEEN,
    "errors.unknown-connector": BETWEEN,
    "errors.unknown-field": BETWEEN,
    "paging.end": BETWEEN,
    "paging.skip": BETWEEN,
    "paging.stable": BETWEEN,
    "paging.take": BETWEEN,
    "token.forged": "a gateway that gives its own credential, or AFAS",
    "token.isolation": "a gateway that gives its own credential, or AFAS",
    "token.required": "a gateway that gives its own credential, or AFAS",
}
"""The checks whose remedy is for others, and for whom."""


def test_the_checks_that_ask_nothing_of_the_administrator_are_those_that_are_known_to() -> None:
    # What an integration does, and what is attested of it, is its developer's to mend.
    asked = (check for check in load() if check.channel not in ("traffic", "attested"))
    silent = {check.id for check in asked if not for_administrator(explain(check).fix)}
    assert silent == set(NOTHING_FOR_THE_ADMINISTRATOR)


@pytest.mark.parametrize("check", list(load()), ids=lambda check: check.id)
@pytest.mark.parametrize(("code", "named"), [("en", "administrator"), ("nl", "beheerder van")])
def test_the_administrator_is_told_what_to_do_and_not_spoken_of(
    check: Check, code: str, named: str
) -> None:
    for told in for_administrator(explain(check, code).fix):
        assert named not in told


@pytest.mark.parametrize("check", list(load()), ids=lambda check: check.id)
def test_every_page_tells_the_administrator_as_much_in_dutch(check: Check) -> None:
    english = for_administrator(explain(check).fix)
    dutch = for_administrator(explain(check, "nl").fix)
    assert len(english) == len(dutch)
