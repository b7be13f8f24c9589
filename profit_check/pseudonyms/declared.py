"""What a manifest declares, without folders, places of secrets, contacts and filter values."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from profit_check.model import (
    Certification,
    ClassicSource,
    FileConnector,
    Manifest,
    OAuthSource,
    Question,
    SecretSource,
    Target,
)
from profit_check.profit import file_paths
from profit_check.pseudonyms.documents import Schemas, kept_document
from profit_check.pseudonyms.rules import Tally

_FILTER_VALUES = frozenset({"filtervalues", "filterjson"})


def kept_manifest(manifest: Manifest, schemas: Schemas, tally: Tally) -> Manifest:
    """The manifest as it may be kept; the values in its payloads are for others to replace."""
    certification = manifest.certification
    return replace(
        manifest,
        path=Path(manifest.path.name),
        targets={name: _target(one, tally) for name, one in manifest.targets.items()},
        update=tuple(
            replace(
                one,
                payloads=tuple(
                    replace(each, path=Path(each.name_beside(manifest.path)))
                    for each in one.payloads
                ),
            )
            for one in manifest.update
        ),
        file=tuple(_file(one, place) for place, one in enumerate(manifest.file, 1)),
        certification=certification and _certification(certification, manifest, schemas, tally),
    )


def renamed_questions(before: Manifest, after: Manifest) -> dict[Question, Question]:
    """What files are asked for, with the questions of the kept manifest."""
    pairs = zip(before.file, after.file, strict=True)
    return {file_paths.question(one): file_paths.question(other) for one, other in pairs}


def _target(target: Target, tally: Tally) -> Target:
    source = target.credential
    if isinstance(source, OAuthSource):
        tally.count("secrets", 2)
        nameless = OAuthSource(_nameless(source.client_id), _nameless(source.client_secret))
        return replace(target, credential=nameless)
    tally.count("secrets")
    return replace(target, credential=ClassicSource(_nameless(source.token)))


def _nameless(source: SecretSource) -> SecretSource:
    return replace(source, name="")


def _file(connector: FileConnector, place: int) -> FileConnector:
    """A report's filter values may be those of rows."""
    sample = {
        key: f"{place}" if key.lower() in _FILTER_VALUES else value
        for key, value in connector.sample.items()
    }
    return replace(connector, sample=sample)


def _certification(
    declared: Certification, manifest: Manifest, schemas: Schemas, tally: Tally
) -> Certification:
    contacts = tuple(f"contact {number}" for number, _ in enumerate(declared.contacts, 1))
    tally.count("contacts", len(contacts))
    document = declared.implementation_document
    return replace(
        declared,
        contacts=contacts,
        implementation_document=document and kept_document(document, manifest, schemas, tally),
    )
