"""Changes of the webshop's manifest that connection, token and environment must notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from profit_check.model import ClassicSource, EnvironmentType, Manifest, SecretSource

Mutant = tuple[Callable[[Manifest], Manifest], frozenset[str]]


def _target(**changes: object) -> Callable[[Manifest], Manifest]:
    def change(manifest: Manifest) -> Manifest:
        target = replace(manifest.targets["sandbox"], **changes)  # type: ignore[arg-type]
        return replace(manifest, targets={**manifest.targets, "sandbox": target})

    return change


def _address(host: str) -> Callable[[Manifest], Manifest]:
    return _target(base_url=f"{host}/ProfitRestServices")


def _token_in(file: str) -> Callable[[Manifest], Manifest]:
    return _target(credential=ClassicSource(SecretSource("file", file)))


_HOST = frozenset({"environment.host"})
_TYPE_AND_PURPOSE = frozenset({"environment.type", "environment.purpose"})

MUTANTS: dict[str, Mutant] = {
    "plain http to another machine": (
        _address("http://profit.example"),
        frozenset({"connection.tls"}),
    ),
    "plain http to this machine by name": (_address("http://localhost:8099"), frozenset()),
    "a gateway's address": (_address("https://profit.example"), frozenset()),
    "the derived address": (_target(base_url=None), frozenset()),
    "the derived address, spelled out": (
        _address("https://12345.REST.afas.online:443"),
        frozenset(),
    ),
    "the host of another type": (_address("https://12345.resttest.afas.online"), _HOST),
    "the host of another customer": (_address("https://12354.rest.afas.online"), _HOST),
    "another participant": (_target(participant="54321"), frozenset({"environment.participant"})),
    "declared test": (_target(type=EnvironmentType.TEST), _TYPE_AND_PURPOSE),
    "declared accept": (_target(type=EnvironmentType.ACCEPT), _TYPE_AND_PURPOSE),
    "declared course": (_target(type=EnvironmentType.COURSE), _TYPE_AND_PURPOSE),
    "a file that holds no token": (
        _token_in("sandbox-client-secret.txt"),
        frozenset({"token.format"}),
    ),
}
