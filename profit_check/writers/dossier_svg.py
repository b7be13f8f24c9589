"""Writes the data-flow diagram as SVG, which needs no script and nothing of any network."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment

from profit_check.language.catalogue import Language
from profit_check.model import KeptRun
from profit_check.report import Report
from profit_check.writers.dossier_data_flow import data_flow, in_words
from profit_check.writers.dossier_drawing import SIZES, WIDTH, drawing
from profit_check.writers.templates import environment, once_for_each_language

_FILLS: Mapping[str, str] = {
    "profit": "#e8f1fd",
    "gate": "#f2f4f7",
    "own": "#e6f5ec",
    "host": "#fdf4e0",
    "badge": "#ffedd5",
}
_STROKES: Mapping[str, str] = {
    "profit": "#1f5fb0",
    "gate": "#5b6572",
    "own": "#1d7a45",
    "host": "#9a6b00",
    "badge": "#b45309",
}
_INKS: Mapping[str, str] = {
    "title": "#14181f",
    "heading": "#14181f",
    "name": "#14181f",
    "detail": "#4a5361",
    "badge": "#7c2d12",
}
_BOLD = ("title", "heading", "name")


def text(report: Report, kept: KeptRun) -> str:
    """The diagram of a run, in the report's language."""
    tell = report.language.tell
    flow = data_flow(report.document, kept)
    return (
        _templates(report.language)
        .get_template("dossier_data_flow.svg.j2")
        .render(
            title=tell(flow.title),
            description=tell(in_words(flow)),
            drawing=drawing(flow, report.language),
            width=WIDTH,
        )
    )


@once_for_each_language
def _templates(language: Language) -> Environment:
    made = environment(language)
    made.filters.update(number=_number)
    made.globals.update(fills=_FILLS, strokes=_STROKES, inks=_INKS, sizes=SIZES, bold=_BOLD)
    return made


def _number(value: float) -> str:
    return f"{round(value, 1):.1f}".removesuffix(".0")
