"""Judges a kept run again, with the checks that are here."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from profit_check.assessment import Options, assess
from profit_check.model import Document, KeptRun
from profit_check.registry import Registry
from profit_check.replay.sender import Replay

DEADLINE = 3600.0
"""Seconds: nothing is waited for, so this only ends what would never end."""


async def judged_again(
    kept: KeptRun, registry: Registry, *, language: str = "en", as_of: date | None = None
) -> Document:
    """The document of a kept run as the checks of `registry` judge it, on the day `as_of`.

    Of a run that was interrupted, what was not judged then is judged now, as far as it was asked.
    """
    day = as_of or kept.as_of
    options = Options(
        profile=kept.profile,
        only=kept.only,
        skip=kept.skip,
        deadline=DEADLINE,
        language=language,
        as_of=datetime.combine(day, time(), UTC) if day else None,
        isolation=kept.isolation,
        recorded=kept.recorded,
        plugins=kept.plugins,
        auditor=kept.auditor,
    )
    moments = iter((kept.started, kept.finished))
    target = kept.manifest.targets[kept.target]
    document = await assess(
        kept.manifest, target, Replay(kept), registry, options, clock=lambda: next(moments)
    )
    return replace(document, scope=replace(document.scope, interrupted=kept.interrupted))
