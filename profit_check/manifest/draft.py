"""Words a manifest from what a target offers, for its author to correct."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from profit_check.language.catalogue import ENGLISH, Language
from profit_check.language.phrase import Phrase, say
from profit_check.manifest.propose import Proposal, propose
from profit_check.model import ClassicSource, Integration, SecretSource, Target
from profit_check.profit.metainfo import GetSchema, Listed

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_NOT_IN_COMMENTS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_WIDTH = 96
_NOT_IN_UTF_8 = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Offer:
    """What a target's app connector opens; `get` has None where the fields could not be read."""

    get: Sequence[tuple[Listed, GetSchema | None]]
    update: Sequence[Listed] = ()


def draft(
    integration: Integration, target: Target, offer: Offer, language: Language = ENGLISH
) -> str:
    """The text of a manifest with comments in `language`; it loads as it stands."""
    connectors = _unique([listed for listed, _ in offer.get])
    schemas = {listed.id: schema for listed, schema in reversed(offer.get)}
    blocks = [
        _head(integration, language),
        _target(target, language),
        _remark(_GET, language) if connectors else "",
        *(_get(listed, schemas[listed.id], language) for listed in connectors),
        _remark(_UPDATE, language) if offer.update else "",
        *(_update(listed, language) for listed in _unique(offer.update)),
        _remark(_WAIVE, language) + _WAIVER,
    ]
    return "\n".join(block for block in blocks if block)


_GET = say(
    "GetConnectors: keep those that the integration reads, and of each the fields that it uses. "
    "`order` is a proposal, made from the names of the fields. Together its fields must be unique, "
    "or rows repeat or go missing between pages."
)
_UPDATE = say(
    "UpdateConnectors: keep those that the integration writes. Nothing is ever written: payloads "
    "are compared with the metainfo."
)
_WAIVE = say("A deviation that was agreed on:")
_WAIVER = """\
# [[waive]]
# check = "connectors.name"
# subject = "Profit_Countries"
# reason = "…"
# agreed_with = "…"
# until = 2027-03-01
"""


def _remark(text: Phrase, language: Language) -> str:
    """`text` as lines of comment."""
    told = textwrap.wrap(language.tell(text), _WIDTH, break_long_words=False)
    return "".join(f"# {line}\n" for line in told)


def _after(line: str, text: Phrase, language: Language) -> str:
    """A line with a remark behind it, in the column where those of its neighbours stand."""
    return f"{line:36} # {language.tell(text)}"


def _unique(listed: Sequence[Listed]) -> list[Listed]:
    """Each connector once; an id that cannot be written in UTF-8 is left out."""
    found = {one.id.lower(): one for one in reversed(listed) if not _NOT_IN_UTF_8.search(one.id)}
    return list(reversed(found.values()))


def _head(integration: Integration, language: Language) -> str:
    start = say("What the integration needs of AFAS Profit. Correct it, then: profit-check run")
    partner = say("<subscription>_<project>, of an AFAS partner")
    releases = say("the Profit releases it was tested with")
    return "\n".join(
        (
            _remark(start, language),
            "[integration]",
            f"name = {_text(integration.name)}",
            _after('# integration_id = "12345_678900"', partner, language),
            _after("# tested_with = [7, 8]", releases, language),
            "",
        )
    )


def _target(target: Target, language: Language) -> str:
    lines = [
        f"[targets.{_key(target.name)}]",
        f"participant = {_text(target.participant)}",
        f"type = {_text(target.type.value)}",
    ]
    if target.release is None:
        lines.append(_after("# release = 8", say("the Profit release that it runs"), language))
    else:
        lines.append(f"release = {target.release}")
    if target.base_url is not None:
        lines.append(f"base_url = {_text(target.base_url)}")
    return "\n".join((*lines, _credential(target), ""))


def _credential(target: Target) -> str:
    source = target.credential
    if isinstance(source, ClassicSource):
        return f"token = {_source(source.token)}"
    client_id, client_secret = _source(source.client_id), _source(source.client_secret)
    return f"oauth = {{ client_id = {client_id}, client_secret = {client_secret} }}"


def _source(source: SecretSource) -> str:
    return f"{{ {source.kind} = {_text(source.name)} }}"


def _get(listed: Listed, schema: GetSchema | None, language: Language) -> str:
    lines = [*_comment(listed.description), "[[get]]", f"id = {_text(listed.id)}"]
    if schema is None:
        unread = say("Its metainfo could not be read, so there is no proposal.")
        lines += [_remark(unread, language).rstrip(), '# order = ["…"]']
    else:
        lines.extend(_reading(propose(listed.id, schema), language))
    return "\n".join((*lines, ""))


def _reading(proposal: Proposal, language: Language) -> Iterator[str]:
    if proposal.order:
        order = ", ".join(map(_text, proposal.order))
        yield f"order = [{order}]    # {language.tell(say('a proposal'))}"
    else:
        none = say("no field looks like a key: name the fields that are unique")
        yield f'# order = ["…"]    # {language.tell(none)}'
    yield f"take = {proposal.take}"
    if proposal.modified is not None:
        remark = language.tell(say("a proposal: the date of the last change"))
        yield f"modified = {_text(proposal.modified)}    # {remark}"
    if all(proposal.types.values()):
        yield from _table(proposal)
    else:
        yield "fields = ["
        yield from (f"  {_text(id)},{_label(proposal, id)}" for id in proposal.types)
        yield "]"


def _table(proposal: Proposal) -> Iterator[str]:
    """The fields with their types; nothing when there are none."""
    if proposal.types:
        yield "[get.fields]"
    for id, type in proposal.types.items():
        yield f"{_key(id)} = {_text(type)}{_label(proposal, id)}"


def _label(proposal: Proposal, id: str) -> str:
    label = _one_line(proposal.labels[id])
    return f"    # {label}" if label and label != id else ""


def _update(listed: Listed, language: Language) -> str:
    methods = language.tell(say("of POST, PUT and DELETE"))
    lines = (
        *_comment(listed.description),
        "[[update]]",
        f"id = {_text(listed.id)}",
        f'methods = ["POST"]    # {methods}',
        '# payloads = ["payloads/example.json"]',
        "",
    )
    return "\n".join(lines)


def _comment(description: str) -> list[str]:
    shown = _one_line(description)
    return [f"# {shown}"] if shown else []


def _one_line(text: str) -> str:
    return _NOT_IN_COMMENTS.sub(" ", text).strip()


def _text(value: str) -> str:
    """`value` as a TOML string. JSON's escapes are TOML's, but for DEL, which JSON leaves as is."""
    writable = _NOT_IN_UTF_8.sub("\ufffd", value)
    return json.dumps(writable, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _text(key)
