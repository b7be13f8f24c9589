"""What a check can be about: the connectors of a manifest, by kind."""

from __future__ import annotations

from collections.abc import Sequence

from profit_check.conduct.arranged import Called, Conduct
from profit_check.model import AuditorReport, Connector, Manifest


def get_connectors(manifest: Manifest) -> Sequence[Connector]:
    """Subjects: each GetConnector of the manifest."""
    return manifest.get


def update_connectors(manifest: Manifest) -> Sequence[Connector]:
    """Subjects: each UpdateConnector of the manifest."""
    return manifest.update


def get_and_update_connectors(manifest: Manifest) -> Sequence[Connector]:
    """Subjects: each GetConnector and UpdateConnector of the manifest."""
    return (*manifest.get, *manifest.update)


def connectors_of_snapshots(manifest: Manifest) -> Sequence[Connector]:
    """Subjects: each GetConnector and UpdateConnector, where a snapshot of a target is kept."""
    return get_and_update_connectors(manifest) if manifest.snapshots else ()


def file_connectors(manifest: Manifest) -> Sequence[Connector]:
    """Subjects: each subject, file, image or report connector of the manifest."""
    return manifest.file


def called_connectors(conduct: Conduct) -> Sequence[Called]:
    """Subjects: each connector that was called, in recorded traffic."""
    return conduct.connectors


def read_connectors(conduct: Conduct) -> Sequence[Called]:
    """Subjects: each connector whose rows were read, in recorded traffic."""
    return [one for one in conduct.connectors if one.read]


def written_connectors(conduct: Conduct) -> Sequence[Called]:
    """Subjects: each connector that was written to, in recorded traffic."""
    return [one for one in conduct.connectors if one.written]


def called_hosts(conduct: Conduct) -> Sequence[Called]:
    """Subjects: each host of Profit that was called, in recorded traffic."""
    return conduct.hosts


def auditor_reports(reports: Sequence[AuditorReport]) -> Sequence[AuditorReport]:
    """Subjects: each saved report of AFAS's auditor."""
    return reports
