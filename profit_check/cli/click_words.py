"""The words of click, from the same catalogue as our own."""

from __future__ import annotations

import sys

from profit_check.cli.language import current
from profit_check.language.phrase import mark

WORDS = (
    mark("Usage:"),
    mark("Options"),
    mark("Commands"),
    mark("Positional arguments"),
    mark("Show this message and exit."),
    mark("default: {default}"),
    mark("(dynamic)"),
    mark("required"),
    mark("Error: {message}"),
    mark("Try '{command} {option}' for help."),
    mark("Invalid value: {message}"),
    mark("Invalid value for {param_hint}: {message}"),
    mark("Missing argument"),
    mark("Missing option"),
    mark("Missing parameter"),
    mark("Missing command."),
    mark("Choose from:\n\t{choices}"),
    mark("No such option {name!r}."),
    mark("No such option: {name}"),
    mark("No such command {name!r}."),
    mark("Did you mean {possibility}?"),
    mark("(Did you mean one of: {possibilities}?)"),
    mark("(Possible options: {possibilities})"),
    mark("Option {name!r} does not take a value."),
    mark("Option {name!r} requires an argument."),
    mark("Option {name!r} requires {nargs} arguments."),
    mark("Argument {name!r} takes {nargs} values."),
    mark("Got unexpected extra argument ({args})"),
    mark("Got unexpected extra arguments ({args})"),
    mark("{value!r} is not {choice}."),
    mark("{value!r} is not one of {choices}."),
    mark("{value!r} is not a valid {number_type}."),
    mark("{value} is not in the range {range}."),
)
"""What click says of its own accord, in every version of it that we run with."""

_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")


def gettext(message: str) -> str:
    """One of click's messages in the language that is spoken now."""
    text = current().texts.get(message, message)
    return text if isinstance(text, str) else text[0]


def ngettext(one: str, many: str, count: int) -> str:
    """Of two of click's messages, the one that goes with `count`."""
    return gettext(one if count == 1 else many)


def translate() -> None:
    """Has click ask us for its words, where it would ask a catalogue of its own that has none."""
    for name in _MODULES:
        module = sys.modules.get(f"click.{name}")
        for hook, ours in (("_", gettext), ("ngettext", ngettext)):
            if hasattr(module, hook):
                setattr(module, hook, ours)
