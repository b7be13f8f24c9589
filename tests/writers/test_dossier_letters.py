from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.model import Waiver
from profit_check.writers.dossier_letter_names import names
from profit_check.writers.dossier_letters import letters
from tests.writers import sample_dossier

ENDINGS = (".md", ".nl.md")
RESERVED = {"con", "prn", "aux", "nul"}


def waiver(check: str, subject: str | None = None, agreed: str | None = "AFAS") -> Waiver:
    return Waiver(check, subject, "because", agreed, date(2027, 3, 1))


@pytest.mark.parametrize(
    ("waivers", "expected"),
    [
        ([waiver("a.b")], ["a.b"]),
        ([waiver("a.b", "Acme_Articles")], ["a.b-Acme_Articles"]),
        ([waiver("a.b", "subject 1/2")], ["a.b-subject_1_2"]),
        ([waiver("a.b", "X"), waiver("a.b", "x")], ["a.b-X", "a.b-x-2"]),
        ([waiver("a.b", "é"), waiver("a.b", "ë")], ["a.b-_", "a.b-_-2"]),
        ([waiver("a.b"), waiver("a.b.nl")], ["a.b", "a.b.nl-2"]),
        ([waiver("../../etc"), waiver("..")], ["_._etc", "letter"]),
        ([waiver("con"), waiver("nul.x")], ["con_", "nul.x_"]),
        ([], []),
    ],
)
def test_a_letter_is_named_after_its_waiver(waivers: list[Waiver], expected: list[str]) -> None:
    assert names(waivers, ENDINGS) == expected


@given(st.lists(st.builds(waiver, st.text(max_size=90), st.none() | st.text(max_size=90))))
def test_no_two_letters_share_a_file_on_any_system(waivers: Sequence[Waiver]) -> None:
    found = names(waivers, ENDINGS)
    files = [f"{name}{ending}" for name in found for ending in ENDINGS]
    assert len(found) == len(waivers)
    assert len({file.casefold() for file in files}) == len(files)
    assert all(file.isascii() and len(file) < 160 and file[0] not in ".-" for file in files)
    assert not {file.partition(".")[0].casefold() for file in files} & RESERVED


def letter(number: int) -> str:
    return list(letters(sample_dossier.report(), sample_dossier.kept()))[number]


@pytest.mark.parametrize(
    "said",
    [
        "AFAS, System Integrator",
        "**AFAS's rule FILT-47**",
        "- `webshop_stock`: contains (6): 1 of 1 reads with a filter",
        "The warehouse is found by a part of its name",
        "AFAS System Integrator, request 123456",
        "2027-03-01, that day included",
        "the deviation fails the gate again",
        "| Signature | | |",
    ],
)
def test_a_letter_holds_what_the_deviation_is_and_why_it_is_accepted(said: str) -> None:
    assert said in letter(0)
    assert "Do not send" not in letter(0)


def test_a_letter_without_a_rule_or_an_agreement_says_so() -> None:
    assert "none of AFAS's auditor is named by this check" in letter(1)
    assert "- **Agreed with:** _to be filled in_" in letter(1)


def test_a_letter_about_nothing_is_not_to_be_sent() -> None:
    assert "Do not send this letter" in letter(2)
    assert "the waiver of connectors.name waives nothing" in letter(2)


def test_a_letter_about_what_was_not_judged_says_so() -> None:
    manifest = replace(sample_dossier.manifest(), waive=(waiver("paging.end"),))
    [found] = letters(sample_dossier.report(), sample_dossier.kept(manifest=manifest))
    assert "Reason: this run did not judge paging.end." in found


def test_a_waiver_without_a_subject_lists_every_deviation() -> None:
    run = sample_dossier.run()
    all_of_it = waiver("token.method")
    results = tuple(
        replace(one, waiver=all_of_it, subject=subject)
        for one in run.results
        if one.check == "token.method"
        for subject in ("A", "B")
    )
    report = sample_dossier.report(of=replace(run, results=results))
    manifest = replace(sample_dossier.manifest(), waive=(all_of_it,))
    [found] = letters(report, sample_dossier.kept(manifest=manifest))
    assert found.count("a classic token; those of before") == 2
