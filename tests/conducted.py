"""Judges traffic that a test makes up: what the tests of the family `conduct` do."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from profit_check.assessment import Options
from profit_check.model import Document, Manifest, Result
from profit_check.observation import observe
from tests.harness import NOW, registry, sample_manifest
from tests.traffic.made_har import har, reading


def observed(
    entries: Sequence[Mapping[str, Any]],
    *,
    only: Sequence[str] = (),
    manifest: Manifest | None = None,
    bare: bool = False,
) -> Document:
    """What a run of the checks of conduct says of `entries`, the entries of a HAR file.

    The webshop's manifest is known to it, unless another is given or it is `bare`.
    """
    recorded = reading(har(*entries), base_urls=("http://127.0.0.1/ProfitRestServices",))
    given = None if bare else manifest or sample_manifest()
    target = given.targets["sandbox"] if given else None
    options = Options(only=only)
    return asyncio.run(observe(given, target, recorded, registry(), options, clock=lambda: NOW))


def conduct_of(
    id: str, entries: Sequence[Mapping[str, Any]], subject: str | None = None, **more: Any
) -> Result:
    """The one result of a check (for `subject`, where it gives several)."""
    results = observed(entries, only=[id], **more).results
    [result] = [one for one in results if subject is None or one.subject == subject]
    return result
