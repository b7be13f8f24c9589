"""What holds in every run, whatever the environment does."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import pytest

from profit_check.assessment import Options
from profit_check.model import Document, Status
from profit_check.sandbox.faults import Fault, Proceed, catalogue, fault
from profit_check.sandbox.inprocess import BASE_URL, OTHER_URL
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.world import World
from profit_check.wire.dispatch import MOST_IN_FLIGHT
from profit_check.writers.results_json import dumps
from tests.harness import Credential, run, sample_manifest, sample_world
from tests.recording import Recording


def recorded(
    faults: Sequence[str | Fault] = (),
    credential: Credential = "classic",
    seed: int = 1,
    options: Options | None = None,
) -> tuple[Recording, Document]:
    recording = Recording(seed)
    done = run(faults=faults, credential=credential, around=recording.around, options=options)
    return recording, done


def without_times(document: Document) -> Mapping[str, Any]:
    """The document as it is written, without what may differ between two runs."""
    text = re.sub(r"[0-9][0-9,.]* ms\b", "some ms", dumps(document))
    content: dict[str, Any] = json.loads(text)
    for result in content["results"]:
        del result["said"]
    del content["requests"]["peak_parallel"]
    for exchange in content["evidence"]:
        del exchange["duration_ms"]
    return content


def check_traffic(recording: Recording, document: Document) -> None:
    """Only GET and the token request; never more than five; nothing twice; nowhere else."""
    assert recording.peak <= MOST_IN_FLIGHT == 5
    for exchange in recording.exchanges:
        request = exchange.request
        path = urlsplit(request.url).path
        token_request = request.method == "POST" and path == "/ProfitRestServices/oauth/token"
        assert request.method == "GET" or token_request
        assert bool(request.body) is token_request
        assert request.url.startswith(f"{BASE_URL}/")
    repeated = Counter(urlsplit(url).path.rpartition("/")[2] for _, url, _ in recording.repeated())
    unsteady = {
        result.subject
        for result in document.results
        if result.check in READING_AGAIN and result.status is not Status.PASS
    }
    for connector, times in repeated.items():
        assert connector in {one.id for one in sample_manifest().get}
        assert times <= (MOST_READ_AGAIN if connector in unsteady else 1)


READING_AGAIN = tuple(f"paging.{name}" for name in ("stable", "skip", "sorted", "end", "changes"))
MOST_READ_AGAIN = 4
"""Requests repeated for a connector whose pages do not fit together: live data may not either."""

CASES = [
    ("oauth" if one.credential == "oauth" else "classic", one.name) for one in catalogue().values()
]


@pytest.mark.parametrize(("credential", "name"), CASES, ids=[name for _, name in CASES])
def test_with_every_fault_traffic_stays_within_its_bounds_and_two_runs_tell_the_same(
    credential: Credential, name: str
) -> None:
    first, second = recorded([name], credential, 1), recorded([name], credential, 2)
    check_traffic(*first)
    check_traffic(*second)
    assert without_times(first[1]) == without_times(second[1])


@pytest.mark.parametrize("credential", ["classic", "oauth"])
def test_a_healthy_run_keeps_within_its_bounds_whatever_the_order_of_answers(
    credential: Credential,
) -> None:
    runs = [recorded((), credential, seed) for seed in range(5)]
    for recording, document in runs:
        check_traffic(recording, document)
        assert recording.peak > 1
    documents = [without_times(document) for _, document in runs]
    assert all(one == documents[0] for one in documents)


def test_the_one_repetition_is_that_of_the_check_about_it() -> None:
    recording, document = recorded()
    assert len(recording.repeated()) == len(sample_manifest().get)
    assert document.traffic.count == len(recording.exchanges)
    assert document.traffic.peak_parallel == recording.peak


def test_the_bearer_token_is_asked_once() -> None:
    recording, _ = recorded(credential="oauth")
    assert [one.key[0] for one in recording.exchanges].count("POST") == 1


@pytest.mark.parametrize("credential", ["classic", "oauth"])
@pytest.mark.parametrize("name", [None, "open-to-other-targets", "other-target-silent"])
def test_with_isolation_one_request_goes_to_each_other_target_and_no_client_secret(
    credential: Credential, name: str | None
) -> None:
    faults = [name] if name else []
    recording, document = recorded(faults, credential, options=Options(isolation=True))
    other = [one for one in recording.exchanges if one.request.url.startswith(OTHER_URL)]
    [request] = [one.request for one in other]
    assert (request.method, request.url, request.body) == ("GET", f"{OTHER_URL}/metainfo", b"")
    assert dict(request.headers)["Authorization"].startswith(("AfasToken ", "Bearer "))
    secret = sample_world().client[1]
    assert secret not in str(request.headers) and secret not in request.url
    recording.exchanges = [one for one in recording.exchanges if one not in other]
    check_traffic(recording, document)


@fault(trips=[])
def everything_redirects(world: World, request: Request, proceed: Proceed) -> Response:
    """Every answer sends the asker to another host."""
    address = f"http://127.0.0.2{request.path}?{request.query}"
    return Response(302 if request.occurrence % 2 else 307, b"", {"location": address})


@pytest.mark.parametrize("credential", ["classic", "oauth"])
def test_no_redirect_is_followed(credential: Credential) -> None:
    recording, document = recorded([everything_redirects], credential)
    check_traffic(recording, document)
    assert {urlsplit(one.request.url).hostname for one in recording.exchanges} == {"127.0.0.1"}
    assert document.verdict == "not_ready"


@pytest.mark.parametrize("credential", ["classic", "oauth"])
def test_a_credential_goes_out_in_its_header_or_body_only(credential: Credential) -> None:
    recording, _ = recorded(credential=credential)
    for exchange in recording.exchanges:
        headers = dict(exchange.request.headers)
        secret = headers.pop("Authorization", "").rpartition(" ")[2] or "no-secret-here"
        assert secret not in exchange.request.url
        assert secret not in str(headers)
        assert secret not in repr(exchange.request)


def test_every_request_of_a_partner_names_the_integration() -> None:
    recording, _ = recorded()
    named = {dict(one.request.headers).get("IntegrationId") for one in recording.exchanges}
    assert named == {"12345_678900"}


def test_no_request_asks_for_the_connection_to_be_closed() -> None:
    recording, _ = recorded()
    names = {name.lower() for one in recording.exchanges for name, _ in one.request.headers}
    assert "connection" not in names
