"""Judges recorded traffic alone: nothing is asked of any target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from profit_check.assessment import Options, assess
from profit_check.engine import Listener
from profit_check.errors import Untestable
from profit_check.language.phrase import say
from profit_check.model import (
    Answer,
    AuthorizationForm,
    Call,
    ClassicSource,
    Document,
    EnvironmentType,
    Evidence,
    Integration,
    Manifest,
    OAuthSource,
    Question,
    RecordedTraffic,
    SecretSource,
    Target,
    Traffic,
)
from profit_check.profit.environments import BASE_PATH, base_url
from profit_check.profit.hosts import owner
from profit_check.registry import Registry

_NO_SECRET = SecretSource("env", "")


class Nobody:
    """A Sender that asks nothing: what needs an answer cannot be tested."""

    credential_faults: Sequence[str] = ()
    seen: Sequence[Answer] = ()
    evidence: Sequence[Evidence] = ()
    traffic = Traffic(0, 0, 0)

    async def send(self, question: Question) -> Answer:
        """Raises Untestable."""
        raise Untestable(say("only recorded traffic was looked at; nothing was asked of Profit"))

    async def grant(self) -> Answer | None:
        """No token was asked for."""
        return None


async def observe(
    manifest: Manifest | None,
    target: Target | None,
    recorded: RecordedTraffic,
    registry: Registry,
    options: Options,
    *,
    clock: Callable[[], datetime],
    listener: Listener = lambda event: None,
) -> Document:
    """What is to be said of `recorded`; without a manifest or target, as far as it tells itself.

    Raises UsageError for a check that does not exist.
    """
    given = manifest or Manifest(Path("profit-check.toml"), Integration(_user_agent(recorded)), {})
    about = target or observed_target(recorded.calls)
    asked, only = tuple(options.only), options.only or _families(registry)
    options = replace(options, recorded=recorded, only=only)
    document = await assess(
        given, about, Nobody(), registry, options, clock=clock, listener=listener
    )
    document = replace(document, scope=replace(document.scope, only=asked))
    if target or owner(about.base_url or ""):
        return document
    return replace(document, target={**document.target, "participant": "", "declared_type": None})


def fitting_target(manifest: Manifest, recorded: RecordedTraffic) -> Target | None:
    """The target that most calls went to; of those at one address, the one of their credential."""
    counts = Counter((call.host, call.port) for call in recorded.calls)
    bearer = any(call.authorization.form is AuthorizationForm.BEARER for call in recorded.calls)

    def fits(target: Target) -> tuple[int, bool]:
        at = urlsplit(base_url(target))
        place = at.hostname or "", at.port or {"http": 80}.get(at.scheme, 443)
        return counts[place], isinstance(target.credential, OAuthSource) is bearer

    best = max(manifest.targets.values(), key=fits, default=None)
    return best if best and fits(best)[0] else None


def _families(registry: Registry) -> list[str]:
    return sorted({check.family for check in registry if check.channel == "traffic"})


def observed_target(calls: Sequence[Call]) -> Target:
    """The environment that most calls went to."""
    hosts = Counter((call.scheme, call.host, call.port) for call in calls)
    [((scheme, host, port), _)] = hosts.most_common(1) or [(("https", "", 443), 0)]
    usual = port == {"http": 80, "https": 443}.get(scheme)
    base_url = f"{scheme}://{host}{'' if usual else f':{port}'}{BASE_PATH}"
    found = owner(base_url)
    is_classic = any(call.authorization.form.is_classic for call in calls)
    return Target(
        name=host,
        participant=found.participant if found else "",
        type=found.type if found else EnvironmentType.TEST,
        credential=ClassicSource(_NO_SECRET) if is_classic else OAuthSource(_NO_SECRET, _NO_SECRET),
        base_url=base_url,
    )


def _user_agent(recorded: RecordedTraffic) -> str:
    """What the integration calls itself most often."""
    names = Counter(call.user_agent for call in recorded.calls if call.user_agent)
    [(name, _)] = names.most_common(1) or [(say("an integration that does not name itself"), 0)]
    return name
