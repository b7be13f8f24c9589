"""What the mutants share: to change the targets, GetConnectors and certification of a manifest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from profit_check.model import Certification, GetConnector, Manifest

OTHER = "other"
"""The target that is another environment: there to refuse the credential, and never changed."""


def targets(manifest: Manifest, **changes: Any) -> Manifest:
    """The manifest with these keys changed of every target but OTHER."""
    changed = {
        name: target if name == OTHER else replace(target, **changes)
        for name, target in manifest.targets.items()
    }
    return replace(manifest, targets=changed)


def first_get(manifest: Manifest, **changes: Any) -> Manifest:
    """The manifest with these keys changed of its first GetConnector, which has six fields."""
    first, *others = manifest.get
    return replace(manifest, get=(replace(first, **changes), *others))


def with_get(manifest: Manifest, connector: GetConnector) -> Manifest:
    """The manifest with one GetConnector more, which its implementation document names too."""
    return documented(replace(manifest, get=(*manifest.get, connector)), f" {connector.id} ")


def certification(manifest: Manifest) -> Certification:
    """What the manifest declares of its certification, if only nothing."""
    return manifest.certification or Certification()


def declared(manifest: Manifest, **changes: Any) -> Manifest:
    """The manifest with these keys changed of what it declares of its certification."""
    return replace(manifest, certification=replace(certification(manifest), **changes))


def documented(manifest: Manifest, text: str) -> Manifest:
    """The manifest with this text added to its implementation document."""
    paper = certification(manifest).implementation_document
    if paper is None or paper.text is None:
        return manifest
    return declared(manifest, implementation_document=replace(paper, text=paper.text + text))
