"""The templates of the reports: where they are, and how what they print is escaped.

Every value is escaped for the format unless a filter or a macro made it. A name that is not there
is an error, not an empty place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any, TypeVar

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from profit_check import wording
from profit_check.language.catalogue import Language
from profit_check.language.phrase import Phrase, say, say_number
from profit_check.model import Status
from profit_check.prose import blocks, spans

T = TypeVar("T")


def once_for_each_language(
    make: Callable[[Language], Environment],
) -> Callable[[Language], Environment]:
    """`make`, which compiles templates, called once for each language; two may share a code."""
    made: dict[str, tuple[Language, Environment]] = {}

    def templates(language: Language) -> Environment:
        kept = made.get(language.code)
        if kept is None or kept[0].texts is not language.texts:
            kept = made[language.code] = (language, make(language))
        return kept[1]

    templates.__doc__ = make.__doc__
    return templates


def environment(language: Language, escape: Callable[[str], str] | None = None) -> Environment:
    """A Jinja2 environment that escapes with `escape`, or for HTML without it.

    Its `say` and `say_number` speak `language`.
    """

    def finalize(value: Any) -> Any:
        if escape is None or isinstance(value, Markup):
            return value
        return Markup(escape(str(value)))  # noqa: S704 - escaped in this very call

    made = Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(blocks=blocks, spans=spans)
    made.globals.update(
        statuses=list(Status),
        words=_told(wording.STATUSES, language),
        meanings=_told(wording.MEANINGS, language),
        levels=_told(wording.LEVELS, language),
        level_meanings=_told(wording.LEVEL_MEANINGS, language),
        channels=_told(wording.CHANNELS, language),
        channel_meanings=_told(wording.CHANNEL_MEANINGS, language),
        imminences=_told(wording.IMMINENCES, language),
        counted=lambda status, count: language.tell(wording.counted(status, count)),
        say=lambda template, **facts: language.tell(say(template, **facts)),
        say_number=lambda one, many, **facts: language.tell(say_number(one, many, **facts)),
        language=language.code,
    )
    return made


def _told(phrases: Mapping[T, Phrase], language: Language) -> dict[T, str]:
    return {key: language.tell(phrase) for key, phrase in phrases.items()}


def source(name: str) -> str:
    """What the file `name` among the templates holds."""
    return (files("profit_check.report_templates") / name).read_text("utf-8")
