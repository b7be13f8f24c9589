"""Finds the checks: those that ship, those of installed packages, and those of --plugin."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from profit_check.auditor.rules import rule_checks
from profit_check.check import Check
from profit_check.errors import UsageError
from profit_check.language.phrase import Phrase, say
from profit_check.model import Channel, Profile

FAMILIES = (
    "connection",
    "token",
    "environment",
    "connectors",
    "paging",
    "errors",
    "version",
    "conduct",
    "rehearsal",
    "certification",
    "auditor",
)
"""The order of families in results; a plugin's own family comes after them."""

ENTRY_POINTS = "profit_check.checks"


@dataclass(frozen=True, slots=True)
class Selection:
    """The checks to run; those in `reported` show, the others only run because they are needed."""

    checks: Sequence[Check]
    reported: frozenset[str]


class Registry:
    """The checks by id, in the order in which their needs allow."""

    def __init__(self, checks: Iterable[Check]) -> None:
        found: dict[str, Check] = {}
        for check in checks:
            if found.setdefault(check.id, check) is not check:
                raise UsageError(
                    say("check {id}: there are two of this id; rename one", id=check.id)
                )
        self._checks = {id: found[id] for id in _sorted_by_needs(found)}

    def __iter__(self) -> Iterator[Check]:
        return iter(self._checks.values())

    def __contains__(self, id: object) -> bool:
        return id in self._checks

    def __getitem__(self, id: str) -> Check:
        return self._checks[id]

    def select(
        self,
        profile: Profile,
        only: Sequence[str] = (),
        skip: Sequence[str] = (),
        *,
        given: Collection[Channel] = (),
    ) -> Selection:
        """The checks of `profile`, narrowed by ids or families; UsageError for an unknown one.

        A check that is named in `only` runs in every profile; so do those about what was `given`:
        recorded traffic, or reports of AFAS's auditor.
        """
        left_out = self.named(skip, "--skip")
        in_profile = frozenset(
            check.id for check in self if profile in check.profiles or check.channel in given
        )
        reported = (self.named(only, "--only") if only else in_profile) - left_out
        if not reported:
            raise UsageError(say("--only, --skip: they leave no check to run; name others"))
        wanted = set(reported)
        for check in reversed(self._checks.values()):
            if check.id in wanted:
                wanted.update(need for need in check.needs if need not in left_out)
        return Selection([check for check in self if check.id in wanted], reported)

    def named(self, names: Sequence[str], option: str) -> frozenset[str]:
        """The ids that `names` (ids, or whole families) mean; UsageError names the nearest one."""
        families = {check.family for check in self}
        for name in names:
            if name not in self and name not in families:
                unknown = say("{option} {name}: no such check or family", option=option, name=name)
                raise UsageError(unknown + self.nearest(name))
        return frozenset(check.id for check in self if {check.id, check.family} & set(names))

    def nearest(self, name: str) -> Phrase:
        """`; did you mean …?` for a mistyped id or family, or nothing."""
        known = [*self._checks, *{check.family for check in self}]
        close = get_close_matches(name, known, n=1)
        if close:
            return say("; did you mean {close}?", close=close[0])
        return say("; see `profit-check checks`")


def load(plugins: Sequence[str] = ()) -> Registry:
    """Every check there is; raises UsageError for a plugin that cannot be had."""
    packages = [importlib.import_module("profit_check.checks")]
    packages += [entry.load() for entry in entry_points(group=ENTRY_POINTS)]
    checks = [found for package in packages for found in _checks_in(_walk(package))]
    checks += rule_checks()
    for plugin in plugins:
        own = _checks_in(_plugin(plugin))
        if not own:
            raise UsageError(
                say(
                    "--plugin {name}: holds no check; see CONTRIBUTING.md for its form", name=plugin
                )
            )
        checks += own
    return Registry(checks)


def position(family: str) -> tuple[int, str]:
    """The sort key of a family."""
    known = FAMILIES.index(family) if family in FAMILIES else len(FAMILIES)
    return known, family


def _checks_in(modules: Iterable[ModuleType]) -> list[Check]:
    """The checks that were made in `modules`; one that is only imported there belongs elsewhere."""
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Check) and value.judge.__module__ == module.__name__
    ]


def _walk(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for info in pkgutil.walk_packages(getattr(package, "__path__", ()), package.__name__ + "."):
        yield importlib.import_module(info.name)


def _plugin(name: str) -> list[ModuleType]:
    path = Path(name)
    if path.suffix != ".py":
        try:
            return list(_walk(importlib.import_module(name)))
        except (Exception, SystemExit) as error:
            why = _in_one_line(error)
            raise UsageError(
                say("--plugin {name}: cannot be imported ({why})", name=name, why=why)
            ) from None
    if not path.is_file():
        raise UsageError(
            say("--plugin {name}: no such file; give a .py file or a package's name", name=name)
        )
    return [_from_file(path.resolve())]


def _from_file(path: Path) -> ModuleType:
    """The module in `path`; its folder's name is the family, as for the checks that ship."""
    name = f"profit_check_plugin.{path.parent.name}.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise UsageError(f"--plugin {path}: {_in_one_line(error)}") from None
    return module


def _in_one_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def _sorted_by_needs(checks: dict[str, Check]) -> list[str]:
    for check in checks.values():
        for need in check.needs:
            if need not in checks:
                raise UsageError(
                    say("check {id}: needs {need}, which does not exist", id=check.id, need=need)
                )
    try:
        graph = {id: checks[id].needs for id in sorted(checks)}
        return list(TopologicalSorter(graph).static_order())
    except CycleError as cycle:
        ids = ", ".join(cycle.args[1])
        raise UsageError(say("checks need each other in a circle: {ids}", ids=ids)) from None
