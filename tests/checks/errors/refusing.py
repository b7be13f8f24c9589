"""Judges a check of `errors` on refusals that a test writes down."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from profit_check.environment import Environment
from profit_check.model import Answer, Manifest, Outcome, Profile, Question
from profit_check.profit.query import UNKNOWN_CONNECTOR, UNKNOWN_FIELD
from tests.checks.scripted import answer
from tests.harness import NOW, registry, sample_manifest

BODY = {"externalMessage": "nee", "errorNumber": -1, "profitLogReference": "0" * 31 + "A"}
REFUSAL = answer(500, BODY)
ROWS = answer(200, {"skip": 0, "take": 1, "rows": [{"Id": 1}]})


def request(question: Question) -> str:
    """What is asked: `connector`, `order`, `filter`, `paging`, `long`, or `rows`."""
    query = dict(question.query)
    if question.path.endswith(UNKNOWN_CONNECTOR):
        return "connector"
    if query.get("orderbyfieldids") == UNKNOWN_FIELD:
        return "order"
    if query.get("take") == "-1":
        return "paging"
    if "filterfieldids" in query:
        return "filter" if "filtervalues" in query else "long"
    return "rows"


@dataclass
class Refusing:
    """A Sender that refuses all that Profit refuses, but for what `instead` names by request."""

    instead: dict[str, Answer] = field(default_factory=dict)
    credential_faults: Sequence[str] = ()
    seen: Sequence[Answer] = ()

    async def send(self, question: Question) -> Answer:
        """The answer to a question for rows."""
        asked = request(question)
        usual = {"rows": ROWS, "long": answer(404)}.get(asked, REFUSAL)
        return replace(self.instead.get(asked, usual), question=question)

    async def grant(self) -> Answer | None:
        """There is no token endpoint."""


def outcome(
    check: str,
    *,
    seen: Sequence[Answer] = (),
    manifest: Manifest | None = None,
    instead: Mapping[str, Answer] | None = None,
    **more: Answer,
) -> Outcome:
    """What `errors.<check>` says when these requests are answered in this way `instead`."""
    manifest = manifest or sample_manifest()
    target = manifest.targets["sandbox"]
    sender = Refusing({**(instead or {}), **more}, seen=seen)
    environment = Environment(manifest, target, Profile.GO_LIVE, NOW, sender)

    async def ask() -> Outcome:
        try:
            return await registry()[f"errors.{check}"].judge(environment)
        finally:
            await environment.close()

    return asyncio.run(ask())


def without_get_connectors(**changes: Any) -> Manifest:
    """The sample manifest, reading nothing."""
    return replace(sample_manifest(), get=(), **changes)
