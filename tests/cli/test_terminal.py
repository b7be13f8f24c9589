from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from profit_check.cli.terminal import Terminal
from profit_check.engine import Departing, Judged, Planned
from profit_check.language.catalogue import language
from profit_check.language.phrase import say
from profit_check.model import Status, Verdict
from profit_check.report import Report, build
from profit_check.wording import STATUSES
from tests.writers import hostile, sample_run


class Screen(io.TextIOWrapper):
    """A stream that says whether it is a terminal, in any encoding."""

    def __init__(self, *, terminal: bool = False, encoding: str = "utf-8") -> None:
        self.bytes = io.BytesIO()
        self.terminal = terminal
        super().__init__(self.bytes, encoding=encoding, newline="\n")

    def isatty(self) -> bool:
        return self.terminal

    @property
    def shown(self) -> str:
        self.flush()
        return self.bytes.getvalue().decode(self.encoding)


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def unstyled(shown: str) -> str:
    """What is shown without the codes that colour it and move the cursor."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)


def summary(report: Report, screen: Screen, quiet: bool = False, verbose: bool = False) -> str:
    Terminal(output=screen, quiet=quiet, verbose=verbose).summary(report, [Path("report.html")])
    return screen.shown


def progress(screen: Screen, quiet: bool = False, verbose: bool = False) -> str:
    with Terminal(errors=screen, quiet=quiet, verbose=verbose).progress() as listener:
        listener(Planned(len(sample_run.document().results)))
        for result in sample_run.document().results:
            listener(Judged(result))
    return screen.shown


@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.parametrize("terminal", [False, True])
def test_that_the_credential_leaves_is_told_to_everyone(terminal: bool, quiet: bool) -> None:
    screen = Screen(terminal=terminal)
    with Terminal(errors=screen, quiet=quiet).progress() as listener:
        listener(Planned(1))
        listener(Departing(("https://one/x", "https://two/\x1b[2Jx")))
    assert "now goes to https://one/x, https://two/" in " ".join(unstyled(screen.shown).split())
    assert "\x1b[2J" not in screen.shown


def test_the_summary_ends_with_what_to_do_next_and_where_the_report_is() -> None:
    lines = summary(sample_run.report(), Screen()).splitlines()
    end = lines[lines.index("What to do next") :]
    assert end[1] == "  1. Start with connectors.fields."
    assert end[2].startswith("  2. Ask again: profit-check run --target test ")
    assert end[2].endswith(" --only connectors.fields")
    assert end[-1] == "  The report is in report.html"
    assert "Not ready: 4 requirements are not met" in lines


def test_the_summary_names_each_finding_with_subject_and_message() -> None:
    shown = summary(sample_run.report(), Screen())
    assert "Failed: paging.take" in shown
    assert "  Acme_Debtors: 7 rows came where 5 were asked" in shown
    assert "To review: connectors.privacy" in shown
    assert "Not tested (4): paging.take did not succeed" in shown


def test_a_ready_run_is_told_in_a_few_lines() -> None:
    run = sample_run.document()
    passed = [result for result in run.results if result.status is Status.PASS]
    report = build(replace(run, results=passed, verdict=Verdict.READY), sample_run.explanation)
    shown = summary(report, Screen())
    assert "Ready: every requirement that was checked is met" in shown
    assert "Nothing needs to be done" in shown
    assert len(shown.splitlines()) < 10


def test_many_findings_are_cut_short_unless_all_is_wanted() -> None:
    run = sample_run.document()
    failure = next(result for result in run.results if result.check == "paging.take")
    many = [
        replace(failure, check=f"paging.rule-{n}", subject=f"C{m}")
        for n in range(30)
        for m in range(9)
    ]
    report = build(replace(run, results=many), lambda id: None)
    short = summary(report, Screen())
    assert "and 18 more findings" in short
    assert "  and 5 more" in short
    whole = summary(report, Screen(), verbose=True)
    assert "more" not in whole
    assert whole.count("C8:") == 30


@pytest.mark.parametrize("columns", [40, 80])
def test_no_line_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = re.sub(r"\x1b\[[0-9;]*m", "", summary(sample_run.report(), Screen(terminal=True)))
    assert len(shown.splitlines()) > 40
    assert [line for line in shown.splitlines() if len(line) > columns] == []


def test_a_pipe_gets_whole_lines_without_colour() -> None:
    shown = summary(sample_run.report(), Screen())
    assert "\x1b" not in shown
    assert max(len(line) for line in shown.splitlines()) > 90


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colour_is_used_where_it_is_not_wanted(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    assert "\x1b[1;31m" in summary(sample_run.report(), Screen(terminal=True))
    monkeypatch.setenv(name, value)
    assert "31m" not in summary(sample_run.report(), Screen(terminal=True))


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252", "utf-8"])
@pytest.mark.parametrize("terminal", [False, True])
def test_any_code_page_and_any_text_can_be_shown(encoding: str, terminal: bool) -> None:
    report = hostile.report("株式会社 شركة [bold]x[/] :smile: \ud800 \x1b[2J")
    shown = summary(report, Screen(terminal=terminal, encoding=encoding))
    assert "[bold]x[/] :smile:" in shown
    assert "\x1b[2J" not in shown
    progress(Screen(terminal=terminal, encoding=encoding), verbose=True)


def test_without_a_terminal_progress_tells_only_what_is_wrong() -> None:
    lines = progress(Screen()).splitlines()
    assert len(lines) == 6
    assert all(line.startswith(("Failed: ", "Undecided: ")) for line in lines)
    assert "Failed: paging.take Acme_Articles: 7 rows came where 5 were asked" in lines


def test_verbose_tells_every_result() -> None:
    assert len(progress(Screen(), verbose=True).splitlines()) == len(sample_run.document().results)


def test_a_terminal_gets_a_bar_that_is_gone_afterwards() -> None:
    shown = progress(Screen(terminal=True))
    assert f"/{len(sample_run.document().results)}" in shown
    assert shown.endswith("\x1b[2K")


def test_what_happens_and_the_summary_are_told_in_dutch() -> None:
    dutch, screen = language("nl"), Screen()
    with Terminal(errors=screen, verbose=True, language=dutch).progress() as listener:
        for result in sample_run.document().results:
            listener(Judged(result))
        listener(Departing(("https://one/x",)))
    report = build(sample_run.document(), sample_run.explanation, dutch)
    told = screen.shown + summary(report, Screen(), verbose=True)
    for status in Status:
        assert f"{STATUSES[status]}: " not in told
    assert "Niet geslaagd: paging.take Acme_Articles: " in told
    assert "Wat nu te doen" in told
    for english in ("as well", "Fix: ", "Start with", "Ask again", "The report is", "Date: "):
        assert english not in told


def test_on_a_terminal_failures_are_left_to_the_summary() -> None:
    assert "Failed" not in progress(Screen(terminal=True))


@pytest.mark.parametrize(("term", "columns"), [("xterm-256color", 40), ("dumb", 80)])
def test_lines_on_a_terminal_are_broken_between_words(
    monkeypatch: pytest.MonkeyPatch, term: str, columns: int
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = progress(Screen(terminal=True), verbose=True)
    plain = unstyled(shown).replace("\r", "\n")
    assert [one for one in plain.splitlines() if len(one) > columns] == []
    told = " ".join(plain.split())
    assert "Failed: paging.take Acme_Articles: 7 rows came where 5 were asked" in told


def test_the_bar_has_a_title_in_dutch() -> None:
    screen = Screen(terminal=True)
    with Terminal(errors=screen, language=language("nl")).progress() as listener:
        listener(Planned(1))
    assert language("nl").tell(say("Checking")) in screen.shown
    assert "Checking" not in screen.shown


def test_quiet_tells_nothing() -> None:
    assert progress(Screen(), quiet=True) == ""
    assert summary(sample_run.report(), Screen(), quiet=True) == ""


def test_a_closed_pipe_is_left_to_the_command_line() -> None:
    class Closed(Screen):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        Terminal(output=Closed()).summary(sample_run.report())
