"""What `profit-check init` must know of a target: from options, or asked on a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import click

from profit_check.cli.language import echo, tell
from profit_check.errors import UsageError
from profit_check.language.phrase import Phrase, joined, say
from profit_check.manifest.faults import SECRET
from profit_check.manifest.meaning import base_url_fault
from profit_check.model import (
    ClassicSource,
    EnvironmentType,
    OAuthSource,
    SecretSource,
    Target,
)

CREDENTIAL_OPTIONS = say(
    "--token-env, --token-file, --token-keyring, or --client-id-env with its pair"
)

_WHERE_THE_TOKEN_IS = say(
    "where the token is kept (--token-env, --token-file or --token-keyring; with OAuth "
    "--client-id-env and --client-secret-env)"
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Given:
    """The options as they came; None was not given."""

    participant: str | None
    type: str | None
    name: str | None
    release: int | None
    base_url: str | None
    token_env: str | None
    token_file: str | None
    token_keyring: str | None
    client_id_env: str | None
    client_secret_env: str | None


def target(given: Given, *, ask: bool) -> Target:
    """The target that is meant; what is missing is asked if `ask`, else it is a UsageError."""
    if not ask:
        _require_all(given)
    if given.participant is None:
        participant = _asked(say("Participant number (deelnemersnummer)"), _participant)
    else:
        participant = _participant(given.participant)
    if given.base_url is not None and (fault := base_url_fault(given.base_url)):
        raise UsageError(say("{option}: {fault}", option="--base-url", fault=fault))
    if given.type is None:
        names = ", ".join(EnvironmentType)
        type = _asked(say("Type of the environment ({names})", names=names), _type)
    else:
        type = EnvironmentType(given.type)
    name = (given.name or "").strip() or type.value
    return Target(
        name=name,
        participant=participant,
        type=type,
        credential=_credential(given) or _asked_credential(name),
        release=given.release,
        base_url=given.base_url,
    )


def _require_all(given: Given) -> None:
    lacking = (
        (given.participant, say("the participant number (--participant)")),
        (given.type, say("the type of the environment (--type)")),
        (_credential(given), _WHERE_THE_TOKEN_IS),
    )
    missing = [what for value, what in lacking if value is None]
    if missing:
        what = joined((*missing, say("on a terminal, init asks")))
        raise UsageError(say("init: missing {what}", what=what))


def _participant(text: str) -> str:
    if not re.fullmatch("[0-9]{5,6}", text, re.ASCII):
        raise UsageError(say("--participant: expected 5 or 6 digits, not {given!r}", given=text))
    return text


def _type(text: str) -> EnvironmentType:
    known = ", ".join(EnvironmentType)
    try:
        return EnvironmentType(text.lower())
    except ValueError:
        raise UsageError(
            say("--type: expected one of {known}, not {given!r}", known=known, given=text)
        ) from None


def _credential(given: Given) -> ClassicSource | OAuthSource | None:
    tokens = [
        _source("env", "--token-env", given.token_env),
        _source("file", "--token-file", given.token_file),
        _source("keyring", "--token-keyring", given.token_keyring),
    ]
    found: list[ClassicSource | OAuthSource] = [ClassicSource(one) for one in tokens if one]
    client_id = _source("env", "--client-id-env", given.client_id_env)
    client_secret = _source("env", "--client-secret-env", given.client_secret_env)
    if client_id and client_secret:
        found.append(OAuthSource(client_id, client_secret))
    elif client_id or client_secret:
        raise UsageError(
            say("init: --client-id-env and --client-secret-env go together; give both")
        )
    if len(found) > 1:
        options = CREDENTIAL_OPTIONS
        raise UsageError(
            say("init: more than one credential; give one of {options}", options=options)
        )
    return found[0] if found else None


def _source(kind: str, option: str, name: str | None) -> SecretSource | None:
    if name is None:
        return None
    if SECRET.search(name) or not name.strip():
        raise UsageError(
            say(
                "{option}: expected where the secret is kept, never the secret itself",
                option=option,
            )
        )
    if kind == "env":
        if re.search(r"[=\s\0]", name):
            raise UsageError(
                say("{option}: expected the name of an environment variable", option=option)
            )
        return SecretSource("env", name)
    if kind == "file":
        return SecretSource("file", name)
    if not re.search(r"\S/.*\S", name):
        raise UsageError(
            say("{option}: expected the entry in the keyring as service/name", option=option)
        )
    return SecretSource("keyring", name)


def _asked_credential(name: str) -> ClassicSource:
    default = f"PROFIT_{re.sub('[^A-Z0-9]+', '_', name.upper())}_TOKEN"
    asked = say("Environment variable that holds the token (not the token)")
    return ClassicSource(_asked(asked, _variable, default))


def _variable(name: str) -> SecretSource:
    source = _source("env", "--token-env", name)
    assert source is not None
    return source


def _asked(text: Phrase, read: Callable[[str], T], default: str | None = None) -> T:
    """What `read` makes of the answer; asks again while it raises UsageError, and says why."""
    while True:
        try:
            return read(click.prompt(tell(text), type=str, default=default, err=True).strip())
        except UsageError as fault:
            echo(str(fault), err=True)
