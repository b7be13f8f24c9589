"""version.readable: can the Profit version be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from profit_check.model import Level, Result, Status
from tests.harness import judge, sample_world


def _readable(version: str) -> Result:
    return judge("version.readable", world=replace(sample_world(), version=version))[0]


@pytest.mark.parametrize("version", ["22.22.5", "22", "1.2.3.4", " 22.22.5 ", "22.22.5-beta"])
def test_a_version_of_numbers_is_told(version: str) -> None:
    result = _readable(version)
    assert result.status is Status.PASS
    assert version.strip() in result.message


@pytest.mark.parametrize("version", ["", "Profit 8", "x" * 5000, "<html>"])
def test_another_text_is_no_version_and_is_not_repeated(version: str) -> None:
    result = _readable(version)
    assert (result.status, result.level) == (Status.WARN, Level.SHOULD)
    assert not version or version not in result.message


@pytest.mark.parametrize("fault", ["version-refused", "version-refused-401"])
def test_a_refusal_is_a_warning_and_no_doubt_of_the_credential(fault: str) -> None:
    result = judge("version.readable", faults=[fault])[0]
    assert result.status is Status.WARN
    assert "credential is accepted" in result.message


def test_no_answer_does_not_decide_it() -> None:
    assert judge("version.readable", faults=["version-never-answered"])[0].status is Status.ERROR
