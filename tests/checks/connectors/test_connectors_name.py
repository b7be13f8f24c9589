"""connectors.name: own name, without Profit or AFAS."""

from __future__ import annotations

import pytest

from profit_check.model import Level, Profile, Status
from tests.checks.one_connector import judged


@pytest.mark.parametrize("name", ["Acme_Articles", "Prof_it", "AFA_S", "Artikelen"])
def test_an_own_name_passes(name: str) -> None:
    assert judged("connectors.name", id=name).status is Status.PASS


@pytest.mark.parametrize(
    "name", ["Profit_Countries", "profit_countries", "Acme_Profit_Items", "AcmeAfasItems", "AFAS"]
)
def test_a_name_with_profit_or_afas_in_it_is_a_warning(name: str) -> None:
    result = judged("connectors.name", id=name)
    assert (result.status, result.level) == (Status.WARN, Level.SHOULD)


def test_for_certification_it_fails() -> None:
    result = judged("connectors.name", id="Profit_Countries", profile=Profile.CERTIFICATION)
    assert (result.status, result.level) == (Status.FAIL, Level.MUST)
    assert result.afas_rules == ("STRUCT-27", "STRUCT-28")


def test_both_words_are_named() -> None:
    assert "Profit and AFAS" in judged("connectors.name", id="My_AfasProfit").message
