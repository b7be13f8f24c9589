"""Every text that is made a phrase is known to the catalogue."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.language.extraction import KEYWORDS, calls
from tests.sources import Source, product

KEEPERS = {"say", "say_number", "mark", "joined", "listed", "tell"}
"""Calls whose result a phrase may be made of: they give a phrase, or a template that is known."""

PASS_ON = ("profit_check/writers/templates.py",)
"""Files that pass on what is said elsewhere: there the templates' `say_number` is defined."""


def plain_texts(source: Source) -> set[tuple[str, int]]:
    """The names that hold a text that is not marked, and the functions (by line) they are in."""
    return {
        (name.id, function.lineno)
        for function in source.functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for name, value in _assigned(node.targets[0], node.value)
        if isinstance(name, ast.Name) and _is_text(value)
    }


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        yield from zip(target.elts, value.elts, strict=True)
    else:
        yield target, value


def unknown(source: Source) -> Iterator[str]:
    """Where a phrase is made of a text that the catalogue cannot know."""
    plain = plain_texts(source)
    for function in source.functions():
        for call, arguments in calls(function):
            for argument in arguments:
                alone = len(arguments) == 1 and _is_known(argument, function, plain)
                if not (alone or isinstance(argument, ast.Constant)):
                    yield f"{source.name}:{call.lineno} {ast.unparse(argument)}"


def _is_known(argument: ast.expr, function: ast.AST, plain: set[tuple[str, int]]) -> bool:
    match argument:
        case ast.Constant(value=str()):
            return True
        case ast.Name(id=name):
            return (name, getattr(function, "lineno", 0)) not in plain
        case ast.Call(func=ast.Name(id=name)):
            return name in KEEPERS or name not in KEYWORDS
        case ast.IfExp(body=body, orelse=other):
            return not any(isinstance(value, ast.Constant) for value in (body, other)) and all(
                _is_known(value, function, plain) for value in (body, other)
            )
        case ast.BoolOp(values=values):
            return all(_is_known(value, function, plain) for value in values)
        case ast.Attribute() | ast.Subscript() | ast.Call():
            return True
    return False


def _is_text(value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=str()) | ast.JoinedStr():
            return True
        case ast.IfExp(body=body, orelse=other):
            return _is_text(body) or _is_text(other)
        case ast.BinOp(left=left, right=right):
            return _is_text(left) or _is_text(right)
    return False


def test_every_phrase_is_made_of_a_text_that_is_written_out_or_marked() -> None:
    others = [source for source in product() if source.name not in PASS_ON]
    assert [place for source in others for place in unknown(source)] == []


@pytest.mark.parametrize(
    "text",
    [
        'def f():\n    say("a" if x else "b")',
        'def f():\n    say("a" + "b")',
        'def f():\n    say(f"{a} b")',
        'def f():\n    told = "a b"\n    return passed(told)',
        'def f():\n    told = "a" if x else "b"\n    return say(told)',
        'def f():\n    one, many = "a", "b"\n    return say_number(one, many, count=2)',
    ],
)
def test_a_text_that_is_lost_to_the_catalogue_is_found(text: str) -> None:
    assert list(unknown(Source("made_up.py", "made_up", text, ast.parse(text))))


def test_a_marked_text_is_known() -> None:
    text = 'def f():\n    told = mark("a b")\n    say(told)\n    say("c")\n    passed(say("d"))'
    assert not list(unknown(Source("made_up.py", "made_up", text, ast.parse(text))))
