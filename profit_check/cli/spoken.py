"""Commands whose help is told in the reader's language."""

from __future__ import annotations

import sys
from copy import copy
from typing import Any

import click

from profit_check.cli.language import current, speaking, tell, wanted
from profit_check.language.phrase import say


class Spoken(click.Command):
    """A command that speaks the language it is asked to, in its help too.

    Help is written with `say`. Click forgets that it was a phrase, so it is looked up anew by its
    English text.
    """

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Runs the command in the language that its arguments, or else the locale, ask for."""
        given = options.get("args", arguments[0] if arguments else None)
        with speaking(wanted(sys.argv[1:] if given is None else list(given))):
            return super().main(*arguments, **options)

    def get_help_option(self, context: click.Context) -> click.Option | None:
        """The option `--help`, which click makes itself."""
        option = super().get_help_option(context)
        if option is not None:
            option.help = tell(say("Show this message and exit."))
        return option

    def collect_usage_pieces(self, context: click.Context) -> list[str]:
        """The words of the usage line: where options belong, and the arguments."""
        return super(Spoken, self._told()).collect_usage_pieces(context)

    def format_help_text(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes what the command is for."""
        super(Spoken, self._told()).format_help_text(context, formatter)

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes what each option is for."""
        super(Spoken, self._told()).format_options(context, formatter)

    def _told(self) -> Spoken:
        """A copy of the command, its texts in the language that is spoken now."""
        told: Any = _told(self)
        told.options_metavar = tell(say("[OPTIONS]"))
        told.params = [_told(parameter) for parameter in self.params]
        if isinstance(told, click.Group):
            told.subcommand_metavar = tell(say("COMMAND [ARGS]..."))
        spoken: Spoken = told
        return spoken


def _told(part: click.Command | click.Parameter) -> Any:
    told = copy(part)
    for name in ("help", "metavar"):
        text = getattr(part, name, None)
        if text:
            setattr(told, name, _looked_up(text))
    return told


def _looked_up(text: str) -> str:
    told = current().texts.get(text, text)
    return told if isinstance(told, str) else told[0]
