"""Remembers every question of a run with its answer."""

from __future__ import annotations

from collections.abc import Sequence

from profit_check.assessment import Asked
from profit_check.model import Answer, Evidence, Exchange, Question, Traffic


class Tape:
    """A Sender that passes questions on to another, and remembers what came back.

    What it holds has row values: `profit_check.pseudonyms` takes them out before it is kept.
    """

    def __init__(self, sender: Asked) -> None:
        self._sender = sender
        self._exchanges: list[Exchange] = []
        self._grant: Answer | None = None

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """What was asked and answered so far."""
        return tuple(self._exchanges)

    @property
    def granted(self) -> Answer | None:
        """The token endpoint's answer, if it was asked."""
        return self._grant

    @property
    def credential_faults(self) -> Sequence[str]:
        """As the other Sender has it."""
        return self._sender.credential_faults

    @property
    def seen(self) -> Sequence[Answer]:
        """As the other Sender has it."""
        return self._sender.seen

    @property
    def evidence(self) -> Sequence[Evidence]:
        """As the other Sender has it."""
        return self._sender.evidence

    @property
    def traffic(self) -> Traffic:
        """As the other Sender has it."""
        return self._sender.traffic

    async def send(self, question: Question) -> Answer:
        """The other Sender's answer."""
        answer = await self._sender.send(question)
        self._exchanges.append(Exchange(question, answer))
        return answer

    async def grant(self) -> Answer | None:
        """The other Sender's answer."""
        self._grant = await self._sender.grant()
        return self._grant
