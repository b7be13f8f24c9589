"""No text for a reader stands in the code without being known to the catalogues."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

import pytest

from tests.language.unmarked import in_code, in_template
from tests.sources import ROOT, Source, product

EVERYTHING = "(?s).*"

NOT_FOR_A_READER: Mapping[str, tuple[str, str]] = {
    "profit_check/cli/dossier.py": ("profit-check recheck {}", "a command"),
    "profit_check/cli/init.py": ("profit-check run", "a command"),
    "profit_check/cli/summary.py": ("bold [a-z]+", "names of styles"),
    "profit_check/conduct/shown.py": (r"\[.+\]", "in evidence, which is kept as data"),
    "profit_check/dossier/telling.py": ("not verified", "what the JSON of a recheck says"),
    "profit_check/findings.py": ("profit-check checks {}", "a command"),
    "profit_check/lenses/remedies.py": (r"\(\?:Profit .+", "an expression"),
    "profit_check/profit/json_schema.py": (
        "(too many|not) [a-z ]+",
        "what jsonschema is told; the reader gets the schema's own x-says",
    ),
    "profit_check/profit/readings.py": ("(the )?(order|rows) .+", "values that explain themselves"),
    "profit_check/profit/refusals.py": (r"\\b.+", "expressions that find AFAS's own messages"),
    "profit_check/profit/release_page.py": ("connector or path", "words of AFAS's pages"),
    "profit_check/profit/release_sentences.py": (EVERYTHING, "words of AFAS's pages"),
    "profit_check/pseudonyms/documents.py": ("filter authorisation", "what a document may say"),
    "profit_check/pseudonyms/refusals.py": (EVERYTHING, "AFAS's own messages"),
    "profit_check/pytest_plugin.py": (
        "the data of .+",
        "in pytest's own help, which is in English",
    ),
    "profit_check/recorder/proxy.py": (EVERYTHING, "what it answers to the integration itself"),
    "profit_check/recorder/seen.py": ("name not resolved", "what a recording says, kept as data"),
    "profit_check/rehearsal/happenings.py": (EVERYTHING, "what Profit answers, in its own words"),
    "profit_check/rehearsal/recorded.py": (
        "profit-check rehearse",
        "a recorder's name, kept as data",
    ),
    "profit_check/rehearsal/telling.py": ("the dry run", "a recording's name, kept as data"),
    "profit_check/traffic/bodies.py": (EVERYTHING, "why a body was not read, which no report says"),
    "profit_check/traffic/reading.py": ("standard input", "a recording's name, kept as data"),
    "profit_check/traffic/refusal_messages.py": (EVERYTHING, "AFAS's own messages"),
    "profit_check/traffic/rows.py": (EVERYTHING, "why rows were not read, which no report says"),
    "profit_check/traffic/texts.py": (r"\(.+\)", "in evidence, which is kept as data"),
    "profit_check/syntax_errors.py": (r"(?: \\\(at|\( starting).+", "expressions"),
    "profit_check/wire/excerpt.py": (r"[(<].+[)>]", "in evidence, which is kept as data"),
    "profit_check/wire/reading.py": ("<!doctype html", "what HTML starts with"),
    "profit_check/wire/recording.py": (r"\(.+\)", "in evidence, which is kept as data"),
    "profit_check/writers/catalogue.py": (EVERYTHING, "docs/checks.md, which is in English"),
    "profit_check/writers/junit.py": (r"<\?xml .+", "what XML starts with"),
    "profit_check/writers/requirements.py": (EVERYTHING, "docs/requirements.md, in English"),
}
"""Files, the texts of them that no reader gets to see as prose, and why that is."""

SANDBOX = "profit_check/sandbox/"
"""What the sandbox answers are AFAS's own texts; that what it says itself is marked, a test of the
command shows."""


def unmarked(source: Source) -> list[str]:
    """The texts of a file that a reader would get in English whatever the language."""
    allowed, _ = NOT_FOR_A_READER.get(source.name, ("(?!)", ""))
    return [text for text in in_code(source) if not re.fullmatch(allowed, text, re.DOTALL)]


def made_up(text: str) -> Source:
    return Source("made_up.py", "made_up", text, ast.parse(text))


def judged() -> Iterator[Source]:
    yield from (source for source in product() if not source.name.startswith(SANDBOX))


def test_no_prose_stands_in_the_code_unmarked() -> None:
    found = {source.name: texts for source in judged() if (texts := unmarked(source))}
    assert found == {}


def test_every_exception_is_still_needed() -> None:
    seen = {source.name for source in judged() if list(in_code(source)) != unmarked(source)}
    assert sorted(NOT_FOR_A_READER) == sorted(seen)


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (ROOT / "report_templates").glob("*.j2"))
)
def test_no_words_stand_in_a_template_unmarked(name: str) -> None:
    assert list(in_template((ROOT / "report_templates" / name).read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        'print("nobody answered")',
        'print(f"{host} does not answer")',
        'WORDS = {"a": "has two words"}',
        'say("{why}", why="has two words")',
        'joined(["one of these"], "; ")',
    ],
)
def test_prose_that_is_not_marked_is_found(text: str) -> None:
    assert list(in_code(made_up(text)))


@pytest.mark.parametrize(
    "text",
    [
        '"""A docstring of words."""',
        'X = 1\n"""What it is about."""',
        'say("nobody answered")',
        'say_number("one thing is", "many things are", count=2)',
        'raise TypeError("a check returns an Outcome")',
        'x = ["one", "two_three", "Content-Type", "a.b c"]',
    ],
)
def test_what_no_reader_sees_is_left_alone(text: str) -> None:
    assert not list(in_code(made_up(text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>Found {{ count }}</p>", ["Found"]),
        ('<p title="Look here">{{ x }}</p>', ["Look here"]),
        ('{{ bar("all", "All results") }}', ["All results"]),
        ("**Found**: {{ x }}", ["Found"]),
    ],
)
def test_words_in_a_template_that_are_not_marked_are_found(text: str, found: list[str]) -> None:
    assert [one for one in found if not any(one in line for line in in_template(text))] == []


def test_what_a_template_says_is_left_alone() -> None:
    text = '<p class="a b" id="all">{{ say("All {count} results", count=n) }} {# note #}</p>'
    assert list(in_template(text)) == []
