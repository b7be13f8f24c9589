"""The laws of the house: what files, classes and functions are called, and what they say of
themselves (see ARCHITECTURE.md)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from tests.sources import everything, product

FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager"}


def test_no_file_is_a_drawer_for_anything() -> None:
    parts = {part for source in everything() for part in source.module.lower().split(".")}
    parts |= {word for part in parts for word in part.split("_")}
    assert parts & FORBIDDEN_NAMES == set()


def test_no_class_or_function_is_a_drawer_for_anything() -> None:
    drawers = [
        f"{source.name}: {node.name}"
        for source in product()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and any(name in node.name.lower() for name in FORBIDDEN_NAMES)
    ]
    assert drawers == []


def public(nodes: Iterable[ast.AST], path: str) -> Iterator[tuple[str, ast.AST]]:
    """The public classes and functions, and the public methods of those classes."""
    for node in nodes:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            if node.name.startswith("_"):
                continue
            yield f"{path}.{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{path}.{node.name}")


def test_everything_public_says_what_it_is() -> None:
    silent = [
        name
        for source in product()
        if source.room != "checks"
        for name, node in public(source.tree.body, source.module)
        if not ast.get_docstring(node)  # type: ignore[arg-type]
    ]
    assert silent == []


def first_lines() -> list[tuple[str, str]]:
    return [
        (source.name, (ast.get_docstring(source.tree) or "").partition("\n")[0])
        for source in product()
    ]


def test_every_file_says_in_one_sentence_what_it_is_there_for() -> None:
    strange = [
        f"{name}: {line}"
        for name, line in first_lines()
        if not line.endswith((".", "?")) or ". " in line.replace("…", "")
    ]
    assert strange == []


def test_no_file_says_that_it_does_two_things() -> None:
    """If its docstring's first line needs *and* between two verbs, the file is two."""
    twofold = re.compile(r"\w+s and \w+s\b")
    assert [f"{name}: {line}" for name, line in first_lines() if twofold.match(line)] == []
