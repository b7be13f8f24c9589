"""Answers the questions of a run from what is kept of it."""

from __future__ import annotations

from collections.abc import Sequence

from profit_check.errors import Untestable
from profit_check.language.phrase import say
from profit_check.model import Answer, Evidence, KeptRun, Question, Traffic


class Replay:
    """A Sender that knows the answers of `kept`; no network, no credential."""

    def __init__(self, kept: KeptRun) -> None:
        self._kept = kept
        self._answers: dict[Question, list[Answer]] = {}
        for exchange in kept.exchanges:
            self._answers.setdefault(exchange.question, []).append(exchange.answer)

    @property
    def credential_faults(self) -> Sequence[str]:
        """What was malformed about the credential."""
        return self._kept.credential_faults

    @property
    def seen(self) -> Sequence[Answer]:
        """Every answer of the run, from the start: what is looked at last is looked at whole."""
        return self._kept.seen

    @property
    def evidence(self) -> Sequence[Evidence]:
        """The evidence of the run."""
        return self._kept.evidence

    @property
    def traffic(self) -> Traffic:
        """What the run cost."""
        return self._kept.traffic

    async def send(self, question: Question) -> Answer:
        """The answer that came then; Untestable for a question that was not put."""
        answers = self._answers.get(question)
        if not answers:
            raise Untestable(say("the kept run did not ask this: {path}", path=question.path))
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def grant(self) -> Answer | None:
        """The token endpoint's answer of then."""
        return self._kept.grant
