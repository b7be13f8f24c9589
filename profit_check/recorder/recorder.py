"""Adds what is seen of an integration's traffic to a recording, without any credential."""

from __future__ import annotations

import json

from profit_check.model import Call
from profit_check.recorder.har_file import HarFile
from profit_check.recorder.masking import Masking, bare
from profit_check.recorder.secrets_sent import SecretsSent
from profit_check.recorder.seen import Seen, entry_of
from profit_check.traffic.entry import EntryReader, Read
from profit_check.traffic.hosts import Hosts
from profit_check.traffic.keeping import Keeping
from profit_check.traffic.kept_facts import KEY, facts_of
from profit_check.traffic.marks import Marker


class Recorder:
    """Records into `file`; threads may do so at the same time.

    `key` is random for each recording, and forgotten with it: fingerprints are made with it.
    """

    def __init__(
        self, file: HarFile, *, key: bytes, base_url: str, keep_bodies: bool = False
    ) -> None:
        self._file = file
        self._key = key
        self._base_url = base_url
        self._hosts = Hosts([base_url])
        self._secrets = SecretsSent()
        self._masking = Masking(
            Marker(key), self._hosts, keep_bodies=keep_bodies, hide=self._secrets.hide_in_body
        )

    def record(self, seen: Seen) -> None:
        """Writes an entry; when this returns, it is in the file."""
        self._file.append(self._written(seen))

    def _written(self, seen: Seen) -> str:
        """The entry as JSON. What of its facts masking took away is written beside it."""
        self._secrets.learn(seen)
        entry = entry_of(seen)
        masked = self._masking.masked(entry)
        call, shown = self._read(entry), self._read(masked)
        written = self._secrets.hide(_json(masked))
        if not written.startswith("{"):  # nothing else would hide a credential that is in it
            return _json(bare(masked, self._base_url))
        if not isinstance(call, Call) or not isinstance(shown, Call):
            return written
        return f'{written[:-1]},"{KEY}":{_json(facts_of(call, shown))}}}'

    def _read(self, entry: object) -> Read:
        return EntryReader(self._key, self._hosts, Keeping()).read(entry, 1, "")


def _json(content: object) -> str:
    return json.dumps(content, separators=(",", ":"))
