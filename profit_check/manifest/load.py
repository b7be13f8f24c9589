"""Loads a manifest: the model of it, or every fault at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from profit_check.errors import ManifestError, UsageError
from profit_check.language.phrase import say
from profit_check.manifest.build import build
from profit_check.manifest.faults import describe
from profit_check.manifest.locate import locate
from profit_check.manifest.meaning import meaning_faults
from profit_check.manifest.papers import read_papers
from profit_check.manifest.parts import parts
from profit_check.manifest.payloads import read_payloads
from profit_check.manifest.published import load_published
from profit_check.manifest.shape import shape_faults
from profit_check.manifest.text import NAME, parse, read
from profit_check.model import Manifest
from profit_check.snapshot.kept import beside


def find(start: Path) -> Path:
    """The `profit-check.toml` in the folder `start` or the nearest parent that has one.

    Raises UsageError when there is none.
    """
    for folder in (start, *start.resolve().parents):
        try:
            if (folder / NAME).is_file():
                return folder / NAME
        except OSError:
            continue
    raise UsageError(
        say(
            "{name}: there is none in {folder} or a parent of it; "
            "name the manifest, or write one with `profit-check init`",
            name=NAME,
            folder=str(start.resolve()),
        )
    )


def load(path: Path, *, known_checks: Collection[str] | None = None) -> Manifest:
    """The manifest in the file `path`, with what stands beside it read.

    That are its payload files, the documents of its certification, imported release notes and kept
    snapshots.

    Raises ManifestError with a line per fault, and UsageError for an unreadable snapshot.
    `known_checks` are the ids that a waiver may name; without them, any id may stand there.
    """
    text = read(path)
    data = parse(path, text)
    faults = shape_faults(data)
    faults += meaning_faults(data, faults, known_checks)
    payloads, unusable = read_payloads(data, [fault.path for fault in faults], path.parent)
    papers, unreadable = read_papers(data, [fault.path for fault in faults], path.parent)
    faults += [*unusable, *unreadable]
    if faults:
        raise ManifestError(describe(path, data, locate(text), faults))
    manifest = build(path, data, payloads, papers)
    return replace(
        manifest,
        sha256=sha256(path.read_bytes()).hexdigest(),
        lines=parts(data, locate(text)),
        published=load_published(path.parent),
        snapshots=beside(path, manifest.targets),
    )
