from __future__ import annotations

from dataclasses import replace

from profit_check import asked
from profit_check.asked import MOST, Requests, schemes
from profit_check.model import Document, Result, Status
from tests.writers import sample_run


def about(*evidence: str, subject: str = "Acme_Articles", **correction: str) -> Result:
    """A result about a connector of the sample run."""
    found = sample_run.result("paging.take", Status.FAIL, "found", subject, evidence=evidence)
    return replace(found, correction=correction)


def of(result: Result, run: Document | None = None) -> asked.Asked:
    return Requests(run or sample_run.document()).of(result)


def test_the_last_requests_are_written_out_each_once() -> None:
    found = of(about("e1", "e2", "e3", "e4", "e5", "e5"))
    assert len(found.sent) == MOST
    assert "/metainfo/get/Acme_Orders" in found.sent[-1]


def test_a_corrected_request_stands_beside_the_one_that_was_sent() -> None:
    found = of(about("e2", "e10", take="3", orderbyfieldids="ItemCode"))
    assert len(found.sent) == 1
    assert "take=5'" in found.sent[0]
    assert "skip=0&take=3&orderbyfieldids=ItemCode'" in found.corrected
    assert found.described == ""


def test_where_no_row_was_asked_the_manifest_describes_the_request() -> None:
    found = of(about("e3", take="3"))
    assert found.sent == ()
    assert "/connectors/Acme_Articles?skip=0&take=5&orderbyfieldids=ItemCode'" in found.described
    assert "/connectors/Acme_Articles?skip=0&take=3&orderbyfieldids=ItemCode'" in found.corrected
    assert '-H "Authorization: $' in found.corrected


def test_a_correction_of_what_the_manifest_does_not_know_is_left_out() -> None:
    found = of(about("e3", subject="Unknown", take="3"))
    assert found.corrected == found.described == ""
    assert len(found.sent) == 1


def test_evidence_that_was_not_kept_gives_no_request() -> None:
    assert of(about("e999")) == asked.Asked()


def test_so_many_requests_are_written_out_and_no_more() -> None:
    requests = Requests(sample_run.document())
    size = sum(map(len, requests.of(about("e10")).sent))
    for _ in range(asked.ALL_COMMANDS // size):
        requests.of(about("e10"))
    assert requests.of(about("e10")) == asked.Asked()


def test_the_scheme_is_told_from_what_was_sent_and_otherwise_all_are_possible() -> None:
    [kept, *_] = sample_run.document().evidence
    classic = replace(kept, request_headers={"authorization": "AfasToken <redacted>"})
    assert schemes([classic]) == ("AfasToken",)
    assert schemes([replace(kept, request_headers={"Authorization": "Bearer x"})]) == ("Bearer",)
    assert schemes([replace(kept, request_headers={"Authorization": "<redacted>"})]) == (
        "AfasToken",
        "Bearer",
    )
    assert schemes([replace(kept, request_headers={})]) == ()
