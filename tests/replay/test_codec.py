"""A kept run as text: it comes back as it was, and what is no kept run is one line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from profit_check.language.catalogue import language
from profit_check.language.phrase import Phrase, joined, say, say_number
from profit_check.model import (
    KeptRun,
    Manifest,
    OAuthSource,
    Payload,
    PublishedChange,
    SecretSource,
)
from profit_check.replay.codec import dumps, loads
from tests.dossier.dossiers import sample
from tests.replay.kept_runs import runs


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.deferred(runs))
def test_a_run_comes_back_as_it_was(kept: KeptRun) -> None:
    read = loads(dumps(kept), "kept-run.json")
    assert read == kept
    assert dumps(read) == dumps(kept)


def test_a_real_run_comes_back_as_it_was_row_values_and_all() -> None:
    raw, _ = sample()
    read = loads(dumps(raw), "kept-run.json")
    assert read == raw
    assert read.recorded is not None
    assert read.recorded.calls[0].row_marks


def test_the_order_of_keys_is_kept_since_checks_see_it() -> None:
    raw, _ = sample()
    fields = {"B": "string", "A": None}
    connector = replace(raw.manifest.get[0], fields=fields)
    kept = replace(raw, manifest=replace(raw.manifest, get=(connector,)))
    assert list(loads(dumps(kept), "x").manifest.get[0].fields) == ["B", "A"]


def test_a_phrase_is_told_in_dutch_after_it_was_kept() -> None:
    raw, _ = sample()
    rows = say_number("{count:,} row", "{count:,} rows", count=1000)
    answer = replace(raw.seen[0], detail=joined([rows, say("the answer is empty")]))
    [read] = loads(dumps(replace(raw, seen=(answer,))), "x").seen
    assert isinstance(read.detail, Phrase)
    dutch = language("nl")
    assert dutch.tell(read.detail) == dutch.tell(answer.detail) != read.detail


def test_files_keep_their_place_beside_the_manifest_and_no_folder_of_the_machine() -> None:
    raw, _ = sample()
    places = ("payloads/order.json", "/home/me/order.json", "../elsewhere/order.json")
    payloads = tuple(Payload(Path(place), {}) for place in places)
    update = replace(raw.manifest.update[0], payloads=payloads)
    kept = replace(raw, manifest=replace(raw.manifest, update=(update,)))
    read = loads(dumps(kept), "x").manifest.update[0].payloads
    assert [PurePosixPath(one.path.as_posix()) for one in read] == [
        PurePosixPath("payloads/order.json"),
        PurePosixPath("order.json"),
        PurePosixPath("order.json"),
    ]


def test_a_number_beyond_all_floats_becomes_the_largest_one() -> None:
    raw, _ = sample()
    answer = replace(raw.exchanges[0].answer, content={"a": [float("inf"), -float("inf"), 1.5]})
    kept = replace(raw, exchanges=(replace(raw.exchanges[0], answer=answer),))
    content = loads(dumps(kept), "x").exchanges[0].answer.content
    assert content == {"a": [1.7976931348623157e308, -1.7976931348623157e308, 1.5]}


def test_each_kind_of_credential_comes_back() -> None:
    raw, _ = sample()
    source = OAuthSource(SecretSource("env", "A"), SecretSource("keyring", "b/c"))
    targets = {"sandbox": replace(raw.manifest.targets["sandbox"], credential=source)}
    kept = replace(raw, manifest=replace(raw.manifest, targets=targets))
    assert loads(dumps(kept), "x").manifest.targets["sandbox"].credential == source


def test_a_change_that_was_published_keeps_what_it_became() -> None:
    raw, _ = sample()
    manifest: Manifest = raw.manifest
    kind: Any = "max-length-changed"
    changes = tuple(
        PublishedChange(9, kind, "FbSales", ("POST",), True, "a", after=after)
        for after in (5, "text", None)
    )
    published = replace(manifest.published, changes=changes)
    kept = replace(raw, manifest=replace(manifest, published=published))
    assert loads(dumps(kept), "x").manifest.published.changes == changes
