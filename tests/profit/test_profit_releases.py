"""The facts of Profit 3 to 8 that ship with the project."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files

import pytest

from profit_check.model import ChangeKind, Published, PublishedChange
from profit_check.profit.releases import breaks, compact, merged, read, shipped
from tests.profit.published_changes import change


def facts(changes: tuple[PublishedChange, ...]) -> list[PublishedChange]:
    """One for each code, as AFAS publishes them."""
    return [one for one in changes for _ in one.values or (None,)]


def test_all_2125_facts_are_there_and_none_twice() -> None:
    found = facts(shipped().changes)
    assert len(found) == 2125
    by_release = Counter(one.release for one in found)
    assert by_release == {3: 207, 4: 90, 5: 355, 6: 231, 7: 818, 8: 424}
    assert len(set(shipped().changes)) == len(shipped().changes)


def test_the_facts_are_of_the_kinds_that_afas_names() -> None:
    assert Counter(one.kind.value for one in facts(shipped().changes)) == {
        "enum-value-added": 907,
        "enum-value-removed": 497,
        "property-added-optional": 474,
        "endpoint-added": 84,
        "max-length-changed": 59,
        "endpoint-removed": 30,
        "property-added-required": 24,
        "property-removed": 22,
        "property-became-optional": 21,
        "type-changed": 5,
        "property-became-required": 2,
    }


def test_as_many_are_breaking_as_afas_says() -> None:
    assert sum(one.breaking for one in facts(shipped().changes)) == 604


SPOTS = [
    "3 enum-value-added FbFreeOrder POST FbFreeOrder/Element/Fields/VaOt 09",
    "3 property-added-required KnSalesRelationOrg POST KnSalesRelationOrg/Element/Fields/CdDa !",
    "4 endpoint-removed HrSalTable DELETE /connectors/HrSalTable/HrSalTable/@Ds/{Ds} !",
    "4 property-became-required FiContract POST "
    "FiContract/Element/Objects/items/FiContractline/Element/items/Fields/VaRV !",
    "4 property-added-optional KnEmployee POST,PUT "
    "AfasEmployee/Element/Objects/items/AfasContract/Element/items/Fields/SDGr !",
    "7 type-changed KnEmployee POST,PUT .../AfasOrgunitFunction/Element/Fields/RePe integer number",
    "7 property-removed HrOnboarding POST AfasPerson/Element/Objects/AfasDailyHours !",
    "8 type-changed HrVacancy POST,PUT HrVacancy/Element/Fields/WoXp string integer !",
    "8 max-length-changed HrCreateApplicant POST HrCreateApplicant/Element/Fields/WoXp None 3 !",
    "8 max-length-changed FbSales POST,PUT FbSales/Element/Fields/LgId 3 5",
]


def spot(one: PublishedChange) -> str:
    change = [] if one.after is None else [str(one.before), str(one.after)]
    start = [str(one.release), one.kind, one.connector, ",".join(one.methods), one.place]
    return " ".join([*start, *one.values, *change, *(["!"] if one.breaking else [])])


@pytest.mark.parametrize("fact", SPOTS)
def test_a_fact_is_what_afas_published(fact: str) -> None:
    assert [one for one in shipped().changes if spot(one) == fact]


def test_the_notes_in_prose_are_there() -> None:
    notes = shipped().notes
    assert Counter(note.release for note in notes) == {6: 5, 7: 10, 8: 11, 9: 1}
    assert [note.id for note in notes if note.breaking] == [
        "auth-token-base64-enforced",
        "purchase-requisition-allocation-code",
        "language-codes-simplified",
        "calculated-bases-one-line-per-period",
    ]


def test_every_note_is_there_in_dutch_with_the_same_facts() -> None:
    """Numbers, dates, and names that no language changes."""
    fact = re.compile(r"[\w.]*\d[\w.]*\w|[A-Z][a-z]+[A-Z]\w+|\w+(?:[/.]\w+)+|X-[\w-]+")
    spelled = re.compile("AppConnector")  # Dutch: app connector
    for note in shipped().notes:
        told = note.summary_in("nl")
        assert told not in ("", note.summary)
        assert note.summary_in("en") == note.summary
        facts = {one for one in fact.findall(note.summary) if not spelled.match(one)}
        lost = {one for one in facts if one.removesuffix("s") not in told}
        assert lost <= {"employee/formation", "employee/absence"}, note.id


def test_what_is_written_is_read_back() -> None:
    shipped_file = (files("profit_check.profit") / "releases.json").read_text("utf-8")
    assert compact(read(json.loads(shipped_file))) == compact(shipped())
    assert set(read(compact(shipped())).changes) == set(shipped().changes)


def test_the_same_fact_from_two_sources_counts_once() -> None:
    one, other = change("property-removed", "A/B"), change("property-removed", "A/C")
    both = merged(Published((one, other)), Published((one,)))
    assert both.changes == (one, other)


@pytest.mark.parametrize(
    ("kind", "before", "after", "answer"),
    [
        ("max-length-changed", 3, 5, False),
        ("max-length-changed", 5, 3, True),
        ("max-length-changed", None, 3, True),
        ("type-changed", "integer", "number", False),
        ("type-changed", "string", "integer", True),
        ("property-removed", None, None, True),
        ("property-became-optional", None, None, False),
    ],
)
def test_what_breaks_by_its_nature(
    kind: str, before: int | str | None, after: int | str | None, answer: bool
) -> None:
    assert breaks(ChangeKind(kind), before, after) is answer
