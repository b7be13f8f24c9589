"""version.release: is the target's release one that the integration was tested with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from profit_check.model import Result, Status
from tests.harness import judge, sample_manifest


def _release(release: int | None, *tested: int) -> Result:
    manifest = sample_manifest()
    manifest = replace(manifest, integration=replace(manifest.integration, tested_with=tested))
    return judge(
        "version.release",
        manifest=manifest,
        change_target=lambda target: replace(target, release=release),
    )[0]


def test_a_tested_release_passes() -> None:
    assert _release(8, 7, 8).status is Status.PASS


@pytest.mark.parametrize(("release", "tested"), [(9, (7, 8)), (6, (7, 8)), (8, (7, 9))])
def test_a_release_that_was_not_tested_fails(release: int, tested: tuple[int, ...]) -> None:
    result = _release(release, *tested)
    assert result.status is Status.FAIL
    assert f"Profit {release}" in result.message


@pytest.mark.parametrize(
    ("release", "tested", "keys"),
    [
        (None, (8,), ["targets.sandbox.release"]),
        (8, (), ["integration.tested_with"]),
        (None, (), ["targets.sandbox.release", "integration.tested_with"]),
    ],
)
def test_what_the_manifest_does_not_give_is_named(
    release: int | None, tested: tuple[int, ...], keys: list[str]
) -> None:
    result = _release(release, *tested)
    assert result.status is Status.NOT_APPLICABLE
    assert result.message.removeprefix("the manifest does not give ") == " and ".join(keys)


def test_it_needs_no_answer_from_profit() -> None:
    found = judge("version.release", faults=["connector-silent"])[0]
    assert (found.status, found.evidence) == (Status.PASS, ())
