"""Writes the documents of a dossier that are made of a kept run and its report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from profit_check.language.catalogue import LANGUAGES
from profit_check.model import KeptRun, Named
from profit_check.report import Report
from profit_check.writers import (
    dossier_annexes,
    dossier_index,
    dossier_redaction,
    dossier_statistics,
    dossier_svg,
)
from profit_check.writers.dossier_letter_names import FOLDER, names
from profit_check.writers.dossier_letters import letters


def documents(
    english: Report,
    dutch: Report,
    kept: KeptRun,
    *,
    not_rechecked: Sequence[Named] | None = None,
) -> Mapping[str, str]:
    """The texts by their file's name in the dossier, which has `/` between folder and file.

    `not_rechecked` are the results that did not come out the same when the kept run was judged
    again; None where that was not looked at, which the redaction statement says then.
    """
    reports = (english, dutch)
    endings = [_ending(one) for one in reports]
    stems = names(kept.manifest.waive, [f"{ending}.md" for ending in endings])
    files = [tuple(f"{FOLDER}/{stem}{ending}.md" for ending in endings) for stem in stems]
    texts = {"README.md": dossier_index.text(reports, kept, files)}
    for position, report in enumerate(reports):
        texts |= dict(_documents(report, kept, not_rechecked))
        own = [each[position] for each in files]
        texts |= dict(zip(own, letters(report, kept), strict=True))
    return {name: _tidy(text) for name, text in texts.items()}


def _documents(
    report: Report, kept: KeptRun, not_rechecked: Sequence[Named] | None
) -> Iterator[tuple[str, str]]:
    ending = _ending(report)
    yield f"data-flow{ending}.svg", dossier_svg.text(report, kept)
    yield f"annexes{ending}.md", dossier_annexes.text(report, kept)
    yield f"statistics{ending}.md", dossier_statistics.text(report, kept)
    yield f"redaction{ending}.md", dossier_redaction.text(report, kept, not_rechecked)


def _tidy(text: str) -> str:
    """`text` with one empty line where a template leaves several, and none at its end."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _ending(report: Report) -> str:
    code = report.language.code
    return "" if code == LANGUAGES[0] else f".{code}"
