from __future__ import annotations

from dataclasses import replace

import pytest

from profit_check.model import Inventory
from profit_check.places import place
from tests.writers import sample_run


@pytest.mark.parametrize(
    ("subject", "line"),
    [
        ("Acme_Articles", 12),
        ("ACME_ARTICLES", 12),
        ("FbSales", 60),
        ("image 20417", 66),
        ("paging.end Acme_Orders", 77),
        (None, 5),
        ("a connector that the manifest does not name", 5),
    ],
)
def test_a_subject_stands_on_a_line_and_everything_else_with_the_target(
    subject: str | None, line: int
) -> None:
    found = place(sample_run.document(), subject)
    assert found is not None
    assert found.line == line
    assert found.told == f"profit-check.toml, line {line}"


def test_a_run_that_kept_no_lines_has_no_places() -> None:
    assert place(replace(sample_run.document(), inventory=Inventory()), "Acme_Articles") is None
