"""The language that the command line speaks: the one of `--lang`, or else the user's own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import click

from profit_check.language.catalogue import LANGUAGES, Language, language
from profit_check.language.phrase import say

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where gettext looks for a language: the first that is set decides."""

_WINDOWS_NAMES = {"dutch": "nl"}

_spoken: ContextVar[str] = ContextVar("spoken", default=LANGUAGES[0])


def current() -> Language:
    """The language that is spoken now."""
    return language(_spoken.get())


def tell(text: str) -> str:
    """`text` in the language that is spoken now."""
    return current().tell(text)


def echo(text: str, *, err: bool = False) -> None:
    """Prints `text` in the language that is spoken now."""
    click.echo(tell(text), err=err)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Within it the language of this code is spoken, by click as well."""
    if code != LANGUAGES[0]:
        from profit_check.cli.click_words import translate

        translate()
    before = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(before)


def wanted(arguments: Sequence[str]) -> str:
    """The code of the language that `--lang` names in `arguments`, or else of the user's own.

    It is known before options are parsed, so that what is wrong with them is told in it too.
    """
    named = preferred(os.environ)
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == "--lang":
            value = value if equals else next(iter(arguments[place + 1 : place + 2]), "")
            named = value if value in LANGUAGES else named
    return named


def preferred(environ: Mapping[str, str]) -> str:
    """The first language of the user's locale that there is a catalogue of, or else English."""
    locale = next((environ[name] for name in _VARIABLES if environ.get(name)), _of_windows())
    codes = (_code(name) for name in locale.split(":"))
    return next((code for code in codes if code in LANGUAGES), LANGUAGES[0])


def lang_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--lang`, of every command that prints for a reader."""
    text = say("The language to speak; that of your locale if left out.")
    choice = click.Choice(LANGUAGES)
    return click.option("--lang", type=choice, is_eager=True, expose_value=False, help=text)(
        command
    )


def _code(locale: str) -> str:
    """The code of a locale: `nl` of `nl_NL.UTF-8`, of `nl-BE` and of `Dutch_Netherlands`."""
    name = locale.lower()
    for mark in "._-@":
        name = name.partition(mark)[0]
    return _WINDOWS_NAMES.get(name, name)


def _of_windows() -> str:
    if sys.platform != "win32":
        return ""
    from locale import getlocale

    return getlocale()[0] or ""
