"""Writes the results JSON: the whole run, for programs and to be kept.

The text is ASCII: no console or code page can damage it, and nothing unseen hides in it.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from profit_check.language.kept import as_data
from profit_check.model import (
    Baseline,
    Deadline,
    Document,
    Evidence,
    RecordedTraffic,
    Result,
    Scope,
    Status,
    Waiver,
)
from profit_check.report import Report
from profit_check.settled import settled
from profit_check.validity import valid_until
from profit_check.wording import CHANNELS
from profit_check.writers.results_schema import SCHEMA_VERSION, first_fault

_SUMMARY = (
    Status.PASS,
    Status.WARN,
    Status.FAIL,
    Status.REVIEW,
    Status.ERROR,
    Status.NOT_TESTED,
    Status.NOT_APPLICABLE,
    Status.WAIVED,
)


def text(report: Report) -> str:
    """The report's run as JSON."""
    return dumps(report.document)


def dumps(document: Document) -> str:
    """The document as JSON text that fits the schema; raises ValueError for one that does not."""
    value = _document(document)
    fault = first_fault(value)
    if fault is not None:
        raise ValueError(f"the results do not fit their schema: {fault}")
    return json.dumps(value, indent=2, allow_nan=False) + "\n"


def fingerprint(document: Document) -> str:
    """The SHA-256 of the results JSON in canonical form: keys sorted, no white space, ASCII."""
    canonical = json.dumps(_document(document), sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode("ascii")).hexdigest()


def _document(document: Document) -> dict[str, Any]:
    counts = Counter(result.status for result in document.results)
    integration, traffic = document.integration, document.traffic
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "profit-check", "version": document.tool_version},
        "started_at": _moment(document.started_at),
        "finished_at": _moment(document.finished_at),
        "integration": {
            "name": integration.name,
            "integration_id": integration.integration_id,
        },
        "target": dict(document.target),
        "profile": document.profile,
        "verdict": document.verdict,
        "summary": {status.value: counts[status] for status in _SUMMARY},
        "results": [_result(result) for result in document.results],
        "evidence": [_exchange(item) for item in document.evidence],
        "requests": {
            "count": traffic.count,
            "bytes_received": traffic.bytes_received,
            "peak_parallel": traffic.peak_parallel,
        },
        "calendar": [_deadline(deadline) for deadline in document.calendar],
        "scope": _scope(document.scope),
        "language": document.language,
        "inventory": _plain(asdict(document.inventory)),
        "valid_until": day.isoformat() if (day := valid_until(document)) else None,
        "settled": _settled(document),
        **({"baseline": _baseline(document.baseline)} if document.baseline else {}),
        **({"observed": _observed(document.observed)} if document.observed else {}),
    }


def _settled(document: Document) -> dict[str, int]:
    counts = settled(document.results)
    return {channel: counts.get(channel, 0) for channel in CHANNELS}


def _scope(scope: Scope) -> dict[str, Any]:
    return {
        "only": list(scope.only),
        "skip": list(scope.skip),
        "as_of": scope.as_of.isoformat() if scope.as_of else None,
        "interrupted": scope.interrupted,
        **({"plugins": list(scope.plugins)} if scope.plugins else {}),
        **({"demo": True} if scope.demo else {}),
    }


def _baseline(baseline: Baseline) -> dict[str, Any]:
    held = {"new": baseline.new, "worse": baseline.worse, "known": baseline.known}
    return {
        "file": baseline.file,
        "sha256": baseline.sha256,
        "started_at": _moment(baseline.started_at),
        "target": baseline.target,
        "profile": baseline.profile,
        "scope": _scope(baseline.scope),
        **{
            name: [{"check": check, "subject": subject} for check, subject in results]
            for name, results in held.items()
        },
    }


def _result(result: Result) -> dict[str, Any]:
    return {
        "check": result.check,
        "subject": result.subject,
        "status": result.status,
        "level": result.level,
        "channel": result.channel,
        "afas_rules": list(result.afas_rules),
        "message": result.message,
        "remedy": result.remedy,
        "evidence": list(result.evidence),
        "waiver": _waiver(result.waiver),
        "said": as_data(result.message),
        "correction": dict(result.correction),
        "about": list(result.about),
    }


def _waiver(waiver: Waiver | None) -> dict[str, Any] | None:
    if waiver is None:
        return None
    return {
        "reason": waiver.reason,
        "agreed_with": waiver.agreed_with,
        "until": waiver.until.isoformat(),
    }


def _exchange(item: Evidence) -> dict[str, Any]:
    return {
        "id": item.id,
        "method": item.method,
        "url": item.url,
        "status": item.status,
        "duration_ms": round(item.duration_ms, 1),
        "request_headers": dict(item.request_headers),
        "response_headers": dict(item.response_headers),
        "response_excerpt": item.response_excerpt,
    }


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "date": deadline.date.isoformat(),
        "what": deadline.what,
        "kind": deadline.kind,
        "days_left": deadline.days_left,
        "state": deadline.state,
        "said": as_data(deadline.what),
    }


def _observed(recorded: RecordedTraffic) -> dict[str, Any]:
    told = asdict(replace(recorded, calls=()))
    del told["calls"]
    for end in ("first", "last"):
        told[end] = _moment(told[end]) if told[end] else None
    plain: dict[str, Any] = _plain(told)
    return plain


def _plain(value: Any) -> Any:
    """`value` with lists for tuples, as JSON has them."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


def _moment(moment: datetime) -> str:
    return moment.isoformat()
