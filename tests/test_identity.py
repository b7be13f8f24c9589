"""What a target tells of itself is read from the answers that are there."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date

import pytest

from profit_check.identity import certificate_ends, identity, token_expiry
from tests.made_up import FakeSender, environment

METAINFO = {
    "getConnectors": [],
    "updateConnectors": [],
    "info": {"envid": "t12345aa", "tokenExpiry": "01-05-2027"},
}


def known(sender: FakeSender) -> tuple[Mapping[str, str | None], date | None]:
    """The identity and the day that the token ends, once metainfo and version were asked."""

    async def work() -> tuple[Mapping[str, str | None], date | None]:
        env = environment(sender)
        await env.metainfo_answer()
        await env.metainfo_without_credential()
        await env.version_answer()
        expiry = token_expiry(env)
        assert certificate_ends(env) is None
        return identity(env), expiry.day if expiry else None

    return asyncio.run(work())


def test_who_answers_is_known_from_what_was_asked() -> None:
    sender = FakeSender({"/metainfo": METAINFO, "/profitversion": {"version": "22.22.5"}})
    assert known(sender) == (
        {
            "environment_id": "T12345AA",
            "environment_type": "test",
            "profit_version": "22.22.5",
        },
        date(2027, 5, 1),
    )


@pytest.mark.parametrize(
    "odd", [None, [], "text", 5, {"info": None}, {"info": {"envid": 5, "tokenExpiry": "soon"}}]
)
def test_who_answers_is_unknown_when_it_is_not_said(odd: object) -> None:
    found, ends = known(FakeSender({"/metainfo": odd, "/profitversion": odd}))
    assert set(found.values()) == {None}
    assert ends is None


def test_who_answers_asks_nothing() -> None:
    sender = FakeSender({"/metainfo": METAINFO})
    assert set(identity(environment(sender)).values()) == {None}
    assert token_expiry(environment(sender)) is None
    assert sender.asked == []
