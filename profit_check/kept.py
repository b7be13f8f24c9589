"""Reads kept results: the JSON that an earlier run wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from profit_check.errors import UsageError
from profit_check.gate import STALE_WAIVER_FIX, WAIVER_CHECK
from profit_check.kept_integration import inventory, observed
from profit_check.language.kept import as_data, from_data
from profit_check.language.phrase import say
from profit_check.model import (
    Baseline,
    Deadline,
    Document,
    Evidence,
    Imminence,
    Integration,
    Level,
    Named,
    Profile,
    Result,
    Scope,
    Status,
    Traffic,
    Verdict,
    Waiver,
)
from profit_check.system_errors import reason
from profit_check.writers.results_schema import first_fault


def read(path: Path) -> Document:
    """The run that `path` holds; raises UsageError with one line when it holds none.

    Any document of schema major version 1 is read; keys that this version does not know are left.
    """
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable(path, say("is not UTF-8 text")) from None
    except OSError as error:
        raise _unreadable(path, say("cannot be read ({why})", why=reason(error))) from None
    try:
        return loads(text)
    except ValueError as fault:
        raise _unreadable(path, fault.args[0]) from None


def loads(text: str) -> Document:
    """The run in `text`; raises ValueError saying where the text departs from results JSON."""
    try:
        value = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        place = say("line {line}, column {column}", line=error.lineno, column=error.colno)
        raise ValueError(say("is not JSON ({place})", place=place)) from None
    except (RecursionError, ValueError):
        raise ValueError(say("is not JSON that can be read")) from None
    fault = _fault(value)
    if fault is not None:
        raise ValueError(fault)
    try:
        return _document(value)
    except ValueError:
        raise ValueError(say("holds a date or time that does not exist")) from None


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def _unreadable(path: Path, what: str) -> UsageError:
    return UsageError(
        say(
            "{file}: {what}; give a results file that `profit-check run --report FILE.json` wrote",
            file=str(path),
            what=what,
        )
    )


def _fault(value: object) -> str | None:
    version = value.get("schema_version") if isinstance(value, Mapping) else None
    if isinstance(version, str) and not version.startswith("1."):
        return say("has a schema_version that this profit-check cannot read (it reads 1.x)")
    return first_fault(value)


def _moment(text: str) -> datetime:
    """A moment of a run; ValueError for one with which no day can be reckoned."""
    moment = datetime.fromisoformat(text)
    if not 1970 <= moment.year < 9000:
        raise ValueError
    return moment


def _document(value: Mapping[str, Any]) -> Document:
    return Document(
        tool_version=value["tool"]["version"],
        started_at=_moment(value["started_at"]),
        finished_at=_moment(value["finished_at"]),
        integration=Integration(
            value["integration"]["name"], value["integration"]["integration_id"]
        ),
        target=value["target"],
        profile=Profile(value["profile"]),
        verdict=Verdict(value["verdict"]),
        results=tuple(_result(item) for item in value["results"]),
        evidence=tuple(_exchange(item) for item in value["evidence"]),
        traffic=_traffic(value["requests"]),
        calendar=tuple(_deadline(item) for item in value.get("calendar", ())),
        scope=_scope(value.get("scope", {})),
        language=value.get("language", "en"),
        inventory=inventory(value.get("inventory", {})),
        observed=observed(value.get("observed")),
        baseline=_baseline(value["baseline"]) if "baseline" in value else None,
    )


def _scope(value: Mapping[str, Any]) -> Scope:
    """The scope of a run; the first results of version 1.0 had none and were whole runs."""
    as_of = value.get("as_of")
    return Scope(
        only=tuple(value.get("only", ())),
        skip=tuple(value.get("skip", ())),
        as_of=_moment(as_of).date() if as_of else None,
        interrupted=value.get("interrupted", False),
        plugins=tuple(value.get("plugins", ())),
        demo=value.get("demo", False),
    )


def _baseline(value: Mapping[str, Any]) -> Baseline:
    return Baseline(
        file=value["file"],
        sha256=value["sha256"],
        started_at=_moment(value["started_at"]),
        target=value["target"],
        profile=Profile(value["profile"]),
        scope=_scope(value["scope"]),
        new=_named(value["new"]),
        worse=_named(value["worse"]),
        known=_named(value["known"]),
    )


def _named(items: Sequence[Mapping[str, Any]]) -> tuple[Named, ...]:
    return tuple((item["check"], item["subject"]) for item in items)


def _result(item: Mapping[str, Any]) -> Result:
    return Result(
        check=item["check"],
        subject=item["subject"],
        status=Status(item["status"]),
        level=Level(item["level"]),
        message=from_data(item["message"], item.get("said")),
        channel=item["channel"],
        afas_rules=tuple(item["afas_rules"]),
        remedy=_remedy(item),
        evidence=tuple(item["evidence"]),
        waiver=_waiver(item),
        correction=item.get("correction", {}),
        about=tuple(item.get("about", ())),
    )


def _remedy(item: Mapping[str, Any]) -> str:
    """The remedy as it was told; that of a waiver is in no check's page to be read anew."""
    ours = item["check"] == WAIVER_CHECK and item["remedy"]
    return from_data(item["remedy"], as_data(STALE_WAIVER_FIX) if ours else None)


def _waiver(item: Mapping[str, Any]) -> Waiver | None:
    kept = item["waiver"]
    if kept is None:
        return None
    return Waiver(
        check=item["check"],
        subject=item["subject"],
        reason=kept["reason"],
        agreed_with=kept["agreed_with"],
        until=date.fromisoformat(kept["until"]),
    )


def _exchange(item: Mapping[str, Any]) -> Evidence:
    return Evidence(
        id=item["id"],
        method=item["method"],
        url=item["url"],
        status=item["status"],
        duration_ms=item["duration_ms"],
        request_headers=item["request_headers"],
        response_headers=item["response_headers"],
        response_excerpt=item["response_excerpt"],
    )


def _deadline(item: Mapping[str, Any]) -> Deadline:
    return Deadline(
        date=date.fromisoformat(item["date"]),
        what=from_data(item["what"], item.get("said")),
        kind=item["kind"],
        days_left=item["days_left"],
        state=Imminence(item["state"]),
    )


def _traffic(value: Mapping[str, Any]) -> Traffic:
    return Traffic(value["count"], value["bytes_received"], value["peak_parallel"])
