from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from profit_check import kept as kept_results
from profit_check.language.catalogue import language
from profit_check.model import (
    AuditorFinding,
    AuditorLevel,
    AuditorReport,
    Inventory,
    KeptRun,
    Lost,
    Masking,
    Waiver,
)
from profit_check.report import Report, build
from profit_check.writers import results_json
from profit_check.writers.dossier import documents
from profit_check.writers.dossier_redaction import SOUGHT
from tests.writers import hostile, sample_dossier
from tests.writers.test_markdown_report import flat, parse

GOLDEN = Path(__file__).parent / "golden" / "dossier"
NAMES = [
    "README.md",
    *(
        f"{name}{ending}.{kind}"
        for ending in ("", ".nl")
        for name, kind in [
            ("data-flow", "svg"),
            ("annexes", "md"),
            ("statistics", "md"),
            ("redaction", "md"),
            ("letters/conduct.filter-operators-Webshop_Stock", "md"),
            ("letters/token.method", "md"),
            ("letters/connectors.name-Webshop_Stock", "md"),
        ]
    ),
]
ATTACKS = [
    hostile.ATTACK,
    "\x00\x0b\ufffe\uffff\ud800 ]]> <!-- &#0; <?xml?>",
    "a | b\n| c |\n\n# d\r\n- e",
    "{count} {} {0!r} {%",
    "`",
    "",
]


def sample(**changes: object) -> Mapping[str, str]:
    """The documents of the sample."""
    kept = sample_dossier.kept(**changes)
    return documents(sample_dossier.report(), sample_dossier.report("nl"), kept)


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_gives_exactly_the_golden_document(
    name: str, compare_with_golden: Callable[[str, Path], None]
) -> None:
    compare_with_golden(sample()[name], GOLDEN / name)


def test_the_documents_are_those_and_no_others() -> None:
    assert sorted(sample()) == sorted(NAMES)
    kept = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.*")}
    assert kept == set(NAMES)


def test_the_same_run_gives_the_same_documents() -> None:
    assert sample() == sample()


def test_results_that_were_kept_give_the_same_documents() -> None:
    run = kept_results.loads(results_json.dumps(sample_dossier.run()))
    english, dutch = (sample_dossier.report(code, of=run) for code in ("en", "nl"))
    assert documents(english, dutch, sample_dossier.kept()) == sample()


def test_the_index_names_every_document() -> None:
    index = sample()["README.md"]
    assert [name for name in NAMES if index.count(f"`{name}`") != 2 and name != "README.md"] == []


# --- nothing ---------------------------------------------------------------------------------


def empty() -> Mapping[str, str]:
    """The documents of a run without connectors, traffic, waivers or pseudonyms."""
    document = replace(sample_dossier.run(), inventory=Inventory(), results=(), evidence=())
    manifest = replace(
        sample_dossier.manifest(), get=(), update=(), file=(), waive=(), certification=None
    )
    kept = sample_dossier.kept(
        manifest=manifest, exchanges=(), recorded=None, auditor=(), masking=Masking()
    )
    english, dutch = (sample_dossier.report(code, of=document) for code in ("en", "nl"))
    return documents(english, dutch, kept)


def test_a_run_of_nothing_has_all_documents_but_letters() -> None:
    assert sorted(empty()) == sorted(name for name in NAMES if "letters" not in name)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("annexes.md", "The manifest names no connector."),
        ("annexes.md", "No custom field is known."),
        ("statistics.md", "what the integration sends was not seen"),
        ("redaction.md", "No rule replaced a value"),
        ("redaction.md", "were not looked for in the files afterwards"),
        ("redaction.md", "judges the kept run again, and names each result that differs"),
        ("data-flow.svg", "no traffic was recorded"),
    ],
)
def test_a_run_of_nothing_says_so(name: str, said: str) -> None:
    assert said in empty()[name]


# --- what is claimed -------------------------------------------------------------------------


