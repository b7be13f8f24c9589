"""The command line speaks the language of `--lang`, or else that of the locale."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from profit_check.cli import COMMANDS, click_words, profit_check
from profit_check.cli.language import current, preferred, speaking, tell, wanted
from profit_check.cli.spoken import Spoken
from profit_check.errors import ManifestError
from profit_check.language.catalogue import language
from profit_check.language.phrase import Phrase, say
from profit_check.manifest.load import load
from profit_check.sandbox.sample import WEBSHOP
from tests.process import finished

DUTCH = language("nl")
READY = say("Ready")


@pytest.fixture
def dutch() -> Iterator[None]:
    """Dutch is spoken in this test."""
    with speaking("nl"):
        yield


def told(*arguments: str) -> str:
    """What the command line prints, in this process."""
    ended = CliRunner().invoke(profit_check, arguments, prog_name="profit-check")
    return ended.output


# --- which language ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_BE@euro"}, "nl"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "nl"}, "nl"),
        ({"LANG": "en_US", "LC_CTYPE": "nl"}, "en"),
        ({"LANG": "en_US", "LANGUAGE": "de:nl:en"}, "nl"),
        ({"LANG": "nl_NL", "LANGUAGE": "", "LC_ALL": ""}, "nl"),
    ],
)
def test_the_locale_is_read_as_gettext_reads_it(environ: Mapping[str, str], code: str) -> None:
    assert preferred(environ) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [("Dutch_Netherlands", "nl"), ("nl_NL", "nl"), ("English_United States", "en"), (None, "en")],
)
def test_on_windows_the_system_is_asked(
    name: str | None, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("locale.getlocale", lambda: (name, "cp1252"))
    assert preferred({}) == code


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["run", "--lang", "nl"], "nl"),
        (["--lang=nl", "run"], "nl"),
        (["run", "--lang", "en", "--lang", "nl"], "nl"),
        (["run", "--lang", "xx"], "en"),
        (["run", "--lang"], "en"),
        (["run", "--", "--lang", "nl"], "en"),
        (["run", "--language", "nl"], "en"),
    ],
)
def test_the_option_is_known_before_options_are_parsed(arguments: list[str], code: str) -> None:
    assert wanted(arguments) == code


def test_the_option_goes_before_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "nl")
    assert wanted(["run"]) == "nl"
    assert wanted(["run", "--lang", "en"]) == "en"


def test_one_language_is_spoken_at_a_time() -> None:
    with speaking("nl"):
        assert tell(READY) == "Gereed"
        assert tell("Ready") == "Ready"  # a name, which is no phrase
        with speaking("en"):
            assert tell(READY) == "Ready"
        assert current() == DUTCH
    assert tell(READY) == "Ready"


# --- help ----------------------------------------------------------------------------------------


def test_help_is_in_the_language_that_is_asked_wherever_it_is_asked() -> None:
    for arguments in (
        ["run", "--help", "--lang", "nl"],
        ["run", "--lang", "nl", "--help"],
        ["--lang", "nl", "run", "--help"],
    ):
        shown = told(*arguments)
        assert shown.startswith("Gebruik: profit-check run [OPTIES]")
        assert DUTCH.tell(say("For the whole run.")) in shown
    assert told("run", "--help").startswith("Usage: profit-check run [OPTIONS]")


def test_the_overview_of_commands_is_in_dutch() -> None:
    shown = " ".join(told("--lang", "nl", "--help").split())
    for text in COMMANDS.values():
        assert DUTCH.tell(text) in shown
        assert text not in shown


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(profit_check)
    for name in COMMANDS:
        command = profit_check.get_command(context, name)
        assert command is not None
        yield name, command


def test_every_command_can_be_asked_for_a_language() -> None:
    for name, command in commands():
        assert isinstance(command, Spoken), name
        assert "--lang" in {option for one in command.params for option in one.opts}, name


def test_every_help_text_has_a_dutch_one() -> None:
    texts = {
        f"{name} {getattr(part, 'name', '')}": str(help)
        for name, command in [*commands(), ("", profit_check)]
        for part in (command, *command.params)
        if (help := getattr(part, "help", None))
    }
    assert len(texts) > 60
    assert {place: text for place, text in texts.items() if text not in DUTCH.texts} == {}


def test_every_option_says_what_it_is_for() -> None:
    silent = [
        f"{name} {part.name}"
        for name, command in commands()
        for part in command.params
        if isinstance(part, click.Option) and not part.help
    ]
    assert silent == []


# --- what is wrong -------------------------------------------------------------------------------


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "--targt", "x"], "De optie '--targt' bestaat niet."),
        (["run", "--profile", "x"], "is niet een van"),
        (["run", "--deadline", "nan"], "Ongeldige waarde voor '--deadline'"),
        (["render"], "RESULTS.json"),
        (["chcks"], "is checks bedoeld?"),
    ],
)
def test_what_click_refuses_is_told_in_dutch(arguments: list[str], said: str) -> None:
    ended = CliRunner().invoke(profit_check, [*arguments, "--lang", "nl"])
    assert ended.exit_code == 2
    assert "Fout: " in ended.output
    assert said in ended.output
    assert "Usage" not in ended.output
    assert "Error" not in ended.output


def test_click_has_each_of_its_words_from_our_catalogue() -> None:
    with speaking("nl"):
        for word in click_words.WORDS:
            assert click_words.gettext(word) == DUTCH.texts[word]
        assert click_words.ngettext("one", "many", 2) == "many"
    assert click_words.gettext("Usage:") == "Usage:"


def test_the_faults_of_a_manifest_can_be_told_in_dutch(tmp_path: Path) -> None:
    path = tmp_path / "profit-check.toml"
    path.write_text("[integration]\nnam = 1\n", "utf-8")
    with pytest.raises(ManifestError) as caught:
        load(path)
    missing, unknown = DUTCH.tell(str(caught.value)).splitlines()
    assert unknown.startswith(f"{path}:2: integration.nam: ")
    assert missing.startswith(f"{path}: targets: ")
    english = str(caught.value)
    assert isinstance(english, Phrase)
    assert "unknown key" in english
    assert "unknown key" not in unknown
    assert "expected" not in missing


def test_a_process_speaks_the_language_of_its_locale(tmp_path: Path) -> None:
    locale = {"LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "nl_NL.UTF-8"}
    manifest = str(WEBSHOP / "profit-check.toml")
    wrong = finished("run", manifest, "--target", "nergens", **locale)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    asked = say(
        "--target {name}: not in {file}; name one of {names}",
        name="nergens",
        file=manifest,
        names="sandbox, sandbox-oauth",
    )
    assert wrong.stderr == f"{DUTCH.tell(asked)}\n"
    assert "not in" not in wrong.stderr


def test_a_whole_demo_is_told_in_dutch(tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    ended = finished("demo", "--lang", "nl", "--report", str(results))
    assert ended.returncode == 0, ended.stderr
    shown = ended.stdout
    for said in ("Niet gereed: ", "Wat nu te doen", DUTCH.tell(say("Fix: {remedy}", remedy=""))):
        assert said in shown
    for english in ("What to do next", "Fix: ", "Not ready", "The report is in", "Failed"):
        assert english not in shown + ended.stderr
    document = json.loads(results.read_text("utf-8"))
    assert (document["language"], document["verdict"]) == ("nl", "not_ready")
