"""The questions about files, and those that are for another target."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from profit_check.environment import Announce, Environment
from profit_check.errors import Undecided
from profit_check.model import Answer, FileConnector, Profile, Question
from profit_check.profit.files import FoundFile
from tests.made_up import NOW, TARGET, FakeSender, environment, manifest

METAINFO = {"getConnectors": [], "updateConnectors": [], "info": {"envid": "t12345aa"}}
FILE = FileConnector("subject", {"subject": "1", "file": "A"})


def test_a_file_is_asked_once_and_only_what_is_known_of_it_is_kept() -> None:
    content = {"mimetype": "text/plain", "filedata": "aGlkZGVu"}
    sender = FakeSender({"/subjectconnector/1/A": content})

    async def work() -> tuple[FoundFile, str]:
        env = environment(sender)
        await env.file(FILE)
        return await env.file(FILE), repr([task.result() for task in env._asking.asked.values()])

    found, kept = asyncio.run(work())
    assert (found.mime_type, found.size) == ("text/plain", 6)
    assert len(sender.asked) == 1
    assert "aGlkZGVu" not in kept


@pytest.mark.parametrize("content", [None, "text", {"filedata": None}])
def test_an_answer_without_a_file_decides_nothing(content: object) -> None:
    async def work() -> FoundFile:
        return await environment(FakeSender({"/subjectconnector/1/A": content})).file(FILE)

    with pytest.raises(Undecided):
        asyncio.run(work())


def elsewhere(announce: Announce | None) -> tuple[FakeSender, dict[str, Answer], list[str]]:
    """What is asked of other targets, what comes back, and what is `seen` of it."""
    sender = FakeSender({"/metainfo": METAINFO})
    made = manifest()
    other = replace(TARGET, name="other", base_url="https://other/x")
    made = replace(made, targets={**made.targets, "other": other, "same": TARGET})
    env = Environment(made, TARGET, Profile.GO_LIVE, NOW, sender, announce=announce)

    async def work() -> dict[str, Answer]:
        answers = [await env.watching().metainfo_elsewhere() for _ in range(2)]
        return dict(answers[0])

    answers = asyncio.run(work())
    sender.seen = list(answers.values())
    return sender, answers, [answer.evidence for answer in env.seen]


def test_another_target_is_asked_once_after_it_was_announced() -> None:
    told: list[tuple[str, ...]] = []
    sender, answers, seen = elsewhere(lambda urls: told.append(tuple(urls)))
    assert told[0] == ("https://other/x",)
    assert list(answers) == ["other"]
    assert sender.asked == [Question("/metainfo", elsewhere="https://other/x")]
    assert seen == []


def test_unannounced_nothing_goes_to_another_target() -> None:
    sender, answers, _ = elsewhere(None)
    assert (sender.asked, answers) == ([], {})
