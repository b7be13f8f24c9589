"""Reads a catalogue as `tests/language` writes it: PO, without contexts and old texts.

Babel reads every form of PO, and takes longer to import than a whole command may take to start.
"""

from __future__ import annotations

import json
from collections.abc import Sequence


def texts(catalogue: str) -> dict[str, str | Sequence[str]]:
    """The texts by their English templates: one, or a form for one thing and a form for more.

    What has no text yet is left out.
    """
    found: dict[str, str | Sequence[str]] = {}
    for entry in catalogue.split("\n\n"):
        whole = entry.replace('"\n"', "").splitlines()
        lines = dict(line.split(" ", 1) for line in whole if line.startswith("msg"))
        said = [json.loads(text) for key, text in lines.items() if key.startswith("msgstr")]
        if all(said) and "msgid" in lines and (template := json.loads(lines["msgid"])):
            found[template] = tuple(said) if "msgid_plural" in lines else said[0]
    return found
