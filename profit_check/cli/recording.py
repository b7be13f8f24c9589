"""A recording of traffic, as commands start it and tell of it at its end."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from profit_check.cli.language import echo
from profit_check.errors import UsageError
from profit_check.language.phrase import say_number

if TYPE_CHECKING:
    from profit_check.recorder.recorder import Recorder


@contextmanager
def recording(
    path: Path, base_url: str, *, force: bool = False, keep_bodies: bool = False
) -> Iterator[Recorder]:
    """Records what goes to `base_url` in a new file; says at the end how much that is.

    Raises UsageError for a file that cannot be written, then and at the end.
    """
    from profit_check.recorder.har_file import HarFile
    from profit_check.recorder.recorder import Recorder

    with HarFile(path, force=force) as file:
        key = secrets.token_bytes(32)
        yield Recorder(file, key=key, base_url=base_url, keep_bodies=keep_bodies)
    kept = say_number(
        "{count} request is in {path}",
        "{count:,} requests are in {path}",
        count=file.entries,
        path=path,
    )
    echo(kept)
    if file.lost:
        said = say_number(
            "{path}: {count} request could not be written, and is missing ({why})",
            "{path}: {count:,} requests could not be written, and are missing ({why})",
            count=file.lost,
            path=path,
            why=file.why_lost,
        )
        raise UsageError(said)
