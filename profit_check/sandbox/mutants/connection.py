"""Mutants of a target's address."""

from __future__ import annotations

from profit_check.model import Manifest
from profit_check.sandbox.mutants import mutant, near_miss
from profit_check.sandbox.mutants.changing import targets


def _address(manifest: Manifest, host: str) -> Manifest:
    return targets(manifest, base_url=f"{host}/ProfitRestServices")


@mutant(trips=["connection.tls"])
def plain_http_elsewhere(manifest: Manifest) -> Manifest:
    """The address is plain http to another machine."""
    return _address(manifest, "http://profit.example")


@near_miss(of=["connection.tls", "environment.host"])
def plain_http_to_this_machine(manifest: Manifest) -> Manifest:
    """The address is plain http to this machine, by its name."""
    return _address(manifest, "http://localhost:8099")


@near_miss(of=["connection.tls", "environment.host"])
def address_of_a_gateway(manifest: Manifest) -> Manifest:
    """The address is that of a gateway, with https."""
    return _address(manifest, "https://profit.example")


@near_miss(of=["environment.host"])
def derived_address(manifest: Manifest) -> Manifest:
    """No address is given, so it follows from the participant number."""
    return targets(manifest, base_url=None)


@near_miss(of=["connection.tls", "environment.host"])
def derived_address_spelled_out(manifest: Manifest) -> Manifest:
    """The address that AFAS derives is given, in capitals and with its port."""
    return _address(manifest, "https://12345.REST.afas.online:443")


@mutant(trips=["environment.host"])
def host_of_another_type(manifest: Manifest) -> Manifest:
    """The address is that of the customer's test environment."""
    return _address(manifest, "https://12345.resttest.afas.online")


@mutant(trips=["environment.host"])
def host_of_another_customer(manifest: Manifest) -> Manifest:
    """The address is that of another customer."""
    return _address(manifest, "https://12354.rest.afas.online")
