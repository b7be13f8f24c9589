"""The release notes that a user imported: a file beside the manifest, to be kept with it."""

from __future__ import annotations

import json
from pathlib import Path

from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.model import Published
from profit_check.profit.releases import compact, merged, read
from profit_check.system_errors import reason

NAME = "profit-check.releases.json"


def load_published(folder: Path) -> Published:
    """What was imported beside the manifest in `folder`; nothing when there is no such file.

    Raises UsageError, in one line, for a file that cannot be used.
    """
    path = folder / NAME
    try:
        value = json.loads(path.read_text("utf-8-sig"))
        return read(value)
    except FileNotFoundError:
        return Published()
    except OSError as error:
        raise _unusable(path, say("cannot be read ({why})", why=reason(error))) from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        raise _unusable(path, say("does not hold imported release notes")) from None


def keep_published(folder: Path, page: str, imported: Published) -> Path:
    """Adds what `page` says to what is kept in `folder`; notes that it gave before are replaced."""
    kept = load_published(folder)
    told = {one.release for one in imported.changes} | {one.release for one in imported.notes}
    others = [note for note in kept.notes if note.source != page or note.release not in told]
    path = folder / NAME
    try:
        path.write_text(
            _text(merged(Published(kept.changes, tuple(others)), imported)),
            encoding="utf-8",
            newline="\n",
        )
    except OSError as error:
        raise UsageError(
            say("{file}: cannot be written ({why})", file=str(path), why=reason(error))
        ) from None
    return path


def _unusable(path: Path, what: str) -> UsageError:
    return UsageError(
        say(
            "{file}: {what}; remove it, and import its pages again with "
            "`profit-check impact --import PAGE.md`",
            file=str(path),
            what=what,
        )
    )


def _text(published: Published) -> str:
    return json.dumps(compact(published), indent=2, ensure_ascii=False) + "\n"
