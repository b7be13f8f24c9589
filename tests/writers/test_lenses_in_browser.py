"""The lenses of the HTML report in a real browser: tabs, filters, links, and paper."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from profit_check.writers import html
from tests.writers import sample_run

LENSES = ("overview", "developer", "administrator", "assessor")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("lenses") / "report.html"
    path.write_text(html.text(sample_run.report()), "utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, report: str) -> Iterator[Page]:
    opened = browser.new_page(reduced_motion="reduce")
    opened.goto(report)
    yield opened
    opened.close()


def visible(page: Page) -> list[str]:
    """The lenses that can be seen."""
    return [lens for lens in LENSES if page.locator(f"#{lens}").is_visible()]


def test_without_script_everything_is_there_in_order(browser: Browser, report: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report)
    assert visible(page) == list(LENSES)
    assert page.locator(".finding").count() == page.locator(".finding:visible").count() > 0
    assert not page.locator(".filters").is_visible()
    context.close()


def test_with_script_one_lens_is_seen_at_a_time(page: Page) -> None:
    assert visible(page) == ["overview"]
    page.click("#to-assessor")
    assert visible(page) == ["assessor"]
    page.go_back()
    assert visible(page) == ["overview"]


def test_tabs_are_walked_with_the_arrow_keys(page: Page) -> None:
    page.focus("#to-overview")
    for key, lens in (("ArrowRight", "developer"), ("End", "assessor"), ("ArrowRight", "overview")):
        page.keyboard.press(key)
        assert visible(page) == [lens]
        assert page.evaluate("document.activeElement.id") == f"to-{lens}"
    page.keyboard.press("ArrowLeft")
    assert visible(page) == ["assessor"]


def test_the_keyboard_meets_the_skip_link_one_tab_the_choice_to_print_and_the_lens(
    page: Page,
) -> None:
    met = []
    for _ in range(4):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert met[:3] == ["#next", "#overview", None]
    assert met[3].startswith("#finding-")


def test_what_has_the_focus_is_seen_to_have_it(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_a_link_to_a_finding_opens_the_lens_that_holds_it(page: Page) -> None:
    page.locator(".steps a").first.click()
    assert visible(page) == ["developer"]
    page.locator(".finding").first.wait_for(state="visible")


def test_an_address_with_a_place_opens_there(browser: Browser, report: str) -> None:
    page = browser.new_page()
    page.goto(f"{report}#gaps")
    assert visible(page) == ["assessor"]
    page.close()


def test_findings_are_filtered_by_status_family_and_text(page: Page) -> None:
    page.click("#to-developer")
    all_of = page.locator(".finding:visible").count()
    page.uncheck("input[value=warn]")
    statuses = page.locator(".finding:visible").evaluate_all(
        "all => all.map(o => o.dataset.status)"
    )
    assert 0 < len(statuses) < all_of
    assert "warn" not in statuses
    page.check("input[value=warn]")
    page.select_option(".filters select", label="paging")
    assert page.locator(".family:visible h3").all_inner_texts() == ["paging"]
    page.fill("input[type=search]", "Acme_Debtors 7 ROWS")
    assert page.locator(".finding:visible").count() == 1
    page.fill("input[type=search]", "nothing holds this")
    assert page.locator(".nothing").is_visible()
    assert (page.locator("[role=status]").inner_text() or "").startswith("0 of ")


def test_a_link_to_what_was_filtered_out_shows_it_again(page: Page) -> None:
    page.click("#to-developer")
    page.fill("input[type=search]", "nothing holds this")
    page.click("#to-overview")
    page.locator(".steps a").first.click()
    assert page.locator(".finding:visible").count() > 1


@pytest.mark.parametrize(("width", "size"), [(320, "100%"), (640, "100%"), (1280, "200%")])
def test_no_lens_is_wider_than_the_window_on_a_phone_zoomed_or_in_large_letters(
    browser: Browser, report: str, width: int, size: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 450})
    page.goto(report)
    page.evaluate("size => document.documentElement.style.setProperty('font-size', size)", size)
    for lens in LENSES:
        page.click(f"#to-{lens}")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.close()


def test_motion_is_only_for_those_who_want_it(browser: Browser, report: str) -> None:
    behaviours = []
    for wish in ("reduce", "no-preference"):
        page = browser.new_page(reduced_motion=wish)
        page.goto(report)
        behaviours.append(
            page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
        )
        page.close()
    assert behaviours == ["auto", "smooth"]


def on_paper(page: Page, path: Path) -> str:
    """The text of the page as it is printed."""
    page.pdf(path=path, format="A4")
    read = shutil.which("pdftotext")
    if read is None:
        pytest.skip("pdftotext is not installed here")
    told = subprocess.run([read, str(path), "-"], capture_output=True, check=True)
    return " ".join(told.stdout.decode("utf-8").split())


def test_paper_holds_only_the_lens_that_is_shown_where_that_was_asked(
    page: Page, tmp_path: Path
) -> None:
    page.click("#to-administrator")
    page.check(".printing input")
    text = on_paper(page, tmp_path / "report.pdf")
    assert "What to set, and where" in text
    assert "What to do next" not in text
    assert "STRUCT-28" not in text


def test_paper_holds_every_lens_whatever_the_screen_shows(page: Page, tmp_path: Path) -> None:
    page.click("#to-developer")
    page.fill("input[type=search]", "nothing holds this")
    text = on_paper(page, tmp_path / "report.pdf")
    for part in (
        "Not ready: 4 requirements are not met",
        "For the developer",
        "7 rows came where 5 were asked",
        "orderbyfieldids=ItemCode",
        "DateOfBirth",
        "two pages of 5 held the rows of one",
        "Country table only, agreed",
        "STRUCT-28",
        "5e5e5e5e",
        "the HTML file holds them",
    ):
        assert part in text