def test_the_statement_names_the_results_that_were_not_judged_again() -> None:
    reports = sample_dossier.report(), sample_dossier.report("nl")
    found = documents(
        *reports, sample_dossier.kept(), not_rechecked=[("paging.unique", "Webshop_Stock")]
    )
    assert "- `paging.unique` `Webshop_Stock`\n" in found["redaction.md"]
    same = documents(*reports, sample_dossier.kept(), not_rechecked=[])["redaction.md"]
    assert "came out the same" in same
    assert "came out the same" not in found["redaction.md"] + sample()["redaction.md"]


def test_a_search_is_only_told_of_where_there_was_one() -> None:
    assert "1,515 values of the rows of this run were looked for" in sample()["redaction.md"]
    unsought = sample(masking=Masking({"numbers in rows, by their rank": 3}))["redaction.md"]
    assert "were not looked for" in unsought
    assert "looked for in every" not in unsought
    assert SOUGHT not in unsought


# --- names from outside ----------------------------------------------------------------------


def attacked(attack: str) -> Mapping[str, str]:
    """The documents of a run in which every text is an attack."""
    document = hostile.document(attack)
    english, dutch = (build(document, lambda id: None, language(code)) for code in ("en", "nl"))
    return documents(english, dutch, _kept(attack), not_rechecked=[(attack, attack)])


def _kept(attack: str) -> KeptRun:
    recorded = sample_dossier.recorded()
    calls = tuple(
        replace(call, connector=call.connector and attack, integration_id=attack)
        for call in recorded.calls
    )
    finding = AuditorFinding("AUT-16", attack, AuditorLevel.ERROR, attack, 1, attack)
    manifest = replace(
        sample_dossier.manifest(),
        waive=(
            Waiver("a.b", attack, attack, attack, date(2027, 3, 1)),
            Waiver(attack, None, attack, None, date(2027, 3, 1)),
        ),
    )
    return sample_dossier.kept(
        manifest=manifest,
        target=attack,
        exchanges=(sample_dossier.overview({"appName": attack}),),
        recorded=replace(
            recorded,
            calls=calls,
            recordings=tuple(
                replace(one, name=attack, broken=attack) for one in recorded.recordings
            ),
            other_hosts={attack: 3},
            left_out={attack: 1},
        ),
        auditor=(AuditorReport(attack, attack, findings=(finding,)),),
        masking=Masking({attack: 3}, (Lost(attack, attack, attack),)),
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_name_becomes_markup(attack: str) -> None:
    for name, text in attacked(attack).items():
        text.encode("utf-8")
        if name.endswith(".md"):
            html = [token.content for token in flat(parse(text)) if token.type.startswith("html")]
            assert set(html) <= {"<!-- -->"}, name


@pytest.mark.parametrize("attack", ATTACKS)
def test_whatever_a_name_holds_the_diagram_is_xml_without_a_script(attack: str) -> None:
    for name in ("data-flow.svg", "data-flow.nl.svg"):
        root = ElementTree.fromstring(attacked(attack)[name])
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags == {"svg", "title", "desc", "style", "rect", "g", "line", "polygon", "text"}
        attributes = {key for element in root.iter() for key in element.attrib}
        assert not [key for key in attributes if key.startswith("on") or "href" in key]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_document_has_a_name_that_every_system_can_keep(attack: str) -> None:
    names = list(attacked(attack))
    assert [name for name in names if not re.fullmatch(r"(letters/)?[A-Za-z0-9._-]+", name)] == []
    assert len({name.casefold() for name in names}) == len(names)
    assert len([name for name in names if name.startswith("letters/")]) == 4


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_name_breaks_out_of_its_table(attack: str) -> None:
    for name, text in attacked(attack).items():
        rows = re.findall(r"^\|.*$", text, re.MULTILINE) if name.endswith(".md") else []
        assert [row for row in rows if not row.endswith("|")] == [], name


def test_a_report_arranged_in_dutch_has_dutch_documents() -> None:
    dutch: Report = sample_dossier.report("nl")
    assert dutch.language.code == "nl"
    assert "23 november 2026" in sample()["annexes.nl.md"]
