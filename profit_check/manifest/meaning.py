"""Judges what the JSON Schema cannot say of a manifest: repetitions, secrets, dates, check ids."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from profit_check.language.phrase import Phrase, say
from profit_check.manifest.faults import SECRET, Fault, nearest, show
from profit_check.manifest.locate import KeyPath
from profit_check.model import FileConnector

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SCENARIO = re.compile(r"rehearsal\.[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
"""The check that a scenario of a rehearsal is, also one of the user's own."""

_URL_CHARACTERS = re.compile(r"[!-~]+")


def meaning_faults(
    data: Mapping[str, Any], shape: Iterable[Fault], known_checks: Collection[str] | None
) -> list[Fault]:
    """What is wrong with those parts of `data` that have the right shape.

    Without `known_checks` the check ids of waivers are not judged.
    """
    faulty = [fault.path for fault in shape]
    targets = data.get("targets")
    found = [
        fault
        for name, target in (targets.items() if isinstance(targets, dict) else ())
        if sound(("targets", name), faulty)
        for fault in _target(("targets", name), target)
    ]
    found += [*_repeated(data, "get", faulty), *_repeated(data, "update", faulty)]
    found += _repeated_files(data, faulty)
    for path, waiver in sound_items(data, "waive", faulty):
        found += _waiver(path, waiver, known_checks)
    return [*found, *_certification(data, faulty)]


def sound_items(
    data: Mapping[str, Any], key: str, faulty: Collection[KeyPath]
) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
    """Path and content of each table of the list `key` that none of the paths `faulty` is in."""
    tables = data.get(key)
    for place, table in enumerate(tables if isinstance(tables, list) else ()):
        if sound((key, place), faulty):
            yield (key, place), table


def sound(path: KeyPath, faulty: Iterable[KeyPath]) -> bool:
    """Whether there is no fault at, in or around `path`."""
    return not any(path[: len(other)] == other[: len(path)] for other in faulty)


def base_url_fault(url: str) -> Phrase | None:
    """What is wrong with a base URL, in words that do not show it."""
    try:
        parts = urlsplit(url)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        has_host = False
    example = '"http://127.0.0.1:8099/ProfitRestServices"'
    if not has_host or parts.scheme not in ("http", "https") or not _URL_CHARACTERS.fullmatch(url):
        return say(
            "expected a URL that starts with https:// or http:// and has a host, such as {example}",
            example=example,
        )
    if parts.username is not None or parts.password is not None:
        return say(
            "expected a URL without user name and password; the credential is named by token"
        )
    if "?" in url or "#" in url:
        return say("expected a URL without a query, such as {example}", example=example)
    return None


def _target(path: KeyPath, target: Mapping[str, Any]) -> Iterator[Fault]:
    url = target.get("base_url")
    if url is not None and (fault := base_url_fault(url)):
        yield Fault((*path, "base_url"), fault)
    oauth = target.get("oauth", {})
    sources: list[tuple[KeyPath, Mapping[str, str]]] = [(("token",), target.get("token", {}))]
    sources += [(("oauth", part), source) for part, source in oauth.items()]
    for keys, source in sources:
        for kept, name in source.items():
            if SECRET.search(name):
                text = say(
                    "this looks like the secret itself; {key} takes the name of where it is kept",
                    key=kept,
                )
                yield Fault((*path, *keys, kept), text)


def _repeated(data: Mapping[str, Any], key: str, faulty: Collection[KeyPath]) -> Iterator[Fault]:
    """Ids that stand twice; AFAS does not tell upper case from lower in a path."""
    seen: set[str] = set()
    for path, table in sound_items(data, key, faulty):
        if table["id"].lower() in seen:
            text = say(
                "{id} stands in the manifest twice; make one [[{key}]] of both",
                id=show(table["id"]),
                key=key,
            )
            yield Fault((*path, "id"), text)
        seen.add(table["id"].lower())


def _repeated_files(data: Mapping[str, Any], faulty: Collection[KeyPath]) -> Iterator[Fault]:
    """Samples that stand twice: results about them could not be told apart."""
    seen: set[str] = set()
    for path, table in sound_items(data, "file", faulty):
        id = FileConnector(table["kind"], table["sample"]).id
        if id.lower() in seen:
            text = say("{id} stands in the manifest twice; remove one", id=show(id))
            yield Fault((*path, "sample"), text)
        seen.add(id.lower())


def _waiver(
    path: KeyPath, waiver: Mapping[str, Any], known_checks: Collection[str] | None
) -> Iterator[Fault]:
    check, until = waiver["check"], waiver["until"]
    if known_checks is not None and not (check in known_checks or _SCENARIO.fullmatch(check)):
        hint = nearest(check, known_checks) or say("; `profit-check checks` lists them")
        yield Fault((*path, "check"), say("there is no check {id}", id=show(check)) + hint)
    yield from _date(until, (*path, "until"))


def _certification(data: Mapping[str, Any], faulty: Collection[KeyPath]) -> Iterator[Fault]:
    table = data.get("certification")
    if not isinstance(table, dict):
        return
    test = table.get("penetration_test")
    tested = test.get("date") if isinstance(test, dict) else None
    days = [(("certification", key), table.get(key)) for key in ("start", "demo", "course")]
    for path, text in (*days, (("certification", "penetration_test", "date"), tested)):
        if text is not None and sound(path, faulty):
            yield from _date(text, path)


def _date(text: str, path: KeyPath) -> Iterator[Fault]:
    if not _is_date(text):
        expected = say("expected a date, such as 2027-03-01, not {found}", found=show(text))
        yield Fault(path, expected)


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False
