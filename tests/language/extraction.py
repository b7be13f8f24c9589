"""Gathers the texts that a reader may see, and keeps the Dutch catalogue in step with them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from profit_check.model import EnvironmentType
from profit_check.sandbox.catalogue import first_sentence
from tests.sources import ROOT, product

DUTCH = ROOT / "profit_check" / "language" / "nl.po"
OUTCOMES = ("passed", "wrong", "warn", "review", "undecided", "not_applicable")
KEYWORDS = {"say": 1, "say_number": 2, "mark": 1, **dict.fromkeys(OUTCOMES, 1)}
"""The calls that make a phrase, and how many of their first arguments are texts."""

DECORATORS = {"fault", "near_miss", "mutant"}
"""What stands above a function of the sandbox whose docstring is its title."""

HEADER = """\
# The Dutch texts, by the English ones that stand in the code and the templates.
# `python -m pytest tests/language --refresh-golden` adds what is new and drops what is gone.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: nl\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

Text = str | tuple[str, ...]


def extracted() -> Catalog:
    """The texts of the code, the checks and the templates, in the order of their places."""
    found = Catalog(locale="nl")
    for place, text in (*_python(), *_templates(), *_enumerated(), *_titles()):
        found.add(text, locations=[(place, 0)])
    return found


def catalogue() -> Catalog:
    """The Dutch catalogue as it is kept."""
    with DUTCH.open("rb") as source:
        return read_po(source, locale="nl")


def messages(kept: Catalog) -> list[Message]:
    """What a catalogue holds, without its header."""
    return [message for message in kept if message.id]


def brought_up_to_date() -> str:
    """The catalogue with an empty place for each new text, and without those that are gone."""
    found, kept = extracted(), catalogue()
    for message in messages(found):
        message.flags.clear()
        known = kept.get(message.id)
        same = known is not None and isinstance(known.id, str) == isinstance(message.id, str)
        if known is not None and known.string and same:
            message.string = known.string
            message.user_comments = known.user_comments
        elif not worded(message.id):
            message.string = message.id
    written = BytesIO()
    write_po(written, found, width=-1, omit_header=True, include_lineno=False)
    return HEADER + written.getvalue().decode().strip() + "\n"


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """The calls that make phrases, in the order of their places, and their arguments for texts."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(found, key=lambda call: (call.lineno, call.col_offset)):
        if isinstance(call.func, ast.Name) and call.func.id in KEYWORDS:
            yield call, call.args[: KEYWORDS[call.func.id]]


def _python() -> Iterator[tuple[str, Text]]:
    for source in sorted(product(), key=lambda source: source.name):
        for _, arguments in calls(source.tree):
            texts = tuple(one.value for one in arguments if isinstance(one, ast.Constant))
            if texts and len(texts) == len(arguments):
                yield source.name, _text(str(one) for one in texts)


def _titles() -> Iterator[tuple[str, Text]]:
    """The first lines of what the sandbox can be told to do wrong, or nearly wrong."""
    for source in sorted(product(), key=lambda source: source.name):
        for function in sorted(source.functions(), key=lambda one: one.lineno):
            calls = [one.func for one in function.decorator_list if isinstance(one, ast.Call)]
            if any(isinstance(one, ast.Name) and one.id in DECORATORS for one in calls):
                yield source.name, first_sentence(ast.get_docstring(function)).template


def _templates() -> Iterator[tuple[str, Text]]:
    keywords = {name: tuple(range(1, count + 1)) for name, count in KEYWORDS.items()}
    for path in sorted((ROOT / "report_templates").glob("*.j2")):
        with path.open("rb") as source:
            for _, text, _, _ in extract("jinja2", source, keywords, (), {"silent": "false"}):
                yield (
                    f"report_templates/{path.name}",
                    _text((text,) if isinstance(text, str) else text),
                )


def _text(forms: Iterable[str]) -> Text:
    """One form as it is, two as a pair."""
    found = tuple(forms)
    return found[0] if len(found) == 1 else found


def _enumerated() -> Iterator[tuple[str, Text]]:
    """Names in a closed list that become words when they are facts."""
    for member in EnvironmentType:
        yield "profit_check/model/manifest.py", member.value


def forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """The form of a text, or its two forms; none for one that is not there."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def worded(text: str | Iterable[str]) -> bool:
    """Whether there are words in a text, beside its placeholders."""
    return any(re.search(r"[^\W\d_]", re.sub(r"{[^{}]+}", "", form)) for form in forms(text))


def placeholders(text: str) -> set[str]:
    """The `{…}` of a template, with their format, as they are written."""
    return set(re.findall(r"(?<!{){[^{}]+}(?!})", text))
