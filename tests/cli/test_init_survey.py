"""What a target offers is asked, and a refusal or a silence is one clear line."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from profit_check.cli.survey import survey
from profit_check.environment import Environment
from profit_check.errors import ProfitCheckError, Undecided, UsageError
from profit_check.manifest.draft import Offer
from profit_check.model import (
    Answer,
    ClassicSource,
    EnvironmentType,
    Failure,
    Integration,
    Manifest,
    Profile,
    Question,
    SecretSource,
    Target,
)
from profit_check.profit.metainfo import Metainfo

URL = "http://127.0.0.1:8099/ProfitRestServices"
METAINFO = {
    "getConnectors": [
        {"id": "Acme_Articles", "description": "Artikelen"},
        {"id": "Acme_Gone", "description": ""},
    ],
    "updateConnectors": [{"id": "FbSales", "description": "Verkooporder"}],
    "info": {"envid": "T12345AA", "appName": "Webshop"},
}
CONTENT: Mapping[str, object] = {
    "/metainfo": METAINFO,
    "/metainfo/get/Acme_Articles": {"fields": [{"id": "ItemCode", "dataType": "string"}]},
}


@dataclass
class Prepared:
    """A Sender with prepared answers; what is not prepared is refused with status 500."""

    content: Mapping[str, object] = field(default_factory=lambda: CONTENT)
    status: int | None = 200
    grant_status: int | None = None
    asked: list[str] = field(default_factory=list)
    credential_faults: Sequence[str] = ()
    seen: Sequence[Answer] = ()

    async def send(self, question: Question) -> Answer:
        self.asked.append(question.path)
        if self.status is None:
            return Answer(question, "e1", None, 0, failure=Failure.REFUSED, detail="refused")
        status = self.status if question.path in self.content else 500
        return Answer(question, "e1", status, 0, content=self.content.get(question.path))

    async def grant(self) -> Answer | None:
        if self.grant_status is None:
            return None
        return Answer(Question("/oauth/token"), "e0", self.grant_status, 0)


def surveyed(sender: Prepared, *only: str) -> tuple[Metainfo, Offer]:
    source = ClassicSource(SecretSource("env", "TOKEN"))
    target = Target("test", "12345", EnvironmentType.TEST, source, base_url=URL)
    manifest = Manifest(Path("profit-check.toml"), Integration("x"), {"test": target})
    now = datetime(2026, 11, 23, tzinfo=UTC)
    environment = Environment(manifest, target, Profile.CONNECT, now, sender)
    return asyncio.run(survey(environment, only))


def test_every_get_connector_is_asked_for_its_fields() -> None:
    sender = Prepared()
    metainfo, offer = surveyed(sender)
    assert metainfo.environment_id == "T12345AA"
    assert [(listed.id, schema is None) for listed, schema in offer.get] == [
        ("Acme_Articles", False),
        ("Acme_Gone", True),
    ]
    assert [listed.id for listed in offer.update] == ["FbSales"]
    assert sorted(sender.asked) == sorted([*CONTENT, "/metainfo/get/Acme_Gone"])


def test_only_the_named_connectors_are_asked_whatever_their_letter_case() -> None:
    sender = Prepared()
    _, offer = surveyed(sender, "acme_articles")
    assert [listed.id for listed, _ in offer.get] == ["Acme_Articles"]
    assert offer.update == []
    assert "/metainfo/get/Acme_Gone" not in sender.asked


@pytest.mark.parametrize(
    ("only", "told"),
    [
        ("Acme_Artcles", 'does not offer it; did you mean "Acme_Articles"?'),
        ("zzz", "does not offer it; give the app connector access to it"),
    ],
)
def test_a_connector_that_is_not_offered_is_wrong_usage(only: str, told: str) -> None:
    with pytest.raises(UsageError, match="--connector") as caught:
        surveyed(Prepared(), only)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("sender", "told"),
    [
        (Prepared(status=401), "refused the credential (401)"),
        (Prepared(status=403), "refused this machine's address (403)"),
        (Prepared(status=503), "not Profit's metainfo: Profit answered with status 503"),
        (Prepared(status=None), "no answer (refused)"),
        (Prepared(content={"/metainfo": []}), "not Profit's metainfo: the answer is a list"),
        (Prepared(grant_status=400), "refused the client credentials (400)"),
    ],
)
def test_what_cannot_be_decided_is_one_line_that_names_the_target(
    sender: Prepared, told: str
) -> None:
    with pytest.raises(Undecided) as caught:
        surveyed(sender)
    error: ProfitCheckError = caught.value
    assert str(error).startswith(f"{URL}: ")
    assert told in str(error)
    assert "\n" not in str(error)
    assert error.exit_status == 3
