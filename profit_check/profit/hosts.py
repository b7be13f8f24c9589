"""What a URL's host tells: which environment AFAS gave it to, and whether it is this machine."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address
from urllib.parse import urlsplit

from profit_check.model import EnvironmentType
from profit_check.profit.environments import host

_LOOPBACK = (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"))


@dataclass(frozen=True, slots=True)
class Owner:
    """The participant number and type of the environment that a host of AFAS belongs to."""

    participant: str
    type: EnvironmentType


def host_of(url: str) -> str:
    """The host in `url`, in lower case; empty where it names none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def owner(url: str) -> Owner | None:
    """Whose host it is, by AFAS's rule (page `concepts`); None for a host of another form."""
    name = host_of(url)
    for type in EnvironmentType:
        number = name.removesuffix(host("", type))
        if number != name and number.isascii() and number.isdecimal():
            return Owner(number, type)
    return None


def is_loopback(url: str) -> bool:
    """Does `url` stay on this machine? Only 127.0.0.0/8, ::1 and the one name `localhost` do: what
    another name leads to is for a name server to say."""
    name = host_of(url)
    try:
        return any(ip_address(name) in network for network in _LOOPBACK)
    except ValueError:
        return name == "localhost"
