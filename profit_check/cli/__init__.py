"""The command line: one module per command, loaded when that command is used."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from profit_check import __version__
from profit_check.errors import ProfitCheckError

COMMANDS = {
    "demo": "Shows a readiness report on an emulated environment: needs nothing.",
    "init": "Writes a manifest from what a target offers.",
    "run": "Checks a target and says whether the integration is ready.",
    "render": "Writes another report from kept results, without any request.",
    "impact": "Lists the published changes of Profit that touch the integration.",
    "snapshot": "Keeps what a target offers.",
    "diff": "Says what changed between two targets, or since a snapshot.",
    "rehearse": "Plays AFAS's faults to an integration while it works, and judges how it copes.",
    "checks": "Lists the checks; with an id, explains one.",
    "sandbox": "Serves an emulated environment.",
}

INTERRUPTED = 130


class LazyGroup(click.Group):
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
            raise click.UsageError(f"No such command {args[0]!r}; did you mean {close[0]}?")
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="profit-check")
def profit_check() -> None:
    """Is this connection to AFAS Profit ready?

    Start with `profit-check demo`.
    """


def main() -> None:
    """Runs the command line and ends the process with the contract's exit status."""
    try:
        status = profit_check.main(prog_name="profit-check", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        status = end.exit_code
    except click.ClickException as error:
        error.show()
        status = 2
    except ProfitCheckError as error:
        click.echo(str(error), err=True)
        status = error.exit_status
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        status = INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # Click ends the process itself, with 1, when the reader of a pipe has gone.
        status = _without_output(0)
    except OSError as error:
        click.echo(f"the output cannot be written ({error.strerror})", err=True)
        status = _without_output(2)
    sys.exit(status if isinstance(status, int) else 0)


def _without_output(status: int) -> int:
    """Lets the process end with `status`, though writing what is left would fail once more."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for good
    return status
