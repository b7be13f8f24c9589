"""What the answers that are there already tell of a target: who it is, and when its secrets end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from profit_check.environment import Environment
from profit_check.model import Answer, Question
from profit_check.profit.environments import parse_environment_id
from profit_check.profit.expiry import Expiry, read_expiry
from profit_check.profit.metainfo import Malformed


def identity(environment: Environment) -> Mapping[str, str | None]:
    """What is known by now of who answers: environment id, its type, Profit's version."""
    overview = environment.remembered(Question("/metainfo"))
    version = environment.remembered(Question("/profitversion"))
    id = parse_environment_id(_text(overview, "info", "envid"))
    return {
        "environment_id": id.text if id else None,
        "environment_type": id.type if id else None,
        "profit_version": _text(version, "version"),
    }


def token_expiry(environment: Environment) -> Expiry | None:
    """When the token ends, as metainfo says; None when it does not, or in no form that is known."""
    overview = environment.remembered(Question("/metainfo"))
    try:
        return read_expiry(_inside(overview, "info", "tokenExpiry"))
    except Malformed:
        return None


def certificate_ends(environment: Environment) -> datetime | None:
    """When the host's certificate ends, as the TLS handshake showed; None when it was not seen."""
    answer = environment.remembered(Question("/metainfo", credential="none"))
    return answer.tls.certificate_ends if answer and answer.tls else None


def _inside(answer: Answer | None, *path: str) -> Any:
    value = answer.content if answer else None
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _text(answer: Answer | None, *path: str) -> str | None:
    value = _inside(answer, *path)
    return value if isinstance(value, str) else None
