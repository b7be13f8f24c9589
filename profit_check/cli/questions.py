"""What `profit-check init` must know of a target: from options, or asked on a terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass

import click

from profit_check.cli.language import tell
from profit_check.errors import UsageError
from profit_check.language.phrase import joined, say
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
    participant = given.participant or _prompt(say("Participant number (deelnemersnummer)"))
    if not re.fullmatch("[0-9]{5,6}", participant, re.ASCII):
        raise UsageError(
            say("--participant: expected 5 or 6 digits, not {given!r}", given=participant)
        )
    if given.base_url is not None and (fault := base_url_fault(given.base_url)):
        raise UsageError(say("{option}: {fault}", option="--base-url", fault=fault))
    asked = say("Type of the environment")
    type = EnvironmentType(given.type or _prompt(asked, list(EnvironmentType)))
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
    missing: list[str] = [
        f"--{name}" for name in ("participant", "type") if not getattr(given, name)
    ]
    if _credential(given) is None:
        missing.append(CREDENTIAL_OPTIONS)
    if missing:
        options = joined(missing)
        raise UsageError(say("init: missing {options} (on a terminal, init asks)", options=options))


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
    variable = _prompt(asked, default=default)
    source = _source("env", "--token-env", variable)
    assert source is not None
    return ClassicSource(source)


def _prompt(text: str, choices: list[EnvironmentType] | None = None, default: str = "") -> str:
    type = click.Choice([choice.value for choice in choices]) if choices else str
    answer: str = click.prompt(tell(text), type=type, default=default or None, err=True)
    return answer
