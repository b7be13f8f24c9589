"""The registry: which checks there are, and which of them run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from profit_check.api import EVERY_PROFILE
from profit_check.errors import UsageError
from profit_check.model import Profile
from profit_check.registry import FAMILIES, Registry, Selection, position
from tests.harness import registry
from tests.made_up import check


def test_the_checks_that_ship_are_found_and_their_ids_follow_from_their_files() -> None:
    root = Path(__file__).parent.parent / "checks"
    files = {
        f"{path.parent.name}.{path.stem}".replace("_", "-")
        for path in root.glob("*/*.py")
        if path.stem != "__init__"
    }
    own = "profit_check.checks."
    ids = {check.id for check in registry() if check.judge.__module__.startswith(own)}
    assert ids == files
    assert files


def test_a_check_comes_after_what_it_needs() -> None:
    ids = [check.id for check in registry()]
    for one in registry():
        assert all(ids.index(need) < ids.index(one.id) for need in one.needs)


def test_two_checks_of_one_id_are_refused() -> None:
    with pytest.raises(UsageError, match=r"check a\.a: there are two of this id"):
        Registry([check("a.a"), check("a.a")])


def test_the_same_check_twice_is_one_check() -> None:
    one = check("a.a")
    assert list(Registry([one, one])) == [one]


def test_checks_that_need_each_other_in_a_circle_are_refused() -> None:
    circle = [check("a.a", needs=["a.b"]), check("a.b", needs=["a.c"]), check("a.c", needs=["a.a"])]
    with pytest.raises(UsageError, match="need each other in a circle") as raised:
        Registry(circle)
    assert all(one.id in str(raised.value) for one in circle)


def test_a_check_that_needs_itself_is_refused() -> None:
    with pytest.raises(UsageError, match="in a circle"):
        Registry([check("a.a", needs=["a.a"])])


def test_a_need_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError, match=r"check a\.a: needs a\.nothing, which does not exist"):
        Registry([check("a.a", needs=["a.nothing"])])


def test_the_order_does_not_depend_on_the_order_of_finding() -> None:
    checks = [check("b.b"), check("a.a", needs=["b.b"]), check("c.c")]
    assert [one.id for one in Registry(checks)] == [one.id for one in Registry(reversed(checks))]


def test_families_come_in_the_contracts_order_and_others_after_them() -> None:
    mixed = ["zebra", *reversed(FAMILIES), "acme"]
    assert sorted(mixed, key=position) == [*FAMILIES, "acme", "zebra"]


# --- which checks run ----------------------------------------------------------------------------

CHECKS = Registry(
    [
        check("connection.a", profiles=EVERY_PROFILE),
        check("token.b", needs=["connection.a"], profiles=EVERY_PROFILE),
        check("paging.c", needs=["token.b"]),
        check("paging.d"),
        check("conduct.e", profiles=frozenset({Profile.CERTIFICATION})),
    ]
)


def chosen(selection: Selection) -> tuple[set[str], set[str]]:
    return {one.id for one in selection.checks}, set(selection.reported)


@pytest.mark.parametrize(
    ("profile", "ids"),
    [
        (Profile.CONNECT, {"connection.a", "token.b"}),
        (Profile.GO_LIVE, {"connection.a", "token.b", "paging.c", "paging.d"}),
        (
            Profile.CERTIFICATION,
            {"connection.a", "token.b", "paging.c", "paging.d", "conduct.e"},
        ),
    ],
)
def test_a_profile_runs_its_checks(profile: Profile, ids: set[str]) -> None:
    assert chosen(CHECKS.select(profile)) == (ids, ids)


@pytest.mark.parametrize(
    ("only", "skip", "run", "reported"),
    [
        (["paging.d"], [], {"paging.d"}, {"paging.d"}),
        (["paging.c"], [], {"connection.a", "token.b", "paging.c"}, {"paging.c"}),
        (
            ["paging"],
            [],
            {"connection.a", "token.b", "paging.c", "paging.d"},
            {"paging.c", "paging.d"},
        ),
        (["conduct.e"], [], {"conduct.e"}, {"conduct.e"}),
        ([], ["paging"], {"connection.a", "token.b"}, {"connection.a", "token.b"}),
        (
            [],
            ["token.b"],
            {"connection.a", "paging.c", "paging.d"},
            {"connection.a", "paging.c", "paging.d"},
        ),
        (["paging.c"], ["token.b"], {"paging.c"}, {"paging.c"}),
        (["paging"], ["paging.c"], {"paging.d"}, {"paging.d"}),
    ],
)
def test_only_and_skip_narrow_the_run_and_prerequisites_come_along(
    only: list[str], skip: list[str], run: set[str], reported: set[str]
) -> None:
    assert chosen(CHECKS.select(Profile.GO_LIVE, only, skip)) == (run, reported)


def test_a_selection_that_leaves_nothing_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="leave no check"):
        CHECKS.select(Profile.GO_LIVE, ["paging.c"], ["paging"])


def test_a_selection_keeps_the_order_that_needs_allow() -> None:
    selection = CHECKS.select(Profile.GO_LIVE, ["paging.c"])
    assert [one.id for one in selection.checks] == ["connection.a", "token.b", "paging.c"]


@pytest.mark.parametrize(
    ("name", "nearest"), [("paging.cc", "paging.c"), ("pagign", "paging"), ("toke.b", "token.b")]
)
@pytest.mark.parametrize("option", ["only", "skip"])
def test_a_mistyped_check_names_the_nearest_known_one(option: str, name: str, nearest: str) -> None:
    with pytest.raises(UsageError) as raised:
        CHECKS.select(Profile.GO_LIVE, **dict[str, Any]({option: [name]}))
    expected = f"--{option} {name}: no such check or family; did you mean {nearest}?"
    assert str(raised.value) == expected


def test_what_is_near_to_nothing_is_pointed_to_the_list() -> None:
    assert CHECKS.nearest("qqqqqqq") == "; see `profit-check checks`"
