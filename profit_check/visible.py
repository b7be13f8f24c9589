"""Makes text from outside safe to show: what cannot be seen is written out as an escape.

Control characters, bidirectional overrides, invisible spaces and lone surrogates could otherwise
hide text, reorder it, or drive a terminal.
"""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def block(text: str) -> str:
    """`text` with its lines, and with everything unseen written out as `\\u202e`."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text.replace("\r\n", "\n"))


def line(text: str) -> str:
    """`text` on one line."""
    return " ".join(block(text).split())
