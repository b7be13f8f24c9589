"""The terminal: progress while a run goes on, and a short summary after it.

Progress goes to standard error and the summary to standard output, so that a pipe gets only the
summary. Text from outside is never read as markup, and what a code page lacks is replaced.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from profit_check.cli.summary import STYLES, Line, sourced, summarise, wrapped
from profit_check.engine import Departing, Event, Judged, Listener, Planned
from profit_check.language.catalogue import ENGLISH, Language
from profit_check.language.phrase import say
from profit_check.model import Result, Status
from profit_check.report import Report
from profit_check.visible import line
from profit_check.wording import STATUSES

if TYPE_CHECKING:
    from rich.console import Console

_TOLD = (Status.FAIL, Status.ERROR)


class Terminal:
    """Where a run is told of, in `language`; a report's summary is in that of the report.

    `quiet` tells nothing, `verbose` tells every result as it comes.
    """

    def __init__(
        self,
        *,
        quiet: bool = False,
        verbose: bool = False,
        language: Language = ENGLISH,
        output: TextIO | None = None,
        errors: TextIO | None = None,
    ) -> None:
        self._quiet = quiet
        self._verbose = verbose
        self._language = language
        self._output = output
        self._errors = errors

    @contextmanager
    def progress(self) -> Iterator[Listener]:
        """A listener for the engine: a bar on a terminal, otherwise a line for what is wrong.

        On a terminal the summary comes right after it, so there only a verbose one tells results.
        That the credential leaves for another target is told even by a quiet one.
        """
        if self._quiet:
            yield self._tell_departure
            return
        console = _console(self._errors or sys.stderr)
        has_bar = console.is_terminal and not console.is_dumb_terminal
        told = tuple(Status) if self._verbose else () if has_bar else _TOLD
        title = self._language.tell(say("Checking"))
        with _bar(console, title) if has_bar else nullcontext() as advance:

            def listener(event: Event) -> None:
                if advance:
                    advance(event)
                self._tell(console, event, told)

            yield listener

    def summary(
        self,
        report: Report,
        written: Sequence[Path] = (),
        epilogue: str = "",
        gate: Sequence[str] = (),
    ) -> None:
        """The verdict, what needs attention, what to do next, and where the reports are.

        `gate` is what a gate with a baseline says.
        """
        if self._quiet:
            return
        console = _console(self._output or sys.stdout)
        width = console.width if console.is_terminal else None
        lines = summarise(
            report, written, width=width, whole=self._verbose, epilogue=epilogue, gate=gate
        )
        for one in lines:
            _print(console, one)

    def _tell_departure(self, event: Event, console: Console | None = None) -> None:
        if isinstance(event, Departing):
            places = ", ".join(line(url) for url in event.base_urls)
            told = say(
                "--isolation: the credential of this target now goes to {places} as well",
                places=places,
            )
            text = self._language.tell(told)
            _print_wrapped(console or _console(self._errors or sys.stderr), Line(text, "bold"))

    def _tell(self, console: Console, event: Event, told: Collection[Status]) -> None:
        self._tell_departure(event, console)
        if isinstance(event, Judged) and event.result.status in told:
            _print_wrapped(console, _told(event.result, self._language))


@contextmanager
def _bar(console: Console, title: str) -> Iterator[Listener]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(title, markup=False), BarColumn(bar_width=None), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(title, total=None)

        def advance(event: Event) -> None:
            if isinstance(event, Planned):
                progress.update(task, total=event.total)
            elif isinstance(event, Judged):
                progress.advance(task)

        yield advance


def _told(result: Result, language: Language) -> Line:
    about = f" {line(result.subject)}" if result.subject else ""
    status = language.tell(sourced(STATUSES[result.status], result.channel))
    message = language.tell(result.message)
    return Line(f"{status}: {result.check}{about}: {line(message)}", STYLES[result.status])


def _console(stream: TextIO) -> Console:
    from rich.console import Console

    class PipeAware(Console):
        """A Console that leaves a closed pipe to the command line, which knows what it means."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return PipeAware(file=stream, highlight=False, markup=False, emoji=False)


def _print_wrapped(console: Console, one: Line) -> None:
    """On a terminal in lines of its width, broken between words; elsewhere in one line."""
    lines = wrapped(one.text, 0, console.width if console.is_terminal else None)
    _print(console, Line("\n".join(lines), one.style))


def _print(console: Console, one: Line) -> None:
    from rich.text import Text

    encoded = one.text.encode(console.encoding, "replace")
    shown = encoded.decode(console.encoding)
    console.print(Text(shown, one.style), soft_wrap=True)
