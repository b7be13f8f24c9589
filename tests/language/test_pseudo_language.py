"""Nothing that a reader sees is said outside the catalogue: whole runs, in a made-up language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from profit_check.cli.demo import FAULTS
from profit_check.cli.summary import summarise
from profit_check.findings import Explain
from profit_check.language.phrase import say
from profit_check.model import Document
from profit_check.report import Report, build
from profit_check.sandbox.sample import WEBSHOP
from profit_check.writers import formats, github
from tests import harness
from tests.language.pseudo import PSEUDO, page, prose, untold, visible, words

SEEN: dict[str, Callable[[str], str]] = {
    ".html": visible,
    ".md": prose,
    ".summary.md": prose,
    ".ics": str,
    ".junit.xml": visible,
}
"""The formats that a person reads, and what of them is seen."""

RUNS: dict[str, tuple[str, ...]] = {
    "sound": (),
    "demo": FAULTS,
    "silent": ("connection-dropped",),
}


@cache
def document(run: str) -> Document:
    return harness.document(faults=RUNS[run])


def report(run: str, explain: Explain = page) -> Report:
    return build(document(run), explain, PSEUDO)


@cache
def names() -> frozenset[str]:
    """What the sample's owner called things."""
    labels = re.findall(r'"label": "([^"]+)"', (WEBSHOP / "world.json").read_text("utf-8"))
    return frozenset({harness.sample_manifest().integration.name, *labels})


def strings(value: object) -> Iterator[str]:
    """The texts of a JSON value that are for a reader, by the names of their keys."""
    if isinstance(value, dict):
        for key, held in value.items():
            if key in {"text", "description", "message"} and isinstance(held, str):
                yield held
            yield from strings(held)
    elif isinstance(value, list):
        for held in value:
            yield from strings(held)


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("suffix", SEEN)
def test_a_report_says_all_it_says_in_the_language_of_its_reader(suffix: str, run: str) -> None:
    seen = SEEN[suffix](formats.render(report(run), suffix))
    assert words(seen, names()) == []
    assert "⟦" in seen


@pytest.mark.parametrize("suffix", [".sarif", ".codequality.json", ".badge.json"])
def test_what_a_machine_shows_to_a_person_is_in_the_language_of_the_reader(suffix: str) -> None:
    told = list(strings(json.loads(formats.render(report("demo"), suffix))))
    assert [text for text in told if words(text, names())] == []
    assert any("⟦" in text for text in told)


def test_annotations_are_in_the_language_of_the_reader() -> None:
    told = re.sub(r"(?m)^::.*?::", "", github.text(report("demo")))
    assert words(told, names()) == []
    assert "⟦" in told


@pytest.mark.parametrize("run", RUNS)
def test_a_summary_on_the_terminal_is_in_the_language_of_the_reader(run: str) -> None:
    shown = "\n".join(one.text for one in summarise(report(run), [], width=None, whole=True))
    assert words(shown, names()) == []
    assert "⟦" in shown


def test_every_format_that_tells_something_is_looked_at() -> None:
    machines = {".json", ".sarif", ".codequality.json", ".badge.json"}
    assert machines | set(SEEN) == set(formats.FORMATS)


def test_what_is_not_told_is_found() -> None:
    assert words(PSEUDO.tell(say("said, but {why}", why="left as it was"))) == ["left as it was"]
    assert words("⟦said⟧ Acme_Stock, Price ⟦said⟧") == []
    assert words("⟦said⟧ it was forgotten ⟦said⟧") == ["it was forgotten"]
    assert untold("⟦a⟧{b}⟦c⟧") == " · {b} · "
