"""Faults of a running sandbox that are switched on and off by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from profit_check.errors import UsageError
from profit_check.sandbox.faults import Fault, Proceed, named
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import World


class Faults:
    """The faults that show now, by name: `NAME`, or `NAME=CONNECTOR` for one connector.

    `profit-check sandbox --list-faults` lists the names; a Fault of your own does as well.
    """

    def __init__(self, world: World, show: Callable[[Sequence[Fault]], None]) -> None:
        self._world = world
        self._show = show
        self._on: dict[str, Fault] = {}

    def add(self, *faults: str | Fault, times: int | None = None) -> None:
        """Switches faults on until the test ends, or each for the next so many requests.

        Raises ValueError for one that cannot show.
        """
        found = {_name(one): self._fault(one) for one in faults}
        if times is not None:
            found = {name: _limited(one, times) for name, one in found.items()}
        self._set({**self._on, **found})

    def remove(self, *faults: str | Fault) -> None:
        """Switches faults off; one that is not on is passed over."""
        names = {_name(one) for one in faults}
        self._set({name: one for name, one in self._on.items() if name not in names})

    def clear(self) -> None:
        """Switches all faults off."""
        self._set({})

    @contextmanager
    def showing(self, *faults: str | Fault, times: int | None = None) -> Iterator[None]:
        """Switches faults on for a block; afterwards those are on that were on before it."""
        before = self._on
        self.add(*faults, times=times)
        try:
            yield
        finally:
            self._set(before)

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._on))

    def __repr__(self) -> str:
        return f"<faults: {', '.join(self._on) or 'none'}>"

    def _set(self, faults: dict[str, Fault]) -> None:
        self._on = faults
        self._show(tuple(faults.values()))

    def _fault(self, given: str | Fault) -> Fault:
        found = given if isinstance(given, Fault) else _named(given)
        if found.tls:
            raise ValueError(f"{found.name}: shows over TLS only; this sandbox is plain http")
        known = (self._world.get_definition, self._world.update_definition)
        if found.connector and not any(find(found.connector) for find in known):
            raise ValueError(f"{given}: there is no such connector in the sandbox")
        return found


def _named(name: str) -> Fault:
    try:
        return named(name)
    except UsageError as error:
        raise ValueError(str(error).removeprefix("--fault ")) from None


def _name(fault: str | Fault) -> str:
    return fault if isinstance(fault, str) else fault.name


def _limited(fault: Fault, times: int) -> Fault:
    """The fault, on the first requests only that it is about."""
    left = iter(range(times))

    def effect(world: World, request: Request, proceed: Proceed) -> Response:
        if next(left, None) is None:
            return proceed(world, request)
        return fault.effect(world, request, proceed)

    return replace(fault, effect=effect)
