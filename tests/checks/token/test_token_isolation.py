"""token.isolation: does another target of the manifest refuse the credential."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest

from profit_check.assessment import Options
from profit_check.engine import Departing, Event
from profit_check.model import Answer, Manifest, Question, Result, Status
from profit_check.sandbox.faults import Fault, Proceed, fault
from profit_check.sandbox.inprocess import BASE_URL, OTHER_URL
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import World
from tests.harness import Credential, results, sample_manifest
from tests.recording import Recording

WITH = Options(isolation=True, only=["token.isolation"])
CREDENTIALS: list[Credential] = ["classic", "oauth"]


def judged(*faults: str | Fault, options: Options = WITH, **how: object) -> Result:
    [result] = results(faults=faults, options=options, **how)
    return result


def targets(**urls: str) -> Manifest:
    """The sample manifest with these targets beside its own."""
    manifest = sample_manifest()
    own = manifest.targets["sandbox"]
    more = {name: replace(own, name=name, base_url=url) for name, url in urls.items()}
    return replace(manifest, targets={"sandbox": own, **more})


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_another_environment_that_refuses_it_is_named(credential: Credential) -> None:
    result = judged(credential=credential)
    assert (result.status, result.message) == (Status.PASS, "refused by other (status 401)")


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_another_environment_that_accepts_it_is_named(credential: Credential) -> None:
    result = judged("open-to-other-targets", credential=credential)
    assert (result.status, result.message) == (Status.WARN, "accepted by other")


@pytest.mark.parametrize(
    "name", ["other-target-breaks", "other-target-silent", "other-target-is-a-page"]
)
def test_what_is_neither_acceptance_nor_refusal_decides_nothing(name: str) -> None:
    result = judged(name)
    assert result.status is Status.ERROR
    assert result.message.startswith("neither accepted nor refused by other (")


def test_without_the_option_nothing_is_sent_and_the_option_is_named() -> None:
    recording = Recording(1)
    result = judged(options=replace(WITH, isolation=False), around=recording.around)
    assert result.status is Status.NOT_APPLICABLE
    assert "--isolation" in result.message
    assert {one.request.url.startswith(f"{BASE_URL}/") for one in recording.exchanges} == {True}


def test_it_is_said_where_the_credential_goes_before_it_goes_there() -> None:
    recording, heard = Recording(1), list[tuple[Event, int]]()

    def listen(event: Event) -> None:
        sent = [one for one in recording.exchanges if one.request.url.startswith(OTHER_URL)]
        heard.append((event, len(sent)))

    judged(around=recording.around, listener=listen)
    assert [pair for pair in heard if isinstance(pair[0], Departing)] == [
        (Departing((OTHER_URL,)), 0)
    ]
    sent = [one for one in recording.exchanges if one.request.url.startswith(OTHER_URL)]
    assert [one.request.url for one in sent] == [f"{OTHER_URL}/metainfo"]


def test_targets_at_the_same_address_leave_nothing_to_ask() -> None:
    heard: list[Event] = []
    result = judged(manifest=targets(twin=f"{BASE_URL}/"), listener=heard.append)
    assert result.status is Status.NOT_APPLICABLE
    assert not [event for event in heard if isinstance(event, Departing)]


def test_the_same_environment_at_another_address_is_no_other_one() -> None:
    result = judged(manifest=targets(alias="http://localhost/ProfitRestServices"))
    assert (result.status, result.message) == (
        Status.NOT_APPLICABLE,
        "alias: this environment under another address",
    )


def test_each_of_several_targets_is_named_and_the_worst_decides() -> None:
    manifest = targets(accept=OTHER_URL, alias="http://localhost/ProfitRestServices")
    result = judged(manifest=manifest)
    assert result.status is Status.PASS
    assert result.message == (
        "refused by accept (status 401); alias: this environment under another address"
    )


def test_targets_that_share_an_address_are_asked_once_and_named_together() -> None:
    recording = Recording(1)
    manifest = targets(accept=OTHER_URL, course=f"{OTHER_URL}/")
    result = judged(manifest=manifest, around=recording.around)
    assert result.message == "refused by accept and course (status 401)"
    asked = [one for one in recording.exchanges if one.request.url.startswith(OTHER_URL)]
    assert len(asked) == 1


def test_the_credential_does_not_go_over_plain_http_to_another_machine() -> None:
    recording = Recording(1)
    manifest = targets(accept="http://accept.example/ProfitRestServices")
    result = judged(manifest=manifest, around=recording.around)
    assert result.status is Status.ERROR
    assert "plain http" in result.message
    assert not [one for one in recording.exchanges if "accept.example" in one.request.url]


def test_what_another_target_answers_says_nothing_of_this_one() -> None:
    @fault(trips=[])
    def neighbour_in_maintenance(world: World, request: Request, proceed: Proceed) -> Response:
        """The other environment is in maintenance, and echoes what it got."""
        if world.environment_id == "O12345AA":
            return proceed(world, request)
        headers = {"x-echo": request.headers.get("authorization", "")}
        return Response(503, b'{"retry_after": 7200}', headers)

    found = results(faults=[neighbour_in_maintenance], options=Options(isolation=True))
    alarmed = {one.check for one in found if one.status in (Status.FAIL, Status.ERROR)}
    assert alarmed == {"token.isolation"}


def test_a_refused_address_says_nothing_of_the_credential() -> None:
    isolation = import_module("profit_check.checks.token.isolation")
    refused = Answer(Question("/metainfo"), "e1", 403, 1.0)
    assert isolation._reply(refused, "O12345AA") is isolation.Reply.UNTOLD
    assert isolation._reply(replace(refused, status=401), None) is isolation.Reply.REFUSED
