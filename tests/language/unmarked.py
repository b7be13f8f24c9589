"""Finds what looks like a text for a reader, and is not said with `say`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from jinja2 import Environment, nodes

from tests.language.extraction import calls
from tests.language.pseudo import prose
from tests.sources import Source

_PROSE = re.compile(r"[^\W\d_]{2,}[,;:]? [a-z]{2,}")
"""Two words with a space between them."""

_ATTRIBUTE = re.compile(r'\s[a-z-]+="[^"]*"')
_TEMPLATE = re.compile(r"\b[A-Za-z][a-z]+\b")
_TERM = re.compile(r"^[A-Z][a-z]+|[a-z]{2,} [a-z]{2,}")


def in_code(source: Source) -> Iterator[str]:
    """The unmarked prose of a Python file; documentation is none."""
    texts = (text for _, arguments in calls(source.tree) for text in arguments)
    said = {id(node) for text in texts for node in ast.walk(text)}
    said |= {id(node) for text in _documentation(source.tree) for node in ast.walk(text)}
    said |= {id(node) for text in _of_no_reader(source.tree) for node in ast.walk(text)}
    for node in ast.walk(source.tree):
        if id(node) in said:
            continue
        if isinstance(node, ast.JoinedStr):
            said |= {id(part) for part in node.values}
            text = "".join(_literal(part) for part in node.values)
        else:
            text = _literal(node) if isinstance(node, ast.Constant) else ""
        if _PROSE.search(text):
            yield text


def in_template(text: str) -> Iterator[str]:
    """The unmarked words of a Jinja2 template: its own text, and texts that it hands over."""
    tree = Environment(trim_blocks=True, lstrip_blocks=True).parse(text)
    calls = [call for call in tree.find_all(nodes.Call) if _says(call)]
    marked = {id(argument) for call in calls for argument in call.args}
    for constant in tree.find_all(nodes.Const):
        text = constant.value if isinstance(constant.value, str) else ""
        if id(constant) not in marked and _TERM.search(text) and "<" not in text:
            yield text
    shown = "".join(
        node.data if isinstance(node, nodes.TemplateData) else "·" for node in _output(tree)
    )
    for line in _ATTRIBUTE.sub("", prose(shown)).splitlines():
        if _TEMPLATE.search(line):
            yield line.strip()


def _output(tree: nodes.Template) -> Iterator[nodes.Node]:
    for output in tree.find_all(nodes.Output):
        yield from output.nodes


def _says(call: nodes.Call) -> bool:
    return isinstance(call.node, nodes.Name) and call.node.name in {"say", "say_number"}


def _documentation(tree: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, of constants too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node


def _of_no_reader(tree: ast.AST) -> Iterator[ast.AST]:
    """What is for whoever writes code: assertions, and the errors that tell of a wrong call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            yield node
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            kind = node.exc.func
            if isinstance(kind, ast.Name) and kind.id in {
                "TypeError",
                "ValueError",
                "AssertionError",
            }:
                yield node


def _literal(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return "{}"
