"""Makes of a run with its rows the run that may be kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from urllib.parse import unquote

from profit_check.model import Answer, Exchange, GetSchema, KeptRun, Question, UpdateObject
from profit_check.profit.file_paths import asks_for_file
from profit_check.profit.metainfo import Malformed, read_get_schema, read_update_schema
from profit_check.pseudonyms.declared import kept_manifest, renamed_questions
from profit_check.pseudonyms.documents import Schemas
from profit_check.pseudonyms.files import kept_file
from profit_check.pseudonyms.refusals import kept_refusal
from profit_check.pseudonyms.rows import RowPseudonyms
from profit_check.pseudonyms.rules import Tally
from profit_check.pseudonyms.sent import BodyPseudonyms
from profit_check.wire.excerpt import RowValues, may_hold_rows

_MOST_QUOTABLE = 2_000_000
"""Values of rows that are looked for in refusals: those of any run that one would keep."""

_JUDGED_HEADERS = frozenset({"content-type", "location", "www-authenticate"})
"""Headers that checks look at, and that quote no row."""


def pseudonymised(kept: KeptRun) -> KeptRun:
    """The run with pseudonyms for all values of rows, of files and of bodies that are sent.

    The same checks judge it as they judged the run; `masking` tells what was replaced, and which
    fields have no pseudonyms that keep all that checks look at.
    """
    tally = Tally()
    schemas = _schemas(kept)
    manifest = kept_manifest(kept.manifest, schemas, tally)
    bodies = BodyPseudonyms(manifest, kept.recorded, _definitions(kept, schemas), tally)
    answers = _Answers(kept, renamed_questions(kept.manifest, manifest), tally)
    return replace(
        kept,
        manifest=bodies.manifest(manifest),
        recorded=kept.recorded and bodies.recorded(kept.recorded),
        exchanges=tuple(map(answers.exchange, kept.exchanges)),
        seen=tuple(map(answers.without_content, kept.seen)),
        masking=tally.masking,
    )


class _Answers:
    def __init__(self, kept: KeptRun, renamed: Mapping[Question, Question], tally: Tally) -> None:
        self._tally = tally
        self._renamed = renamed
        self._quotable = RowValues(_MOST_QUOTABLE)
        of_rows = [one for one in kept.exchanges if _is_of_rows(one.question)]
        for one in of_rows:
            self._quotable.remember_rows(one.answer.content)
        self._rows = RowPseudonyms(of_rows, self._quotable, tally)

    def exchange(self, exchange: Exchange) -> Exchange:
        return Exchange(self._question(exchange.question), self._answer(exchange.answer))

    def without_content(self, answer: Answer) -> Answer:
        return replace(self._answer(replace(answer, content=None)), content=None)

    def _answer(self, answer: Answer) -> Answer:
        headers = {name: self._header(name, text) for name, text in answer.headers.items()}
        answer = replace(answer, headers=headers)
        kept = replace(answer, question=self._question(answer.question))
        if not may_hold_rows(answer.question.path) or answer.status is None:
            return kept
        if answer.status != 200:
            return replace(
                kept_refusal(answer, self._quotable, self._tally), question=kept.question
            )
        if answer.content is None:
            return kept
        of = self._file if asks_for_file(answer.question.path) else self._rows.answer
        return replace(of(answer), question=kept.question)

    def _header(self, name: str, text: str) -> str:
        return text if name in _JUDGED_HEADERS else self._quotable.hide(text)

    def _file(self, answer: Answer) -> Answer:
        return kept_file(answer, self._tally)

    def _question(self, question: Question) -> Question:
        if question in self._renamed:
            return self._renamed[question]
        return self._rows.question(question) if _is_of_rows(question) else question


def _is_of_rows(question: Question) -> bool:
    return may_hold_rows(question.path) and not asks_for_file(question.path)


def _schemas(kept: KeptRun) -> Schemas:
    """What metainfo told of connectors."""
    return dict(_told(kept))


def _told(kept: KeptRun) -> Iterator[tuple[tuple[str, str], GetSchema | UpdateObject]]:
    for exchange in kept.exchanges:
        parts = exchange.question.path.strip("/").split("/")
        if len(parts) != 3 or parts[0].lower() != "metainfo" or exchange.answer.status != 200:
            continue
        kind, id = parts[1].lower(), unquote(parts[2]).casefold()
        with suppress(Malformed):
            content = exchange.answer.content
            reader = read_get_schema if kind == "get" else read_update_schema
            yield (kind, id), reader(content)


def _definitions(kept: KeptRun, schemas: Schemas) -> dict[str, UpdateObject]:
    """The definitions of UpdateConnectors, as they were told or else as snapshots have them."""
    offered = (one for snapshot in kept.manifest.snapshots.values() for one in snapshot.update)
    found = {one.id.casefold(): one.definition for one in offered if one.definition}
    told = {id: one for (_, id), one in schemas.items() if isinstance(one, UpdateObject)}
    return found | told
