"""The HTML report as axe-core judges it, in a real browser."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from profit_check.language.catalogue import LANGUAGES
from profit_check.writers import html
from tests.writers import sample_run

AXE = Path(__file__).parents[1] / "axe" / "node_modules" / "axe-core" / "axe.min.js"
LENSES = ("overview", "developer", "administrator", "assessor")

Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core; where it is not installed the tests are skipped, except in CI."""
    if not AXE.is_file() and not os.environ.get("CI"):
        pytest.skip("axe-core is not installed here: run npm ci in tests/axe")
    return AXE.read_text("utf-8")


def violations(page: Page, axe: str) -> list[str]:
    """What axe-core finds wrong with the page as it stands, with the places."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def written(folder: Path, code: str, *, script: bool = True) -> str:
    """The address of the sample report in the language `code`."""
    text = html.text(sample_run.report(code))
    if not script:
        text = re.sub("<script>.*</script>", "", text, flags=re.DOTALL)
    path = folder / f"report.{code}.html"
    path.write_text(text, "utf-8")
    return path.as_uri()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_in_any_lens(
    browser: Browser, tmp_path: Path, axe: str, scheme: Scheme, code: str
) -> None:
    page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
    page.goto(written(tmp_path, code))
    for lens in LENSES:
        page.click(f"#to-{lens}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        assert violations(page, axe) == []
    page.close()


@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing_wrong_where_no_script_runs(
    browser: Browser, tmp_path: Path, axe: str, code: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(written(tmp_path, code, script=False))
    assert violations(page, axe) == []
    page.close()


def test_axe_does_find_what_is_wrong(browser: Browser, axe: str) -> None:
    page = browser.new_page()
    page.set_content("<html><body><img src='data:,'></body></html>")
    assert any(found.startswith("image-alt") for found in violations(page, axe))
    page.close()
