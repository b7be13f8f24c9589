"""Judges a check of `paging` on pages that a test writes down: exact times, live data, odd ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from profit_check.environment import Environment
from profit_check.model import Answer, GetConnector, Outcome, Profile, Question
from tests.harness import NOW, registry, sample_manifest

Rows = list[dict[str, Any]]
CONNECTOR = GetConnector("Acme_Things", order=("Key",), take=100)


@dataclass(frozen=True)
class Asked:
    """A question for rows. `since` is the value that the modified field must reach, if any."""

    skip: int
    take: int
    order: tuple[str, ...]
    since: str | None
    repetition: int


Give = Callable[[Asked], "Rows | Answer | int"]


def keyed(count: int, **more: Any) -> Rows:
    """So many rows, `Key` from 1."""
    return [{"Key": key, **more} for key in range(1, count + 1)]


def paging(rows: Rows) -> Give:
    """Gives pages of `rows` as Profit does; a descending order reverses them."""

    def give(asked: Asked) -> Rows:
        found = rows[::-1] if asked.order[:1] and asked.order[0].startswith("-") else rows
        if asked.since is not None:
            found = [row for row in found if str(row.get("Changed") or "") >= asked.since]
        return found[asked.skip : asked.skip + asked.take]

    return give


@dataclass
class Paged:
    """A Sender that gives rows as `give` says: a list, a status, or a whole answer."""

    give: Give
    fields: Sequence[str] = ("Key", "Changed")
    types: Mapping[str, str] = field(default_factory=dict)
    credential_faults: Sequence[str] = ()
    seen: Sequence[Answer] = ()
    asked: list[Asked] = field(default_factory=list)

    async def send(self, question: Question) -> Answer:
        """The answer to a question for metainfo or for rows."""
        if question.path.startswith("/metainfo"):
            return _answer(question, {"fields": [*map(self._described, self.fields)]})
        query = dict(question.query)
        order = tuple(query.get("orderbyfieldids", "").split(","))
        skip, take = int(query["skip"]), int(query["take"])
        asked = Asked(skip, take, order, query.get("filtervalues"), question.repetition)
        self.asked.append(asked)
        given = self.give(asked)
        if isinstance(given, Answer):
            return replace(given, question=question)
        if isinstance(given, int):
            return replace(_answer(question, None), status=given)
        return _answer(question, {"skip": skip, "take": take, "rows": given})

    def _described(self, name: str) -> dict[str, str]:
        return {"id": name, "dataType": self.types.get(name, "")}

    async def grant(self) -> Answer | None:
        """There is no token endpoint."""


def slow(rows: Rows, duration_ms: float) -> Answer:
    """An answer with `rows` after so many milliseconds."""
    content = {"skip": 0, "take": len(rows), "rows": rows}
    return replace(_answer(Question("/"), content), duration_ms=duration_ms)


def outcome(check: str, give: Give | Paged, **changes: Any) -> Outcome:
    """What `paging.<check>` says of CONNECTOR, changed; what it needs has succeeded."""
    sender = give if isinstance(give, Paged) else Paged(give)
    connector = replace(CONNECTOR, **changes)
    manifest = replace(sample_manifest(), get=(connector,))
    target = manifest.targets["sandbox"]
    environment = Environment(manifest, target, Profile.GO_LIVE, NOW, sender)

    async def ask() -> Outcome:
        try:
            return await registry()[f"paging.{check}"].judge(environment, connector)
        finally:
            await environment.close()

    return asyncio.run(ask())


def _answer(question: Question, content: Any) -> Answer:
    return Answer(question, "x1", 200, 5.0, content=content)
