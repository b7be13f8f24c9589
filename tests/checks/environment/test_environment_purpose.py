"""environment.purpose: which type a profile is for."""

from __future__ import annotations

import pytest

from profit_check.model import EnvironmentType, Profile, Status
from tests.checks.scripted import outcome, target

CHECK = "environment.purpose"
PRODUCTION, TEST = EnvironmentType.PRODUCTION, EnvironmentType.TEST
ACCEPT, COURSE = EnvironmentType.ACCEPT, EnvironmentType.COURSE


@pytest.mark.parametrize(
    ("profile", "fitting"),
    [(Profile.GO_LIVE, {PRODUCTION}), (Profile.CERTIFICATION, {TEST, ACCEPT})],
)
def test_a_profile_warns_of_every_type_but_its_own(
    profile: Profile, fitting: set[EnvironmentType]
) -> None:
    for type in EnvironmentType:
        expected = Status.PASS if type in fitting else Status.WARN
        assert outcome(CHECK, target=target(type=type), profile=profile).status is expected


@pytest.mark.parametrize("type", EnvironmentType)
def test_connect_asks_nothing_of_the_type(type: EnvironmentType) -> None:
    found = outcome(CHECK, target=target(type=type), profile=Profile.CONNECT)
    assert found.status is Status.NOT_APPLICABLE
