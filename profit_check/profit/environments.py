"""Environment ids and hosts, as AFAS forms them (page `concepts`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from profit_check.language.phrase import Phrase, say
from profit_check.model import EnvironmentType, Target

BASE_PATH = "/ProfitRestServices"

TYPES: Mapping[EnvironmentType, Phrase] = {
    EnvironmentType.PRODUCTION: say("production"),
    EnvironmentType.TEST: say("test"),
    EnvironmentType.ACCEPT: say("accept"),
    EnvironmentType.COURSE: say("course"),
}
"""The types of environments in words; the manifest knows them by the English ones."""

_HOSTS = {
    EnvironmentType.PRODUCTION: "rest.afas.online",
    EnvironmentType.TEST: "resttest.afas.online",
    EnvironmentType.ACCEPT: "restaccept.afas.online",
    EnvironmentType.COURSE: "restcursus.afas.online",
}
_LETTERS = {
    "O": EnvironmentType.PRODUCTION,
    "T": EnvironmentType.TEST,
    "A": EnvironmentType.ACCEPT,
}
_FORM = re.compile(r"(?P<letter>[A-Z])(?P<digits>[0-9]{5,6})(?P<suffix>[A-Z]{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class EnvironmentId:
    """The parts of an environment id such as `T12345AA`; `type` is None for an unknown letter."""

    text: str
    letter: str
    participant: str
    suffix: str

    @property
    def type(self) -> EnvironmentType | None:
        """The environment type that the first letter stands for."""
        return _LETTERS.get(self.letter)


def parse_environment_id(text: object) -> EnvironmentId | None:
    """The parts of `text`, or None when it has not the form letter, 5 or 6 digits, two letters."""
    written = isinstance(text, str) and text.isascii()  # upper() makes letters of others: ß is SS
    match = _FORM.fullmatch(str(text).strip().upper()) if written else None
    if match is None:
        return None
    return EnvironmentId(match[0], match["letter"], match["digits"], match["suffix"])


def is_left_out(id: object) -> bool:
    """Whether metainfo gives no environment id at all: `info` or `envid` is missing or empty."""
    return id is None or (isinstance(id, str) and not id.strip())


def host(participant: str, type: EnvironmentType) -> str:
    """The host that AFAS gives to this participant number and environment type."""
    return f"{participant}.{_HOSTS[type]}"


def base_url(target: Target) -> str:
    """The URL that requests for `target` start with, without a slash at its end."""
    if target.base_url is not None:
        return target.base_url.rstrip("/")
    return f"https://{host(target.participant, target.type)}{BASE_PATH}"
