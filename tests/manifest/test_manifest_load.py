"""A sound manifest becomes the model that it describes."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profit_check.errors import ManifestError, UsageError
from profit_check.manifest.load import find, load
from profit_check.model import (
    ClassicSource,
    EnvironmentType,
    FileConnector,
    GetConnector,
    Integration,
    Manifest,
    OAuthSource,
    Payload,
    SecretSource,
    Target,
    UpdateConnector,
    Waiver,
)

SOUND = (Path(__file__).parent / "sound.toml").read_text("utf-8")
SOUND_LINES = {line: number for number, line in enumerate(SOUND.splitlines(), start=1)}
SMALLEST = """\
integration.name = "x"
[targets.live]
participant = "123456"
type = "production"
oauth = { client_id = { file = "id" }, client_secret = { keyring = "profit/secret" } }
"""


def written(folder: Path, content: str) -> Path:
    path = folder / "profit-check.toml"
    path.write_text(content, "utf-8", newline="\n")
    return path


def test_everything_of_a_manifest_reaches_the_model(tmp_path: Path) -> None:
    (tmp_path / "order.json").write_text(json.dumps({"FbSales": {}}), "utf-8-sig")
    path = written(tmp_path, SOUND)
    assert load(path) == Manifest(
        path=path,
        integration=Integration("Webshop koppeling", "12345_678900", (7, 8)),
        targets={
            "test": Target(
                name="test",
                participant="12345",
                type=EnvironmentType.TEST,
                credential=ClassicSource(SecretSource("env", "PROFIT_TEST_TOKEN")),
                release=8,
                base_url="http://127.0.0.1:8099/ProfitRestServices",
            )
        },
        get=(
            GetConnector(
                id="Acme_Articles",
                order=("ItemCode", "-Price"),
                take=1000,
                fields={"ItemCode": "string", "Price": "decimal"},
                modified="ModifiedDate",
            ),
        ),
        update=(
            UpdateConnector(
                "FbSales", ("POST",), (Payload(tmp_path / "order.json", {"FbSales": {}}),)
            ),
        ),
        file=(
            FileConnector(
                "subject", {"subject": "635451", "file": "7CEEE0F54965C99D90764BA09F7606A6"}
            ),
        ),
        waive=(
            Waiver(
                "connectors.name",
                "Profit_Countries",
                "Country table only, agreed",
                "AFAS System Integrator",
                date(2027, 3, 1),
            ),
        ),
        sha256=sha256(path.read_bytes()).hexdigest(),
        lines={
            "integration": SOUND_LINES["[integration]"],
            "targets.test": SOUND_LINES["[targets.test]"],
            "get.Acme_Articles": SOUND_LINES["[[get]]"],
            "update.FbSales": SOUND_LINES["[[update]]"],
            "file.subject 635451/7CEEE0F54965C99D90764BA09F7606A6": SOUND_LINES["[[file]]"],
            "waive.connectors.name Profit_Countries": SOUND_LINES["[[waive]]"],
        },
    )


def test_what_is_left_out_gets_the_default(tmp_path: Path) -> None:
    content = SMALLEST + '[[get]]\nid = "A"\nfields = ["X", "Y"]\n[[update]]\nid = "B"\n'
    manifest = load(written(tmp_path, content))
    assert manifest.get == (GetConnector("A", fields={"X": None, "Y": None}),)
    assert manifest.update == (UpdateConnector("B"),)
    assert manifest.targets["live"].credential == OAuthSource(
        SecretSource("file", "id"), SecretSource("keyring", "profit/secret")
    )


def test_ids_of_any_form_that_afas_could_have_are_accepted(tmp_path: Path) -> None:
    ids = ["Profit_Debtors", "Café-artikelen", "a b.c", "Ärtikel (2)", 'quote"d', "x/y"]
    tables = "".join(
        f"[[get]]\nid = {json.dumps(id, ensure_ascii=False)}\n"
        f"order = [{json.dumps(id, ensure_ascii=False)}]\n"
        for id in ids
    )
    assert [connector.id for connector in load(written(tmp_path, SMALLEST + tables)).get] == ids


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "profit-check.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALLEST.replace("\n", "\r\n").encode())
    assert load(path).integration.name == "x"


def test_an_end_date_may_stand_in_quotes(tmp_path: Path) -> None:
    waiver = '[[waive]]\ncheck = "any.id"\nreason = "agreed"\nuntil = "2027-03-01"\n'
    assert load(written(tmp_path, SMALLEST + waiver)).waive[0].until == date(2027, 3, 1)


def test_the_manifest_is_found_in_the_folder_and_in_a_parent_of_it(tmp_path: Path) -> None:
    path = written(tmp_path, SMALLEST)
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find(tmp_path) == path
    assert find(deep).resolve() == path.resolve()


def test_no_manifest_anywhere_is_told_with_the_command_that_writes_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A manifest of someone else may stand in a parent of the temporary folder.
    monkeypatch.setattr("profit_check.manifest.load.NAME", "profit-check-of-nobody.toml")
    with pytest.raises(UsageError, match="`profit-check init`") as caught:
        find(tmp_path)
    assert "\n" not in str(caught.value)


LINES = SOUND.splitlines()
VALUES = st.recursive(
    st.one_of(
        st.integers(), st.booleans(), st.text(max_size=5), st.sampled_from(["inf", "2027-01-01"])
    ),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(
    st.dictionaries(st.sampled_from(range(len(LINES))), VALUES, min_size=1, max_size=6),
    st.sets(st.sampled_from(range(len(LINES))), max_size=4),
)
def test_a_mutated_manifest_gives_a_manifest_or_faults_of_a_line_each(
    tmp_path_factory: pytest.TempPathFactory, values: dict[int, object], dropped: set[int]
) -> None:
    lines = list(LINES)
    for place, value in values.items():
        key, equals, _ = lines[place].partition(" = ")
        shown = value if value in ("inf", "2027-01-01") else json.dumps(value, ensure_ascii=False)
        lines[place] = f"{key}{equals}{shown}"
    kept = [line for place, line in enumerate(lines) if place not in dropped]
    judged(tmp_path_factory, "\n".join(kept).encode("utf-8", "replace"))


@given(st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "replace"))))
def test_whatever_stands_in_the_file_gives_a_manifest_or_faults_of_a_line_each(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    judged(tmp_path_factory, content)


def judged(factory: pytest.TempPathFactory, content: bytes) -> None:
    path = factory.getbasetemp() / "mutated.toml"
    path.write_bytes(content)
    try:
        assert load(path).path == path
    except ManifestError as error:
        assert error.faults
        assert all(len(fault.splitlines()) == 1 for fault in error.faults)
