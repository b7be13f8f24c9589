"""Bodies that an integration sends: each value becomes another of its form, keys stay."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from profit_check.model import Call, Manifest, Payload, RecordedTraffic, UpdateObject
from profit_check.profit.fields import update_fields
from profit_check.pseudonyms.judged import judged_payloads, judged_sent
from profit_check.pseudonyms.rules import BODY_LOST, Tally
from profit_check.pseudonyms.values import FieldValues

Definitions = Mapping[str, UpdateObject]
"""What metainfo tells of UpdateConnectors, by their ids in small letters."""


class BodyPseudonyms:
    """What stands for the values in the bodies of a manifest's payloads and of recorded calls."""

    def __init__(
        self,
        manifest: Manifest,
        recorded: RecordedTraffic | None,
        definitions: Definitions,
        tally: Tally,
    ) -> None:
        self._definitions = definitions
        self._tally = tally
        self._fields: dict[tuple[str, str], FieldValues] = {}
        self._texts: dict[str, str] = {}
        for update in manifest.update:
            for payload in update.payloads:
                self._add(update.id, payload.body)
        for call in recorded.calls if recorded else ():
            if call.body is not None:
                self._add(call.connector or "", _read(call.body))
        for (connector, name), values in self._fields.items():
            values.settle()
            if values.full:
                tally.lose(connector, name, BODY_LOST)

    def manifest(self, manifest: Manifest) -> Manifest:
        """The manifest, with other values in its payloads."""
        update = []
        for one in manifest.update:
            payloads = tuple(self._payload(one.id, payload) for payload in one.payloads)
            made = replace(one, payloads=payloads)
            definition = self._definitions.get(one.id.casefold())
            if judged_payloads(definition, one) != judged_payloads(definition, made):
                self._tally.lose(one.id, "", BODY_LOST)
            update.append(made)
        return replace(manifest, update=tuple(update))

    def recorded(self, recorded: RecordedTraffic) -> RecordedTraffic:
        """The traffic, with other values in its bodies; bodies that differ still do."""
        calls = tuple(self._call(call) for call in recorded.calls)
        for connector in dict.fromkeys(call.connector or "" for call in calls if call.body):
            definition = self._definitions.get(connector.casefold())
            before, after = (
                judged_sent(definition, _of(connector, ones)) for ones in (recorded.calls, calls)
            )
            if before != after:
                self._tally.lose(connector, "", BODY_LOST)
        return replace(recorded, calls=calls)

    def _add(self, connector: str, body: Any) -> None:
        for name, value in _scalars(body):
            self._values(connector, name).add(value)

    def _values(self, connector: str, name: str) -> FieldValues:
        key = connector.casefold(), name.removeprefix("@").casefold()
        if key not in self._fields:
            definition = self._definitions.get(key[0])
            fields = update_fields(definition) if definition else ()
            tables = (one.values or () for one in fields if one.field_id.casefold() == key[1])
            self._fields[key] = FieldValues([code for table in tables for code in table])
        return self._fields[key]

    def _payload(self, connector: str, payload: Payload) -> Payload:
        return replace(payload, body=self._masked(connector, payload.body))

    def _masked(self, connector: str, body: Any) -> Any:
        def of(name: str, value: Any) -> Any:
            other = self._values(connector, name).of(value)
            self._tally.count("bodies", other is not value)
            return other

        return _copied(body, of)

    def _call(self, call: Call) -> Call:
        if call.body is None:
            return call
        if call.body not in self._texts:
            text = _written(self._masked(call.connector or "", _read(call.body)), call.body)
            while text in self._texts.values():
                text += " "  # JSON allows it, and the bodies differed
            self._texts[call.body] = text
        return replace(call, body=self._texts[call.body])


def _of(connector: str, calls: Sequence[Call]) -> list[Call]:
    return [call for call in calls if call.connector == connector and call.body is not None]


def _read(text: str) -> Any:
    """The JSON in `text`; nothing where it is nested too deeply to be read."""
    try:
        return json.loads(text)
    except (RecursionError, ValueError):
        return None


def _written(body: Any, text: str) -> str:
    """The body as JSON; where it cannot be read, brackets that are nested as deeply."""
    try:
        if body is not None:
            return json.dumps(body, ensure_ascii=False)
    except RecursionError:
        pass
    depth = text.count("[") + text.count("{")
    return "[" * depth + "]" * depth if depth else "null"


def _scalars(body: Any) -> Iterator[tuple[str, Any]]:
    """Each value in a body, with the key that it stands under."""
    waiting = [("", body)]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, Mapping):
            waiting += [(str(key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [(name, inner) for inner in value]
        else:
            yield name, value


def _copied(body: Any, of: Callable[[str, Any], Any]) -> Any:
    """The body with what `of` makes of each value and its key, however deep it is."""
    whole: list[Any] = [None]
    waiting: list[tuple[Any, Any, str, Any]] = [(whole, 0, "", body)]
    while waiting:
        place, at, name, value = waiting.pop()
        if isinstance(value, Mapping):
            place[at] = dict.fromkeys(value)
            waiting += [(place[at], key, str(key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            place[at] = [None] * len(value)
            waiting += [(place[at], number, name, inner) for number, inner in enumerate(value)]
        else:
            place[at] = of(name, value)
    return whole[0]
