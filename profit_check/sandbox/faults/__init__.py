"""The faults that the sandbox can show: a named function each, a file per family of checks.

A fault gets the world, the request and `proceed`, which gives the answer without the fault. It may
change what it hands on, what comes back, or both:

    @fault(trips=["paging.take"])
    def one_row_too_many(world, request, proceed):
        \"\"\"A page holds one row more than was asked.\"\"\"

`trips` are exactly the checks that must notice it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from typing import Literal

from profit_check.errors import UsageError
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import World

Proceed = Callable[[World, Request], Response]
Effect = Callable[[World, Request, Proceed], Response]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault by name; `connector` narrows it to one, `credential` to one kind of target.

    One with `tls` shows when the sandbox is served over TLS, with a certificate that nobody trusts.
    """

    name: str
    effect: Effect
    trips: frozenset[str]
    credential: Literal["classic", "oauth"] | None = None
    connector: str | None = None
    tls: bool = False

    @property
    def title(self) -> str:
        """What is wrong, in one sentence."""
        return (self.effect.__doc__ or "").strip().partition("\n")[0]

    def concerns(self, request: Request) -> bool:
        """Whether the fault shows on this request."""
        return self.connector is None or self.connector.lower() == (request.connector or "").lower()


def fault(
    *,
    trips: Sequence[str],
    credential: Literal["classic", "oauth"] | None = None,
    tls: bool = False,
) -> Callable[[Effect], Fault]:
    """Makes a Fault of a function; its name is the function's, with hyphens."""

    def decorate(effect: Effect) -> Fault:
        name = effect.__name__.strip("_").replace("_", "-")
        return Fault(name, effect, frozenset(trips), credential, tls=tls)

    return decorate


def apply(faults: Sequence[Fault], respond: Proceed) -> Proceed:
    """`respond` with every fault in front of it, the first outermost."""
    for one in reversed(faults):
        respond = _in_front(one, respond)
    return respond


def _in_front(one: Fault, proceed: Proceed) -> Proceed:
    def respond(world: World, request: Request) -> Response:
        if one.concerns(request):
            return one.effect(world, request, proceed)
        return proceed(world, request)

    return respond


@cache
def catalogue() -> dict[str, Fault]:
    """Every fault by name."""
    found: dict[str, Fault] = {}
    for info in pkgutil.iter_modules(__path__, __name__ + "."):
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            if isinstance(value, Fault) and found.setdefault(value.name, value) is not value:
                raise UsageError(f"fault {value.name}: there are two of this name")
    return dict(sorted(found.items()))


def named(name: str) -> Fault:
    """The fault that `NAME` or `NAME=CONNECTOR` means; UsageError names the nearest one."""
    fault_name, _, connector = name.partition("=")
    known = catalogue()
    if fault_name not in known:
        close = get_close_matches(fault_name, known, n=1)
        hint = f"did you mean {close[0]}?" if close else "see `profit-check sandbox --list-faults`"
        raise UsageError(f"--fault {fault_name}: no such fault; {hint}")
    return replace(known[fault_name], connector=connector or None)
