from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html import unescape
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profit_check.language.catalogue import LANGUAGES
from profit_check.model import Result, Status
from profit_check.report import Report, build
from profit_check.writers import html
from tests.writers import hostile, sample_run
from tests.writers.html_page import Page
from tests.writers.sample_results import THIRD_PARTY

CSS = (files("profit_check.report_templates") / "report.css").read_text("utf-8")


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(html.text(sample_run.report()))


def test_the_verdict_is_the_only_main_heading(page: Page) -> None:
    assert len(page.named("h1")) == 1
    assert "Not ready: 4 requirements are not met" in page.text


def test_no_heading_skips_a_level(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_element_is_closed_in_its_place(page: Page) -> None:
    assert page.unbalanced == []
    assert page.open == []


def test_every_id_is_given_once_and_every_link_leads_to_one(page: Page) -> None:
    ids = Counter(a["id"] for _, a in page.elements if "id" in a)
    assert [id for id, times in ids.items() if times > 1] == []
    for _, attributes in page.elements:
        for key in ("aria-labelledby", "aria-describedby"):
            assert set((attributes.get(key) or "").split()) <= set(ids)
    links = [a["href"] for a in page.named("a")]
    assert links
    assert {(link or "").removeprefix("#") for link in links} <= set(ids)


def test_nothing_is_loaded_and_nothing_runs_but_the_one_script_of_ours(page: Page) -> None:
    text = html.text(sample_run.report())
    loading = {"src", "srcset", "data", "action", "poster", "background", "xlink:href"}
    assert not [a for _, a in page.elements if loading & a.keys()]
    assert not [a for _, a in page.elements if any(key.startswith("on") for key in a)]
    assert page.named("script") == [{}]
    assert not {"link", "iframe", "object", "embed", "img", "base", "form"} & {
        tag for tag, _ in page.elements
    }
    assert "url(" not in text
    assert "@import" not in text


def test_a_content_security_policy_allows_only_the_style_and_script_that_are_there() -> None:
    text = html.text(sample_run.report())
    policies = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    said = unescape(policies[0])
    assert said.startswith("default-src 'none'; ")
    assert "unsafe" not in said
    for tag in ("style", "script"):
        [content] = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in said


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_language_of_the_page_is_that_of_the_report(code: str) -> None:
    assert Page(html.text(sample_run.report(code))).named("html") == [{"lang": code}]


def test_in_a_dutch_report_only_what_a_plugin_says_is_english_and_it_says_so() -> None:
    english = Page(html.text(sample_run.report("nl"))).english
    page = sample_run.explanation(THIRD_PARTY)
    assert page is not None
    [message] = [one.message for one in sample_run.document().results if one.check == THIRD_PARTY]
    told = " ".join((page.title, page.why, page.fix, page.references, message))
    theirs = " ".join(told.replace("`", "").split())
    assert message in english
    assert [text for text in english if text.removesuffix(" …") not in theirs] == []
    assert 'lang="en"' not in html.text(sample_run.report()).partition("<body")[2]


def test_tables_have_captions_and_scoped_headers(page: Page) -> None:
    assert len(page.named("caption")) == len(page.named("table")) > 0
    headers = page.named("th")
    assert headers
    assert all(a.get("scope") in ("row", "col") for a in headers)


def test_drawings_have_a_role_a_title_and_a_description(page: Page) -> None:
    drawings = page.named("svg")
    assert len(drawings) == 1 + len(sample_run.report().families)
    assert all(a.get("role") == "img" and a.get("aria-labelledby") for a in drawings)
    assert len(page.named("desc")) == len(drawings)


def test_every_status_has_a_sign_and_a_word_besides_its_colour() -> None:
    assert len({html.MARKS[status] for status in Status}) == len(Status)
    text = " ".join(Page(html.text(sample_run.report())).text)
    for word in ("Failed", "Undecided", "Warning", "To review", "Not tested", "Waived", "Passed"):
        assert word in text


def test_a_finding_says_what_where_why_how_to_fix_and_how_to_ask_again() -> None:
    text = html.text(sample_run.report())
    finding = text[text.index("<code>paging.take</code>") :].split("</article>")[0]
    said = " ".join(Page(f"<main>{finding}").text)
    for part in (
        "A page holds no more rows than",
        "Acme_Debtors",
        "7 rows came where 5 were asked",
        "Profit itself keeps to this",
        "pass unchanged",
        "get-connector",
        "--only",
        "connectors/Acme_Debtors?skip=0&take=5",
    ):
        assert part in said


def test_an_attack_in_any_text_stays_text() -> None:
    page = Page(html.text(hostile.report()))
    tags = {tag for tag, _ in page.elements}
    assert "img" not in tags
    assert page.named("script") == [{}]
    assert not [a for _, a in page.elements if "onerror" in a]
    text = html.text(hostile.report())
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "{{ 7 * 7 }}" in text


@settings(deadline=None)
@given(st.text(max_size=40).map("{} x".format))
def test_no_text_changes_the_structure_of_the_page(attack: str) -> None:
    harmless = [tag for tag, _ in Page(html.text(_one("x"))).elements]
    found = [tag for tag, _ in Page(html.text(_one(attack))).elements]
    prose = ("p", "ul", "ol", "li", "pre", "code", "dt", "dd")
    assert [t for t in found if t not in prose] == [t for t in harmless if t not in prose]
    html.text(_one(attack)).encode("utf-8")


@pytest.mark.parametrize("failing_every", [1, 2])
def test_a_run_of_two_thousand_results_stays_under_three_megabytes(failing_every: int) -> None:
    run = sample_run.document()
    headers = {f"x-header-{number}": "v" * 40 for number in range(9)}
    long = replace(run.evidence[9], response_excerpt="x" * 2000, response_headers=headers)
    results = [
        Result(
            "paging.take",
            f"Acme_Connector_With_A_Long_Name_{n}",
            Status.FAIL if n % failing_every == 0 else Status.PASS,
            run.results[0].level,
            "7 rows where 5 were asked for",
            remedy="Tell AFAS.",
            evidence=(f"e{n}",),
            correction={"take": "5"},
        )
        for n in range(2000)
    ]
    evidence = [replace(long, id=f"e{n}", url=f"{long.url}&n={n}") for n in range(2000)]
    text = html.text(build(replace(run, results=results, evidence=evidence), lambda id: None))
    assert len(text.encode("utf-8")) < 3_000_000
    assert "Acme_Connector_With_A_Long_Name_1999" in text


PAIRS = [
    (ink, ground)
    for ink in ("ink", "quiet", "link", *(status.value for status in Status))
    for ground in ("paper", "raised", "sunken")
]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(mode: str, ink: str, ground: str) -> None:
    colours = _colours(mode)
    assert _contrast(colours[ink], colours[ground]) >= 4.5


def _one(text: str) -> Report:
    run = sample_run.document()
    result = replace(run.results[4], subject=text, message=text, remedy=text, afas_rules=(text,))
    item = replace(run.evidence[0], id="e1", url=text, response_excerpt=text)
    result = replace(result, evidence=("e1",))
    return build(replace(run, results=[result], evidence=[item]), lambda id: None)


def _colours(mode: str) -> dict[str, str]:
    light, dark = (
        dict(re.findall(r"--([a-z_]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    )
    return light if mode == "light" else dark


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
