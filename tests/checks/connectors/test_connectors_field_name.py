"""connectors.field-name: no period in a field name."""

from __future__ import annotations

from profit_check.model import Profile, Status
from tests.checks.one_connector import field, judged


def test_a_period_in_a_name_is_named() -> None:
    fields = [field("Key", "int"), field("Item.Code"), field("Item_Code")]
    result = judged("connectors.field-name", fields=fields)
    assert result.status is Status.WARN
    assert "Item.Code" in result.message
    assert "Item_Code" not in result.message


def test_for_certification_it_fails() -> None:
    fields = [field("Key", "int"), field("Item.Code")]
    result = judged("connectors.field-name", fields=fields, profile=Profile.CERTIFICATION)
    assert result.status is Status.FAIL


def test_a_period_in_a_label_is_no_period_in_a_name() -> None:
    fields = [field("Key", "int", label="Nr.")]
    assert judged("connectors.field-name", fields=fields).status is Status.PASS
