"""Reads a page of release notes for `profit-check impact --import`, and keeps what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from profit_check.errors import UsageError
from profit_check.language.phrase import say_number
from profit_check.manifest.published import keep_published
from profit_check.model import Published
from profit_check.profit.release_page import ReleasePage, Unread, as_note, read_page, release_of
from profit_check.visible import line

_EXPECTED = "a page of AFAS's release notes, with tables of connector, description and operation"


def keep(page: Path, folder: Path, release: int | None) -> int:
    """Reads `page`, keeps it in `folder`, and tells of each row that could not be read.

    Gives the exit status. Raises UsageError where there is nothing to keep.
    """
    text = _text(page)
    about = release or release_of(text, page.name)
    if about is None:
        raise UsageError(f"--import {page}: does not say of which release; add --release N")
    found = read_page(text, about)
    rows = [one for one in found.unread if not one.is_head]
    if not found.changes and not rows:
        raise UsageError(f"--import {page}: has no table of changes; expected {_EXPECTED}")
    notes = tuple(as_note(row, about, page.name) for row in rows)
    kept = keep_published(folder, page.name, Published(found.changes, notes))
    for told in _told(found, about, kept):
        click.echo(told)
    return 0


def _text(page: Path) -> str:
    try:
        return page.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"--import {page}: is not UTF-8 text; expected {_EXPECTED}") from None
    except OSError as error:
        raise UsageError(f"--import {page}: cannot be read ({error.strerror})") from None


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
    return f"  line {unread.line}: {line(unread.text)}"
