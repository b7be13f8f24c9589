"""Writes the checks as SARIF's rules, with the help that a code host shows beside a result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from profit_check.findings import Finding
from profit_check.language.catalogue import Language
from profit_check.language.phrase import Phrase, say
from profit_check.model import Level
from profit_check.prose import Block, Span, blocks
from profit_check.writers.markdown import code, escape, fence

LONGEST_DESCRIPTION = 1024
LONGEST_NAME = 255
MOST_TAGS = 20
"""What GitHub's code scanning takes of a rule; it refuses more."""

SEVERITIES = {Level.MUST: "error", Level.SHOULD: "warning", Level.INFO: "note"}


def rule(found: Finding, language: Language) -> dict[str, Any]:
    """The check of `found` as a reportingDescriptor."""
    title = found.title[:LONGEST_DESCRIPTION]
    return {
        "id": found.check,
        "name": _name(found.check)[:LONGEST_NAME],
        "shortDescription": {"text": title},
        "fullDescription": {"text": (_first_paragraph(found.why) or title)[:LONGEST_DESCRIPTION]},
        "help": _help(found, language),
        "defaultConfiguration": {"level": SEVERITIES[found.level]},
        "properties": {
            "level": found.level.value,
            "afas_rules": list(found.rules),
            "tags": list(dict.fromkeys(_tags(found)))[:MOST_TAGS],
        },
    }


def _tags(found: Finding) -> Iterator[str]:
    """Family, how it is known where this program did not verify it itself, and AFAS's rules."""
    yield found.check.partition(".")[0]
    if found.source:
        yield found.channel
    yield from found.rules


def _name(check: str) -> str:
    """`PagingTake` of `paging.take`, as SARIF wants a name that is not the id."""
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[.\-]", check))


def _first_paragraph(prose: str) -> str:
    first = next((block for block in blocks(prose) if block.kind == "paragraph"), None)
    return "".join(span.text for span in first.items[0]) if first else ""


def _help(found: Finding, language: Language) -> dict[str, str]:
    parts = [(language.tell(heading), prose) for heading, prose in _sections(found) if prose]
    parts = parts or [(found.title, "")]
    return {
        "text": "\n\n".join(f"{heading}\n\n{prose}".strip() for heading, prose in parts),
        "markdown": "\n\n".join(
            f"## {escape(head)}\n\n{_markdown(prose)}" for head, prose in parts
        ),
    }


def _sections(found: Finding) -> Iterator[tuple[Phrase, str]]:
    yield say("Why it matters"), found.why
    yield say("How to fix"), found.fix
    yield say("References"), found.references


def _markdown(prose: str) -> str:
    return "\n\n".join(_block(one) for one in blocks(prose))


def _block(one: Block) -> str:
    if one.kind == "code":
        return fence(one.items[0][0].text)
    return "\n".join(
        {"paragraph": "", "bullets": "- ", "steps": f"{number}. "}[one.kind]
        + "".join(_span(span) for span in item)
        for number, item in enumerate(one.items, start=1)
    )


def _span(span: Span) -> str:
    return code(span.text) if span.code else escape(span.text)
