"""The forms in which a secret can come back: encoded, escaped, or inside something larger."""

from __future__ import annotations

import html
import re
from base64 import b32encode, b64encode
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote, quote_plus, unquote_to_bytes

_JSON_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|([/\"'\\]))")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def literal_forms(secret: str) -> set[str]:
    """The texts, in lower case, that show `secret` when they stand anywhere in lower-cased text."""
    spellings = {secret, secret.lower(), secret.upper()}
    found = {secret, quote(secret, safe="", errors="replace"), quote_plus(secret, errors="replace")}
    for spelling in spellings:
        found |= _base64_cores(spelling.encode("utf-8", "replace"))
    return {form.lower() for form in found | _rarer_forms(secret)}


def _rarer_forms(secret: str) -> set[str]:
    """Backwards, in hexadecimal, in Base32, and the Base64 of UTF-16 as Windows writes it."""
    content = secret.encode("utf-8", "replace")
    base32 = b32encode(content)[: len(content) * 8 // 5].decode("ascii")
    wide = _base64_cores(secret.encode("utf-16-le", "replace"))
    return {secret[::-1], content.hex(), base32, *wide}


def base64_core(content: bytes, alignment: int) -> str:
    """What of the Base64 of any text with `content` in it, `alignment` bytes past a multiple of
    three, depends on `content` alone."""
    encoded = b64encode(b"\0" * alignment + content).decode("ascii").rstrip("=")
    start = (0, 2, 3)[alignment]
    complete = (alignment + len(content)) * 8 // 6
    return encoded[start:complete]


def spelled_anyhow(secret: str) -> str:
    """A pattern for `secret` with any of its characters escaped as in JSON, a URL or HTML."""
    return "".join(_character(character) for character in secret)


def unescaped(text: str) -> Iterator[str]:
    """`text` with the escapes of JSON, URLs or HTML undone; then with those within these, too."""
    for _ in range(4):
        if not any(mark in text for mark in "\\%&"):
            return
        before = text
        for undo in (_undo_json, _undo_percent, html.unescape):
            yield undo(before)
            text = undo(text)
            yield text
        if text == before:
            return


def _base64_cores(content: bytes) -> set[str]:
    cores = {base64_core(content, alignment) for alignment in range(3)}
    return cores | {core.translate({43: "-", 47: "_"}) for core in cores}


@lru_cache(maxsize=256)
def _character(character: str) -> str:
    """A pattern for one character, plain or escaped, in upper or lower case."""
    code = ord(character)
    percent = "".join(f"%{byte:02x}" for byte in character.encode("utf-8", "replace"))
    units = character.encode("utf-16-be", "surrogatepass").hex()
    json = "".join(rf"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))
    other = (c for c in {character.upper(), character.lower()} if len(c) == 1 and c != character)
    spellings = [re.escape(character), rf"\\{re.escape(character)}", json, percent]
    spellings += [f"&#0*{code};", f"&#x0*{code:x};"]
    for twin in other:
        spellings += [f"%{ord(twin):02x}", rf"\\u{ord(twin):04x}"] if twin.isascii() else []
    spellings += [re.escape(f"&{name};") for name in _ENTITIES.get(character, ())]
    return f"(?:{'|'.join(spellings)})"


_ENTITIES = {"<": ("lt",), ">": ("gt",), "&": ("amp",), '"': ("quot",), "'": ("apos",)}


def _undo_json(text: str) -> str:
    return _JSON_ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], text)


def _undo_percent(text: str) -> str:
    return _PERCENT.sub(lambda run: unquote_to_bytes(run[0]).decode("utf-8", "replace"), text)
