"""Recorded traffic, as commands are given it."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

from profit_check.cli.language import echo
from profit_check.errors import UsageError
from profit_check.language.phrase import joined, mark, say
from profit_check.model import Manifest, RecordedTraffic

LARGE = 50_000_000
"""Bytes that take long enough to be read for a person to be told of it."""

HOSTS_NAMED = 5


def read_recorded(
    files: Sequence[str], manifest: Manifest | None, *, quiet: bool = False
) -> RecordedTraffic:
    """What these files hold for Profit, or for a target of the manifest at another address.

    Raises UsageError for a file that is no recording, and when they hold no request for Profit.
    """
    from profit_check.profit.environments import base_url
    from profit_check.traffic.reading import read_traffic

    size = sum(map(_size, files))
    if size >= LARGE and not quiet and sys.stderr.isatty():
        megabytes = round(size / 1e6)
        echo(say("Reading {megabytes:,} MB of recorded traffic", megabytes=megabytes), err=True)
    targets = manifest.targets.values() if manifest else ()
    recorded = read_traffic(
        files, key=secrets.token_bytes(32), base_urls=[base_url(one) for one in targets]
    )
    _refuse_twice(recorded)
    if not recorded.calls:
        raise UsageError(_nothing(files, recorded))
    return recorded


def _refuse_twice(recorded: RecordedTraffic) -> None:
    """Raises UsageError where a recording was given twice: all of it would count twice."""
    names: dict[str, str] = {}
    for one in recorded.recordings:
        if other := names.get(one.sha256):
            template = mark("{file}: is the same recording as {other}; give it once")
            raise UsageError(say(template, file=one.name, other=other))
        names[one.sha256] = one.name


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except OSError:
        return 0


def _nothing(files: Sequence[str], recorded: RecordedTraffic) -> str:
    names, malformed = ", ".join(files), recorded.malformed_count
    entries = sum(one.entries for one in recorded.recordings)
    told = say(
        "{files}: no request for Profit; requests seen: {entries:,}", files=names, entries=entries
    )
    hosts = sorted(recorded.other_hosts, key=lambda host: -recorded.other_hosts[host])
    if hosts:
        named = ", ".join(hosts[:HOSTS_NAMED]) + (", ..." if len(hosts) > HOSTS_NAMED else "")
        seen = say(
            "went to {hosts}; if one of them is Profit, name it as base_url of a target",
            hosts=named,
        )
        told = joined((told, seen), "; ")
    for one in recorded.recordings:
        if one.broken:
            broken = say("{file} breaks off ({why})", file=one.name, why=one.broken)
            told = joined((told, broken), "; ")
    if malformed:
        told = joined((told, say("could not be read: {count:,}", count=malformed)), "; ")
    return told
