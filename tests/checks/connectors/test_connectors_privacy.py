"""connectors.privacy: which fields look privacy-sensitive."""

from __future__ import annotations

from profit_check.model import Status
from tests.checks.one_connector import field, judged


def test_sensitive_fields_are_named_for_a_person_to_judge() -> None:
    fields = [
        field("Key", "int"),
        field("F1", "date", label="Geboortedatum"),
        field("Naam"),
        field("IBAN"),
    ]
    result = judged("connectors.privacy", fields=fields)
    assert result.status is Status.REVIEW
    assert result.message.endswith(": F1, IBAN")


def test_fields_of_an_article_pass() -> None:
    fields = [field("Key", "int"), field("Naam"), field("Private_label"), field("Mailing")]
    assert judged("connectors.privacy", fields=fields).status is Status.PASS
