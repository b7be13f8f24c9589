"""The source files of the project, parsed, for tests that read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDERS = {"profit_check": "profit_check", "checks": "profit_check.checks"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """A Python file: `name` is its path from the root, `module` the name it is imported by."""

    name: str
    module: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.text.splitlines())

    @property
    def room(self) -> str:
        """The part of the package that it belongs to: `wire`, `engine`, `checks` …"""
        parts = self.module.split(".")
        return parts[1] if len(parts) > 1 else "__init__"

    def imports(self) -> Iterator[str]:
        """The modules that it imports, with their dots; `from a import b` counts as `a.b`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.name}: a relative import"
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    def functions(self) -> Iterator[Function]:
        """Every function in it, nested ones too."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node


@cache
def product() -> tuple[Source, ...]:
    """The files that are installed, without the samples."""
    return tuple(
        source for folder, package in FOLDERS.items() for source in _folder(folder, package)
    )


@cache
def everything() -> tuple[Source, ...]:
    """The files that are installed, their samples and their tests."""
    tests = [*_folder("samples", "profit_check.samples"), *_folder("tests", "tests")]
    return (*product(), *tests)


def checks() -> list[Source]:
    """The files that hold a check."""
    return [
        source
        for source in product()
        if source.room == "checks" and not source.name.endswith("__init__.py")
    ]


def _folder(folder: str, package: str) -> Iterator[Source]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        parts = path.relative_to(ROOT / folder).with_suffix("").parts
        module = ".".join((package, *parts)).removesuffix(".__init__")
        text = path.read_text("utf-8")
        yield Source(path.relative_to(ROOT).as_posix(), module, text, ast.parse(text))


def uses(source: Source, *modules: str) -> set[str]:
    """Which of these modules, or of what is in them, a file imports."""
    return {
        name
        for name in source.imports()
        for module in modules
        if name == module or name.startswith(f"{module}.")
    }


def attributes(tree: ast.AST) -> Iterator[str]:
    """Every `name.attribute` in a tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"
