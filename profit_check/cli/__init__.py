"""The command line: one module per command, loaded when that command is used."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from profit_check import __version__
from profit_check.cli.language import echo, lang_option, speaking, tell, wanted
from profit_check.cli.spoken import Spoken
from profit_check.errors import ProfitCheckError
from profit_check.language.phrase import say
from profit_check.system_errors import reason

COMMANDS = {
    "demo": say("Shows a readiness report on an emulated environment: needs nothing."),
    "init": say("Writes a manifest from what a target offers."),
    "run": say("Checks a target and says whether the integration is ready."),
    "dossier": say("Checks a target, and keeps all of it in a folder for who assesses it."),
    "recheck": say("Judges a dossier again, and names all that differs. Nothing is asked."),
    "render": say("Writes another report from kept results, without any request."),
    "compare": say("Says what became of each finding between two kept runs."),
    "manifest": say("Says whether a manifest is sound, without any request."),
    "impact": say("Lists the published changes of Profit that touch the integration."),
    "snapshot": say("Keeps what a target offers."),
    "diff": say("Says what changed between two targets, or since a snapshot."),
    "observe": say("Judges what an integration sent to Profit, from recorded traffic."),
    "least": say("Lists what the app connector must open for an integration, and what can go."),
    "rehearse": say(
        "Plays AFAS's faults to an integration while it works, and judges how it copes."
    ),
    "record": say("Records what an integration sends to a target, on its way there."),
    "checks": say("Lists the checks; with an id, explains one."),
    "sandbox": say("Serves an emulated environment."),
}

INTERRUPTED = 130


class LazyGroup(Spoken, click.Group):
    """A group whose commands are imported when they are needed, so that help comes fast."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The names, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of this name."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"profit_check.cli.{name}").command
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Finds the command; a mistyped one names the nearest."""
        from difflib import get_close_matches

        close = get_close_matches(args[0], COMMANDS, n=1)
        if args[0] not in COMMANDS and close:
            text = say(
                "No such command {name!r}; did you mean {close}?", name=args[0], close=close[0]
            )
            raise click.UsageError(tell(text))
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing them."""
        with formatter.section(tell(say("Commands"))):
            formatter.write_dl([(name, tell(text)) for name, text in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=say("Is this connection to AFAS Profit ready?\n\nStart with `profit-check demo`."),
)
@click.version_option(__version__, prog_name="profit-check", help=say("Show the version and exit."))
@lang_option
def profit_check() -> None:
    """The command line as a whole."""


def main() -> None:
    """Runs the command line and ends the process with the contract's exit status."""
    with speaking(wanted(sys.argv[1:])):
        status = _run()
    sys.exit(status)


def _run() -> int:
    """Runs the command line; what is wrong is one line on standard error."""
    status: object
    try:
        status = profit_check.main(prog_name="profit-check", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        status = end.exit_code
    except click.ClickException as error:
        error.show()
        status = 2
    except ProfitCheckError as error:
        echo(str(error), err=True)
        status = error.exit_status
    except (click.Abort, KeyboardInterrupt):
        echo(say("interrupted"), err=True)
        status = INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # Click ends the process itself, with 1, when the reader of a pipe has gone.
        status = _without_output(0)
    except OSError as error:
        echo(say("the output cannot be written ({why})", why=reason(error)), err=True)
        status = _without_output(2)
    return status if isinstance(status, int) else 0


def _without_output(status: int) -> int:
    """Lets the process end with `status`, though writing what is left would fail once more."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for good
    return status
