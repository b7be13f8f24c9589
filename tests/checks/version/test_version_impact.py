"""version.impact: do published changes touch what the integration uses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from profit_check.model import Manifest, Published, PublishedChange, ReleaseNote, Result, Status
from tests.harness import judge, sample_manifest
from tests.profit.published_changes import change

RFCS = "FbSales/Element/Fields/RfCs"


def _judged(
    *tested: int,
    release: int | None = 8,
    changes: tuple[PublishedChange, ...] = (),
    notes: tuple[ReleaseNote, ...] = (),
    **how: Any,
) -> Result:
    manifest: Manifest = how.pop("manifest", sample_manifest())
    manifest = replace(
        manifest,
        integration=replace(manifest.integration, tested_with=tested),
        published=Published(changes, notes),
    )

    def released(target: Any) -> Any:
        return replace(target, release=release)

    return judge("version.impact", manifest=manifest, change_target=released, **how)[0]


def test_nothing_between_the_tested_release_and_the_target_s_passes() -> None:
    result = _judged(7, 8)
    assert (result.status, result.evidence) == (Status.PASS, ())
    assert "other changes that touch it: 0; notes on releases to come: 1" in result.message


@pytest.mark.parametrize(
    ("release", "status"), [(8, Status.PASS), (9, Status.FAIL), (10, Status.WARN)]
)
def test_a_breaking_change_fails_when_it_is_there_and_warns_when_it_is_to_come(
    release: int, status: Status
) -> None:
    removed = change("property-removed", RFCS, release=release)
    known = change("property-removed", "A/B", release=9)
    writing = replace(sample_manifest(), get=())
    result = _judged(8, release=9, changes=(removed, known), manifest=writing)
    assert result.status is status
    assert ("RfCs" in result.message) is (status is not Status.PASS)


def test_a_value_of_a_payload_is_not_told() -> None:
    shorter = change("max-length-changed", RFCS, release=9, before=60, after=5)
    result = _judged(8, changes=(shorter,))
    assert result.status is Status.WARN
    assert "Webshop 2026-0042" not in result.message


def test_what_fails_comes_before_what_is_to_come() -> None:
    now = change("property-removed", RFCS, release=9)
    later = change("property-removed", "FbSales/Element/Fields/DbId", release=10)
    result = _judged(8, release=9, changes=(now, later))
    assert result.status is Status.FAIL
    assert "DbId" not in result.message


def test_many_changes_are_counted() -> None:
    codes = [change("endpoint-removed", f"/connectors/{n}", release=9) for n in range(7)]
    assert _judged(8, changes=tuple(codes)).message.endswith("; and 2 more")


def test_a_note_that_afas_calls_breaking_is_for_a_person() -> None:
    result = _judged(7)
    assert result.status is Status.REVIEW
    assert "language-codes-simplified (Profit 8)" in result.message
    assert "purchase-requisition" not in result.message


def test_a_note_on_classic_tokens_is_not_for_oauth() -> None:
    sample = sample_manifest()
    oauth = {"sandbox-oauth": sample.targets["sandbox-oauth"]}
    base = _judged(6, release=7).message
    assert "auth-token-base64-enforced" in base
    only = replace(sample, targets=oauth)
    result = _judged(6, release=7, manifest=only, credential="oauth")
    assert result.status is Status.PASS


def test_a_release_whose_changes_are_not_known_is_not_passed_over() -> None:
    result = _judged(8, release=10)
    assert result.status is Status.REVIEW
    assert "no changes of connectors are known here for Profit 9; Profit 10" in result.message


def test_an_integration_that_only_reads_needs_no_changes_of_update_connectors() -> None:
    sample = replace(sample_manifest(), update=())
    assert "known here" not in _judged(8, release=10, manifest=sample).message


def test_a_row_of_a_page_that_could_not_be_read_is_for_a_person() -> None:
    unread = ReleaseNote(9, "line-7", True, "x", "update-connector", "news.md", ("FbSales",))
    removed = change("property-removed", "FbSales/Element/Fields/Other", release=9)
    result = _judged(8, release=9, changes=(removed,), notes=(unread,))
    assert result.status is Status.REVIEW
    assert "line-7 (Profit 9)" in result.message


@pytest.mark.parametrize(
    ("release", "tested", "keys"),
    [
        (None, (8,), "targets.sandbox.release"),
        (8, (), "integration.tested_with"),
        (None, (), "targets.sandbox.release and integration.tested_with"),
    ],
)
def test_what_the_manifest_does_not_give_is_named(
    release: int | None, tested: tuple[int, ...], keys: str
) -> None:
    result = _judged(*tested, release=release)
    assert result.status is Status.NOT_APPLICABLE
    assert result.message == f"the manifest does not give {keys}"


def test_it_needs_no_answer_from_profit() -> None:
    found = judge("version.impact", faults=["connector-silent"])[0]
    assert (found.status, found.evidence) == (Status.PASS, ())
