from __future__ import annotations

import re
from dataclasses import replace

import pytest

from profit_check.explanation import Explanation
from profit_check.language.catalogue import LANGUAGES
from profit_check.language.phrase import say
from profit_check.lenses.administrator import Administrator
from profit_check.model import Carrier, Inventory, Result, Status
from profit_check.report import build
from profit_check.writers import html
from tests.writers import sample_run

FIX = """- Profit administrator: in General > Management > App connector, add it.
- Profit administrator: open the GetConnector.
- Profit administrator: start it in General > Management > App connector > Actions.
- Profit administrator: ask AFAS.
- Integration developer: send the header `X-Some`."""


def lens(*results: Result, fix: str = FIX) -> Administrator:
    """The administrator's lens on the sample run with other results."""
    run = replace(sample_run.document(), results=results)
    return build(run, lambda id: Explanation("It holds", "why", fix, "")).administrator


def found(status: Status = Status.FAIL, message: str = "found", check: str = "a.b") -> Result:
    return replace(sample_run.result(check, status, message, "Acme_Stock"), remedy="")


def test_what_is_to_be_done_is_told_by_the_place_where_it_is_done() -> None:
    settings = {one.place: one.tasks[0].do for one in lens(found()).settings}
    assert settings == {
        "General > Management > App connector": (
            "In General > Management > App connector, add it.",
        ),
        "The definition of the GetConnector": ("Open the GetConnector.",),
        "General > Management > App connector > Actions": (
            "Start it in General > Management > App connector > Actions.",
        ),
        "Elsewhere in Profit, or with AFAS": ("Ask AFAS.",),
    }


def test_the_most_urgent_comes_first() -> None:
    seen = lens(found(Status.REVIEW, check="a.a"), found(Status.FAIL, check="b.b"))
    assert [task.finding.check for task in seen.settings[0].tasks] == ["b.b", "a.a"]


@pytest.mark.parametrize("status", [Status.PASS, Status.WAIVED, Status.NOT_TESTED])
def test_what_asks_for_nothing_now_is_no_task(status: Status) -> None:
    assert lens(found(status)).settings == ()


@pytest.mark.parametrize(
    "message", ["refused with status 500", "no header came", "`take` is 5", "HTTP 401"]
)
def test_technical_words_are_left_to_the_developer(message: str) -> None:
    assert lens(found(message=message)).settings[0].tasks[0].found == ("Acme_Stock",)


def test_plain_words_are_told() -> None:
    told = lens(found(message="Price is not there")).settings[0].tasks[0].found
    assert told == ("Acme_Stock: Price is not there",)


def test_dates_that_only_a_developer_can_act_on_are_left_out() -> None:
    run = sample_run.document()
    [header] = [one for one in run.calendar if one.kind == "response-header"]
    seen = build(run, sample_run.explanation)
    assert len(seen.administrator.dates) == len(seen.dates) - 1
    assert header.date not in {one.day for one in seen.administrator.dates}


def test_the_environment_is_told_by_what_the_administrator_knows_it_by() -> None:
    facts = dict(lens().facts)
    assert facts["Participant number"] == "12345"
    assert facts["Environment id"] == "T12345AA"
    assert facts["Environment type"] == "test"


def test_connectors_are_read_written_or_both_in_words() -> None:
    seen = {one.id: (one.reads, one.writes) for one in lens().connections}
    assert seen["Acme_Articles"] == ("yes", "no")
    assert seen["FbSales"] == ("no", "adds, changes")
    assert seen["image 20417"] == ("images", "no")


def test_each_connector_has_the_worst_of_what_was_found_about_it() -> None:
    results = (found(Status.PASS), found(Status.WARN), found(Status.NOT_APPLICABLE))
    seen = {one.id: one.status for one in lens(*results).connections}
    assert seen["Acme_Stock"] is Status.WARN
    assert seen["Acme_Articles"] is None


def test_a_field_says_whether_it_looks_personal_and_whether_it_was_asked_for() -> None:
    [debtors] = [one for one in lens().connections if one.id == "Acme_Debtors"]
    assert debtors.personal == ("BSN", "DateOfBirth")
    assert [one.note for one in debtors.fields] == [
        "",
        "looks personal; comes along, and is not asked for",
        "looks personal",
    ]


def test_it_is_said_how_sure_it_is_that_these_are_all_the_fields() -> None:
    known = {one.id: one.known for one in lens().connections}
    assert known["Acme_Articles"].startswith("These are all the fields")
    assert known["Acme_Stock"].startswith("Only the fields that the integration asks for")
    assert known["Acme_Prices"].startswith("Which fields it carries is not known")
    assert known["FbSales"].startswith("These are the fields that the examples")
    assert known["image 20417"].startswith("What leaves is the file itself")


def test_results_of_before_the_inventory_have_no_connectors() -> None:
    run = replace(sample_run.document(), inventory=Inventory())
    assert build(run, sample_run.explanation).administrator.connections == ()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lens_shows_no_status_code_and_no_header(code: str) -> None:
    text = html.text(sample_run.report(code))
    lens = text.partition('id="administrator"')[2].partition('id="assessor"')[0]
    assert "Acme_Stock" in lens
    assert not re.search(r"\b(?:401|403|404|500|HTTP|header|IntegrationId|Accept)\b", lens)


def test_what_is_plain_is_told_in_each_language() -> None:
    told = []
    for code in LANGUAGES:
        view = sample_run.report(code).administrator
        tasks = [task for setting in view.settings for task in setting.tasks]
        told.append([[line.count(": ") for line in task.found] for task in tasks])
    assert told[0] == told[1]


def test_a_page_that_took_too_long_is_told_with_how_long() -> None:
    slow = say("a page of {count:,} rows took {ms:,.0f} ms", count=1000, ms=1456)
    told = lens(found(message=slow)).settings[0].tasks[0].found
    assert told == ("Acme_Stock: a page of 1,000 rows took 1,456 ms",)


def test_of_many_cases_it_is_told_how_many_more_there_are() -> None:
    many = [replace(found(), subject=f"C{number}") for number in range(9)]
    assert lens(*many).settings[0].tasks[0].found[-1] == "and 6 more"


def test_files_are_called_by_what_they_are() -> None:
    ids = ("subject 635451/7CEE", "file 7CEE", "image 20417", "report 318")
    carriers = tuple(Carrier("file", id) for id in ids)
    run = replace(sample_run.document(), inventory=Inventory(connectors=carriers))
    run = replace(run, results=(replace(found(), subject="image 20417"),))
    view = build(run, lambda id: Explanation("It holds", "why", FIX, "")).administrator
    assert [one.name for one in view.connections] == [
        "Attachment 7CEE of dossier item 635451",
        "File 7CEE",
        "Image 20417",
        "Report 318",
    ]
    assert view.settings[0].tasks[0].found == ("Image 20417: found",)
