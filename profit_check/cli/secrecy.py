"""Refuses a manifest that holds the credential itself: it would stand in every report."""

from __future__ import annotations

from pathlib import Path

from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.model import Target
from profit_check.wire.credentials import Credential

SHORTEST = 8
"""Characters of a secret that cannot stand in a text by chance."""


def refuse_secret_in(manifest: Path, target: Target, credential: Credential) -> None:
    """Raises UsageError naming the line of the manifest on which the target's credential stands."""
    secrets = [one.casefold() for one in credential.secrets if len(one) >= SHORTEST]
    lines = manifest.read_text("utf-8-sig").casefold().splitlines()
    for number, line in enumerate(lines, start=1):
        if any(secret in line for secret in secrets):
            raise UsageError(
                say(
                    "{path}:{line}: holds the credential of targets.{target} itself; take it out, "
                    "and name the place where it is kept",
                    path=str(manifest),
                    line=number,
                    target=target.name,
                )
            )
