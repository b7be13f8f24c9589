"""The dossier that tests of dossiers share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossier.dossiers import written


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's dossier, signed; tests that change it copy it first."""
    return written(tmp_path_factory.mktemp("dossiers") / "whole")
