"""Lets a bare checkout run its tests: registers top-level folders under their installed names."""

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).parent


def _register(name: str, folder: Path) -> None:
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)


for _folder in ("checks", "report_templates", "samples"):
    if importlib.util.find_spec(f"profit_check.{_folder}") is None:
        _register(f"profit_check.{_folder}", ROOT / _folder)
