"""Why there was no answer is told in phrases, which can be said in another language."""

from __future__ import annotations

import asyncio
import ssl

import pytest

from profit_check.language.phrase import Phrase, say
from profit_check.model import Failure, Question
from profit_check.wire.client import Client
from profit_check.wire.credentials import ClassicCredential
from profit_check.wire.exchange import NoAnswer, RawAnswer, RawRequest
from profit_check.wire.failure import described
from tests.language.unsaid import unsaid

SECRET = "0123456789abcdef" * 4


class Silent:
    """A Transport that has no answer, and says so."""

    def __init__(self, why: str) -> None:
        self.why = why

    async def exchange(self, request: RawRequest) -> RawAnswer:
        """Raises NoAnswer."""
        raise NoAnswer(Failure.TIMEOUT, self.why)

    async def close(self) -> None:
        """There is nothing to let go of."""


def detail(why: str) -> str:
    """What an answer says where the transport says `why`."""

    async def ask() -> str:
        client = Client("https://h.example/P", ClassicCredential(SECRET), Silent(why))
        answer = await client.send(Question("/metainfo"))
        await client.close()
        return answer.detail

    return asyncio.run(ask())


def distrust(code: int, message: str) -> str:
    """What is said of a certificate that OpenSSL refuses so."""
    error = ssl.SSLCertVerificationError(1, "x")
    error.verify_code, error.verify_message = code, message
    found = described(error)
    assert found is not None
    return found.detail


def test_why_there_was_no_answer_stays_a_phrase_on_its_way_to_the_checks() -> None:
    why = say("no whole answer within {seconds:g} s", seconds=60)
    assert detail(why) is why


def test_a_reason_that_holds_a_secret_is_shown_without_it() -> None:
    told = detail(say("the host said {text}", text=SECRET))
    assert SECRET not in told
    assert told.startswith("the host said ")


@pytest.mark.parametrize("code", [9, 10, 18, 19, 20, 62, 64])
def test_the_usual_reasons_to_distrust_a_certificate_can_be_told(code: int) -> None:
    assert unsaid(distrust(code, "in the words of OpenSSL")) == []


def test_of_other_reasons_the_words_of_openssl_are_given() -> None:
    assert distrust(23, "certificate revoked").endswith("cannot be trusted: certificate revoked")
    assert distrust(23, "").endswith("cannot be trusted: it was refused")


@pytest.mark.parametrize("error", [ConnectionRefusedError(), TimeoutError(), OSError(101, "x")])
def test_what_the_system_says_is_told_in_a_phrase(error: OSError) -> None:
    found = described(error)
    assert found is not None
    assert isinstance(found.detail, Phrase)
