from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from profit_check.model import Certification, RecordedTraffic
from profit_check.writers import dossier_statistics
from tests.traffic.made_har import BASE, call, entry, har, reading
from tests.writers import sample_dossier


def statistics(recorded: RecordedTraffic | None = None, id: str | None = "12345_678900") -> str:
    run = sample_dossier.run()
    document = replace(run, integration=replace(run.integration, integration_id=id))
    kept = sample_dossier.kept(recorded=recorded or sample_dossier.recorded())
    return dossier_statistics.text(sample_dossier.report(of=document), kept)


def rows(text: str, name: str) -> list[list[int]]:
    """The numbers of the rows of a connector: those of the header, and those of the use."""
    found = re.findall(rf"^\| \W*{re.escape(name)}\W* \| (.*) \|$", text, re.MULTILINE)
    return [[int(number.replace(",", "")) for number in row.split(" | ")] for row in found]


@pytest.mark.parametrize(
    ("name", "header", "use"),
    [
        ("Webshop_Articles", [2, 2, 0, 0, 0], [2, 4, 0, 0, 0]),
        ("Webshop_Stock", [1, 0, 1, 0, 0], [1, 2, 0, 0, 0]),
        ("Webshop_Old", [1, 0, 0, 1, 0], [1, 2, 0, 0, 0]),
        ("FbSales", [2, 2, 0, 0, 0], [2, 0, 0, 1, 0]),
        ("subjectconnector", [1, 1, 0, 0, 0], [1, 0, 0, 0, 0]),
        ("oauth/token", [0, 0, 0, 0, 0], [1, 0, 0, 0, 0]),
        ("All together", [8, 6, 1, 1, 0], [9, 8, 0, 1, 0]),
    ],
)
def test_requests_are_counted_by_connector(name: str, header: list[int], use: list[int]) -> None:
    assert rows(statistics(), name) == [header, use]


def test_every_request_is_in_one_row() -> None:
    text = statistics()
    header, _, use = text.partition("## How much is asked")
    for part in (header, use):
        numbers = [
            int(row.split(" | ")[1].replace(",", ""))
            for row in re.findall(r"^\| (?:`|another|\*\*).*$", part, re.MULTILINE)
        ]
        assert sum(numbers[:-1]) == numbers[-1] > 0


def test_a_recording_without_headers_is_no_request_without_the_header() -> None:
    text = statistics(reading(har(entry("/connectors/Webshop_Stock", headers={}))))
    assert rows(text, "Webshop_Stock")[0] == [1, 0, 0, 0, 1]


def test_an_answer_that_never_came_and_one_that_was_not_read_are_counted() -> None:
    lost = call("/connectors/Webshop_Stock", status=0)
    unread = call("/connectors/Webshop_Stock", answer="{")
    recorded = replace(sample_dossier.recorded(), calls=(lost, unread))
    assert rows(statistics(recorded), "Webshop_Stock")[1] == [2, 0, 1, 0, 1]


def test_without_a_declared_id_requests_are_held_against_the_most_frequent() -> None:
    text = statistics(id=None)
    assert "Held against 12345_678900, which was seen most" in text
    assert rows(text, "All together")[0] == [8, 6, 1, 1, 0]


def test_without_any_id_that_is_said() -> None:
    text = statistics(reading(har(entry(headers={"Authorization": "Bearer made-up"}))), id=None)
    assert "There is no IntegrationId to hold the requests against" in text


@pytest.mark.parametrize(
    ("id", "subscription", "said"),
    [
        ("12345_678900", "12345", "12345, as the manifest attests"),
        ("12345_678900", "54321", "12345; the manifest attests 54321"),
        ("12345_678900", None, "12345; the manifest attests none to compare with"),
        ("12345-678900", "12345", "not digits, an underscore and digits"),
        (None, "12345", "**In the manifest:** none"),
    ],
)
def test_the_halves_of_the_id_are_told(id: str | None, subscription: str | None, said: str) -> None:
    run: Any = sample_dossier.run()
    document = replace(run, integration=replace(run.integration, integration_id=id))
    attested = Certification(subscription=subscription)
    manifest = replace(sample_dossier.manifest(), certification=attested)
    kept = sample_dossier.kept(manifest=manifest)
    assert said in dossier_statistics.text(sample_dossier.report(of=document), kept)


def test_another_path_of_profit_is_counted_too() -> None:
    recorded = reading(har(entry(f"{BASE}/something/else")))
    assert rows(statistics(recorded), "another path")[1] == [1, 0, 0, 0, 0]
