"""Each fault of a manifest is one line: file, line number, key, what is expected, what to do."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from profit_check.errors import ManifestError
from profit_check.manifest.load import load

HERE = Path(__file__).parent
SOUND = (HERE / "sound.toml").read_text("utf-8")
CASES: list[dict[str, str]] = tomllib.loads((HERE / "faulty.toml").read_text("utf-8"))["case"]
CHECKS = ("connectors.name", "connectors.fields", "paging.take")
TOKEN = "0123456789abcdef" * 4


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "order.json").write_text("{}", "utf-8")
    (tmp_path / "bad.json").write_text('{\n "a": 1,,\n}', "utf-8")
    (tmp_path / "latin.json").write_bytes(b'"\xe9"')
    (tmp_path / "nan.json").write_text("[NaN]", "utf-8")
    (tmp_path / "folder").mkdir()
    return tmp_path


def faults(content: str | bytes, **options: Any) -> Sequence[str]:
    path = Path("profit-check.toml")
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ManifestError) as caught:
        load(path, **options)
    return list(caught.value.faults)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['by'][:40]!a}" for case in CASES])
def test_one_fault_is_told_in_exactly_one_line(case: dict[str, str]) -> None:
    assert case["replace"] in SOUND
    content = SOUND.replace(case["replace"], case["by"], 1)
    assert faults(content, known_checks=CHECKS) == [f"profit-check.toml{case['says']}"]


@pytest.mark.parametrize(
    "value", [TOKEN, f"<token><version>1</version><data>{TOKEN}</data></token>"]
)
@pytest.mark.parametrize(
    "place",
    [
        'token = "{}"',
        'token = {{ env = "{}" }}',
        'token = {{ file = "{}" }}',
        'token = {{ keyring = "{}" }}',
        'token = {{ "{}" = "x" }}',
        'oauth = {{ client_id = "{0}", client_secret = {{ env = "{0}" }} }}',
        'oauth = "{}"',
        'secret = "{}"',
        '"{}" = 1',
        'release = "{}"',
    ],
)
def test_a_literal_secret_is_refused_and_not_shown(place: str, value: str) -> None:
    target = f'[targets.test]\nparticipant = "12345"\n{place.format(value)}\ntype = "test"\n'
    told = "\n".join(faults(f'[integration]\nname = "x"\n{target}'))
    assert TOKEN not in told
    assert "profit-check.toml:5: targets.test." in told


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    content = SOUND.replace("take = 1000", "take = 0").replace('"test"', '"tst"')
    content = content.replace('"connectors.name"', '"connectors.nam"').replace("name =", "nam =", 1)
    told = faults(content.replace("order.json", "none.json"), known_checks=CHECKS)
    assert [line.split(": ")[1] for line in told] == [
        "integration.nam",
        "targets.test.type",
        "get[Acme_Articles].take",
        "update[FbSales].payloads[#1]",
        "waive[#1].check",
    ]


def test_a_missing_table_is_told_without_a_line_number() -> None:
    assert faults("# nothing yet\n") == [
        "profit-check.toml: integration: missing; expected a table that starts with [integration]",
        "profit-check.toml: targets: missing; "
        "expected a table for each target, such as [targets.test]",
    ]


@pytest.mark.parametrize(
    ("content", "start"),
    [
        (b"", ": is empty; "),
        (b" \n\n", ": is empty; "),
        ("[integration]".encode("utf-16"), ": is UTF-16 text; save it as UTF-8"),
        (b'[integration]\nname = "caf\xe9"\n', ":2: is not UTF-8 text; save it as UTF-8"),
        (b"[integration\n", ":1: is not TOML: "),
        (b"[integration]\nname = \n", ":2: is not TOML: "),
        (b"[integration]\n[integration]\n", ":2: is not TOML: "),
        (b'[integration]\nname = "a', ":2: is not TOML: "),
        (b"a = " + b"[" * 5000, ": a number in it is too large, or it is nested too deeply"),
        (b"a" + b".a" * 200 + b" = 1", ": a number in it is too large, or it is nested"),
        (b"a = 0x" + b"f" * 5000, ": a number in it is too large, or it is nested too deeply"),
        (b"a = " + b"9" * 5000, ": a number in it is too large, or it is nested too deeply"),
    ],
)
def test_a_file_that_is_no_toml_is_told_in_one_line(content: bytes, start: str) -> None:
    (told,) = faults(content)
    assert told.startswith(f"profit-check.toml{start}")
    assert "\n" not in told


def test_a_folder_or_a_missing_file_is_told_in_one_line(folder: Path) -> None:
    for path, told in {
        folder: f"{folder}: is a folder; name the manifest in it, such as "
        f"{folder / 'profit-check.toml'}",
        Path("no.toml"): "no.toml: there is no such file; `profit-check init` writes one",
        Path("a\0b"): "a\0b: cannot be read: this is no file name",
    }.items():
        with pytest.raises(ManifestError) as caught:
            load(path)
        assert caught.value.faults == (told,)
        assert caught.value.exit_status == 2
