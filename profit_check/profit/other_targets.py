"""Which addresses a manifest's other targets have."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from profit_check.language.phrase import joined, say
from profit_check.model import Manifest, Target
from profit_check.profit.environments import base_url
from profit_check.profit.hosts import host_of

_PORTS = {"http": 80, "https": 443}


def other_addresses(manifest: Manifest, target: Target) -> Mapping[str, str]:
    """The base URLs of targets that have another than `target`, each with those targets' names.

    Each is AFAS's own host for the other target, or what the manifest gives as its `base_url`.
    """
    own = _place(base_url(target))
    names: dict[object, list[str]] = {}
    urls: dict[object, str] = {}
    for name, other in manifest.targets.items():
        place = _place(base_url(other))
        if place != own:
            names.setdefault(place, []).append(name)
            urls.setdefault(place, base_url(other))
    return {url: joined(names[place], say(" and ")) for place, url in urls.items()}


def _place(url: str) -> tuple[str, str, int | None, str]:
    """What two spellings of the same base URL share: AFAS's path ignores letter case."""
    parts = urlsplit(url)
    port = parts.port or _PORTS.get(parts.scheme)
    return parts.scheme, host_of(url), port, parts.path.rstrip("/").lower()
