"""The faults that the sandbox can show: a named function each, a file per family of checks.

A fault gets the world, the request and `proceed`, which gives the answer without the fault. It may
change what it hands on, what comes back, or both:

    @fault(trips=["paging.take"])
    def one_row_too_many(world, request, proceed):
        \"\"\"A page holds one row more than was asked.\"\"\"

`trips` are exactly the checks that must notice it. A near miss is written the same way, with
`@near_miss(of=["paging.take"])`: it is no fault, and no check may alarm on it, least of all these.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from typing import Literal

from profit_check.errors import UsageError
from profit_check.language.phrase import Phrase, say
from profit_check.sandbox.catalogue import collect, first_sentence, hyphened
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import World

Proceed = Callable[[World, Request], Response]
Effect = Callable[[World, Request, Proceed], Response]
Credential = Literal["classic", "oauth"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault by name; `connector` narrows it to one, `credential` to one kind of target.

    `trips` are the checks that notice it, `near` those that come close and must not. One with `tls`
    shows when the sandbox is served over TLS, with a certificate that nobody trusts.
    """

    name: str
    effect: Effect
    trips: frozenset[str]
    credential: Credential | None = None
    connector: str | None = None
    tls: bool = False
    near: frozenset[str] = frozenset()

    @property
    def title(self) -> Phrase:
        """What is wrong, in one sentence."""
        return first_sentence(self.effect.__doc__)

    def concerns(self, request: Request) -> bool:
        """Whether the fault shows on this request."""
        return self.connector is None or self.connector.lower() == (request.connector or "").lower()


def fault(
    *,
    trips: Sequence[str],
    near: Sequence[str] = (),
    credential: Credential | None = None,
    tls: bool = False,
) -> Callable[[Effect], Fault]:
    """Makes a Fault of a function; its name is the function's, with hyphens.

    `near` are checks that might take this fault for one of theirs, and must not.
    """

    def decorate(effect: Effect) -> Fault:
        name = hyphened(effect.__name__)
        return Fault(name, effect, frozenset(trips), credential, tls=tls, near=frozenset(near))

    return decorate


def near_miss(
    *, of: Sequence[str], credential: Credential | None = None
) -> Callable[[Effect], Fault]:
    """Makes a Fault that is none of a function: nothing may alarm, least of all the checks `of`."""
    return fault(trips=(), near=of, credential=credential)


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
    """Every fault by name, and every near miss."""
    return collect(__path__, __name__, Fault)


def named(name: str) -> Fault:
    """The fault that `NAME` or `NAME=CONNECTOR` means; UsageError names the nearest one."""
    fault_name, _, connector = name.partition("=")
    known = catalogue()
    if fault_name not in known:
        close = get_close_matches(fault_name, known, n=1)
        hint = say("see `profit-check sandbox --list-faults`")
        if close:
            hint = say("did you mean {nearest}?", nearest=close[0])
        raise UsageError(say("--fault {name}: no such fault; {hint}", name=fault_name, hint=hint))
    return replace(known[fault_name], connector=connector or None)
