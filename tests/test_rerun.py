from __future__ import annotations

import shlex
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.gate import WAIVER_CHECK
from profit_check.model import Document, Profile, RecordedTraffic, Recording, Scope
from profit_check.rerun import rerun
from profit_check.visible import line
from tests.writers import sample_run


def run(
    manifest: str | None = "profit-check.toml",
    scope: Scope | None = None,
    profile: Profile = Profile.GO_LIVE,
    target: str = "test",
) -> Document:
    whole = sample_run.document()
    return replace(
        whole,
        inventory=replace(whole.inventory, manifest=manifest),
        scope=scope or Scope(),
        profile=profile,
        target={**whole.target, "name": target},
    )


def test_a_run_that_finds_its_manifest_by_itself_names_only_the_target() -> None:
    assert rerun(run()) == "profit-check run --target test"
    assert rerun(run(None), "paging.take") == "profit-check run --target test --only paging.take"


@pytest.mark.parametrize(
    ("manifest", "argument"), [("m0.toml", "m0.toml"), ("-x.toml", "./-x.toml")]
)
def test_another_manifest_is_named(manifest: str, argument: str) -> None:
    assert rerun(run(manifest)) == f"profit-check run {argument} --target test"


def test_profile_and_plugins_are_as_they_were() -> None:
    scope = Scope(plugins=("rules/acme.py", "acme.checks"))
    assert rerun(run(scope=scope, profile=Profile.CERTIFICATION), "acme.own") == (
        "profit-check run --target test --profile certification "
        "--plugin rules/acme.py --plugin acme.checks --only acme.own"
    )


def test_a_stale_waiver_is_asked_again_by_running_everything() -> None:
    assert rerun(run(), WAIVER_CHECK) == "profit-check run --target test"


def test_of_a_demo_nothing_is_left_to_ask() -> None:
    assert rerun(run(scope=Scope(demo=True)), "paging.take") == ""


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_shell_reads_every_name_as_one_word(name: str, plugin: str) -> None:
    words = shlex.split(rerun(run(target=name, scope=Scope(plugins=(plugin,)))))
    assert words == ["profit-check", "run", "--target", line(name), "--plugin", line(plugin)]


def rehearsed(*checks: str) -> Document:
    some = sample_run.document().results[0]
    return replace(run(), results=tuple(replace(some, check=check) for check in checks))


def test_what_a_rehearsal_found_is_asked_again_by_a_rehearsal() -> None:
    document = rehearsed("conduct.order", "rehearsal.maintenance", "rehearsal.key-order")
    assert rerun(document) == "profit-check rehearse maintenance key-order -- COMMAND"
    for check in ("conduct.order", "rehearsal.maintenance"):
        assert rerun(document, check) == "profit-check rehearse maintenance -- COMMAND"


def observed(*names: str, sent: int = 0) -> Document:
    recordings = tuple(Recording(name, size=1, sha256="0" * 64, entries=1) for name in names)
    whole = run("m0.toml")
    return replace(
        whole,
        observed=RecordedTraffic(recordings=recordings),
        traffic=replace(whole.traffic, count=sent),
    )


def test_what_was_observed_is_asked_again_of_the_same_recordings_and_manifest() -> None:
    document = observed("a.har", "b c.har.gz")
    command = "profit-check observe a.har 'b c.har.gz' --manifest m0.toml"
    assert rerun(document) == command
    assert rerun(document, "conduct.order") == f"{command} --only conduct.order"
    assert rerun(observed(*"abcd")) == "profit-check run m0.toml --target test"
    many = observed(*(f"{name}.har" for name in "abcd"))
    assert rerun(many) == "profit-check observe TRAFFIC.har --manifest m0.toml"


def test_of_a_run_with_traffic_each_side_is_asked_again_in_its_own_way() -> None:
    document = observed("a.har", sent=9)
    whole = "profit-check run m0.toml --target test"
    assert rerun(document) == f"{whole} --traffic a.har"
    assert rerun(document, "paging.take") == f"{whole} --only paging.take"
    conduct = "profit-check observe a.har --manifest m0.toml --only conduct.order"
    assert rerun(document, "conduct.order") == conduct
