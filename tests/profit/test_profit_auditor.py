from __future__ import annotations

from profit_check.model import AuditorLevel
from profit_check.profit.auditor import RULES, place
from profit_check.registry import load


def test_rules_come_in_afas_order() -> None:
    codes = sorted(RULES, key=place)
    assert [codes[0], codes[-1]] == ["AUT-16", "FILT-47"]
    assert codes.index("DATA-26") < codes.index("STRUCT-27") < codes.index("PERF-30")
    assert codes.index("PERF-46") < codes.index("PERF-52") < codes.index("FILT-47")


def test_a_rule_weighs_what_it_weighs_for_a_partner() -> None:
    assert RULES["STRUCT-27"] is AuditorLevel.ERROR
    assert RULES["AUT-19"] is AuditorLevel.WARNING
    assert RULES["PERF-46"] is AuditorLevel.INFORMATION


def test_every_rule_that_a_check_names_is_one_of_afas() -> None:
    named = {rule for check in load() for rule in check.afas_rules}
    assert named
    assert named <= set(RULES)


def test_a_rule_of_another_comes_last() -> None:
    assert sorted(["ACME-1", "FILT-47", "DATA-x"], key=place) == ["DATA-x", "FILT-47", "ACME-1"]
