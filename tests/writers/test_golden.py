from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from profit_check.language.catalogue import LANGUAGES
from profit_check.writers import formats
from tests.writers import sample_run

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", formats.FORMATS)
def test_the_sample_run_gives_exactly_the_golden_report(
    suffix: str, language: str, compare_with_golden: Callable[[str, Path], None]
) -> None:
    name = "report" if language == LANGUAGES[0] else f"report.{language}"
    text = formats.render(sample_run.report(language), suffix)
    compare_with_golden(text, GOLDEN / f"{name}{suffix}")
