"""The HTML report in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from profit_check.writers import html
from tests.writers import hostile, sample_run

Scheme = Literal["light", "dark"]

WIDER_THAN_WINDOW = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(html.text(sample_run.report()), "utf-8")
    return path


def opened(browser: Browser, path: Path, width: int = 1280, scheme: Scheme = "light") -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=False
    )
    page.goto(path.as_uri())
    return page


def test_opening_the_report_asks_nothing_of_any_network(browser: Browser, report: Path) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    assert asked == [report.as_uri()]
    page.close()


def test_the_browser_has_nothing_to_complain_of(browser: Browser, report: Path) -> None:
    told: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(report.as_uri())
    assert told == []
    page.close()


def test_a_reader_without_script_sees_the_verdict_and_opens_the_evidence(
    browser: Browser, report: Path
) -> None:
    page = opened(browser, report)
    assert page.locator("h1").is_visible()
    evidence = page.locator("details").first
    evidence.locator("summary").click()
    assert evidence.get_attribute("open") is not None
    page.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("hostile_run", [False, True])
def test_no_width_makes_the_reader_scroll_sideways(
    browser: Browser, report: Path, tmp_path: Path, width: int, hostile_run: bool
) -> None:
    path = report
    if hostile_run:
        path = tmp_path / "hostile.html"
        path.write_text(html.text(hostile.report()), "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(path.as_uri())
    assert page.evaluate(WIDER_THAN_WINDOW) is False
    page.close()


def test_a_dark_reader_gets_a_dark_page(browser: Browser, report: Path) -> None:
    colours = set()
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(report.as_uri())
        colours.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.close()
    assert len(colours) == 2
