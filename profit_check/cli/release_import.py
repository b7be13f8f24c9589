"""Reads a page of release notes for `profit-check impact --import`, and keeps what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from profit_check.cli.language import echo
from profit_check.errors import UsageError
from profit_check.language.phrase import say, say_number
from profit_check.manifest.published import keep_published
from profit_check.model import Published
from profit_check.profit.release_page import ReleasePage, Unread, as_note, read_page, release_of
from profit_check.system_errors import reason
from profit_check.visible import line

_EXPECTED = say(
    "a page of AFAS's release notes, with tables of connector, description and operation"
)


def keep(page: Path, folder: Path, release: int | None) -> int:
    """Reads `page`, keeps it in `folder`, and tells of each row that could not be read.

    Gives the exit status. Raises UsageError where there is nothing to keep.
    """
    text = _text(page)
    about = release or release_of(text, page.name)
    if about is None:
        raise UsageError(
            say("--import {file}: does not say of which release; add --release N", file=str(page))
        )
    found = read_page(text, about)
    rows = [one for one in found.unread if not one.is_head]
    if not found.changes and not rows:
        raise UsageError(
            say(
                "--import {file}: has no table of changes; expected {what}",
                file=str(page),
                what=_EXPECTED,
            )
        )
    notes = tuple(as_note(row, about, page.name) for row in rows)
    kept = keep_published(folder, page.name, Published(found.changes, notes))
    for told in _told(found, about, kept):
        echo(told)
    return 0


def _text(page: Path) -> str:
    try:
        return page.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(
            say(
                "--import {file}: is not UTF-8 text; expected {what}",
                file=str(page),
                what=_EXPECTED,
            )
        ) from None
    except OSError as error:
        raise UsageError(
            say("--import {file}: cannot be read ({why})", file=str(page), why=reason(error))
        ) from None


def _told(found: ReleasePage, release: int, kept: Path) -> Iterator[str]:
    yield say_number(
        "{count:,} change of Profit {release} read, and kept in {file}",
        "{count:,} changes of Profit {release} read, and kept in {file}",
        count=len(found.changes),
        release=release,
        file=line(str(kept)),
    )
    rows = [one for one in found.unread if not one.is_head]
    heads = [one for one in found.unread if one.is_head]
    if rows:
        yield say_number(
            "{count:,} row could not be read; it is kept as a note, to be read by you:",
            "{count:,} rows could not be read; they are kept as notes, to be read by you:",
            count=len(rows),
        )
        yield from map(_place, rows)
    if heads:
        yield say_number(
            "{count:,} table has other columns:",
            "{count:,} tables have other columns:",
            count=len(heads),
        )
        yield from map(_place, heads)


def _place(unread: Unread) -> str:
    return say("  line {number}: {text}", number=unread.line, text=line(unread.text))
