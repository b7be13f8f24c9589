"""Where the sample integration that ships with profit-check is: a webshop, all invented."""

from importlib.resources import files
from pathlib import Path

WEBSHOP = Path(str(files("profit_check.samples.webshop")))
"""The folder with its manifest `profit-check.toml`, its `world.json` and its payloads."""
