"""What is in a dossier: every file of it, but for the sums, from a kept run and its document."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace

from profit_check import kept as kept_results
from profit_check.dossier.differences import Differing, results_that_differ
from profit_check.explanation import explained_by
from profit_check.language.catalogue import ENGLISH, language
from profit_check.model import Document, KeptRun
from profit_check.registry import Registry
from profit_check.replay import codec
from profit_check.replay.judging import judged_again
from profit_check.report import build
from profit_check.writers import formats, results_json

KEPT_RUN = "kept-run.json"
RESULTS = "results.json"

_REPORTS = {"report.html": ".html", "report.md": ".md"}


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a dossier by name, and the results that judging it again makes otherwise."""

    files: Mapping[str, bytes]
    unrepeated: tuple[Differing, ...]


def bundle(kept: KeptRun, registry: Registry, document: Document, *, sought: int) -> Bundle:
    """The dossier of a run that holds no row value any more and came to `document`.

    It is judged again first, as `recheck` will do: what that makes otherwise stands in the files.
    So does how many values of rows are `sought` in them afterwards.
    """
    from profit_check.writers.dossier_redaction import SOUGHT

    kept = codec.loads(codec.dumps(kept), KEPT_RUN)
    again = asyncio.run(judged_again(kept, registry))
    document = replace(document, scope=replace(document.scope, plugins=kept.plugins))
    differing = tuple(results_that_differ(document, again, alike=True))
    named = tuple((one.check, one.subject) for one in differing)
    counts = {**kept.masking.counts, SOUGHT: sought}
    kept = replace(kept, masking=replace(kept.masking, counts=counts, unrepeated=named))
    chosen = document if differing or kept.interrupted else again
    return Bundle(contents(kept, registry, chosen), differing)


def contents(kept: KeptRun, registry: Registry, document: Document) -> Mapping[str, bytes]:
    """Every file of the dossier but the sums, by its name; the same for the same three."""
    from profit_check.writers.dossier import documents

    results = results_json.dumps(document)
    document = kept_results.loads(results)
    dutch_texts = language("nl")
    english = build(document, explained_by(registry, ENGLISH.code), ENGLISH)
    dutch = build(document, explained_by(registry, dutch_texts.code), dutch_texts)
    texts = {RESULTS: results, KEPT_RUN: codec.dumps(kept)}
    for name, suffix in _REPORTS.items():
        texts[name] = formats.render(english, suffix)
        texts[name.replace(".", ".nl.", 1)] = formats.render(dutch, suffix)
    texts |= documents(english, dutch, kept, not_rechecked=kept.masking.unrepeated)
    return {name: texts[name].encode("utf-8", "backslashreplace") for name in sorted(texts)}
