"""What is remembered of an answer whose content is large."""

from __future__ import annotations

import asyncio

from profit_check.profit.refusing import was_refused
from tests.made_up import FakeSender, environment


def test_rows_that_came_instead_of_a_refusal_are_not_remembered() -> None:
    sender = FakeSender({"/connectors/Acme": {"skip": 0, "take": 1, "rows": [{"A": 1}]}})
    env = environment(sender)

    async def ask() -> None:
        for answer in (await env.unknown_order("Acme"), await env.unknown_order("Acme")):
            assert answer.content == {"rows": []}
            assert not was_refused(answer)
        await env.close()

    asyncio.run(ask())
    assert len(sender.asked) == 1
