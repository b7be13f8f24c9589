"""Plays the steps of a scenario in front of the sandbox, noting what happened to which request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import Lock

from profit_check.rehearsal.happenings import (
    HAPPENINGS,
    changed_refusal,
    is_met,
    with_more_rows,
)
from profit_check.rehearsal.scenario import Step
from profit_check.sandbox.faults import Fault, Proceed
from profit_check.sandbox.messages import WRITES, Request, Response
from profit_check.sandbox.world import World

_LANGUAGES = {"nl": "nl-nl", "en": "en-us"}


def fits(step: Step, request: Request) -> bool:
    """Whether a request is of the kind that a step is about, whichever connector is the first."""
    methods = {"*": (request.method,), "write": WRITES}.get(step.method, (step.method,))
    if request.method not in methods or step.route not in ("*", request.route):
        return False
    connectors = ("*", "first", (request.connector or "").lower())
    if step.connector.lower() not in connectors:
        return False
    if step.page != "any" and _is_later(request) != (step.page == "later"):
        return False
    scheme = request.headers.get("authorization", "").partition(" ")[0].lower()
    return step.answer != "token_expires" or scheme == "bearer"


def _is_later(request: Request) -> bool:
    skip = request.parameters.get("skip", "")
    return skip.isdecimal() and int(skip) > 0


class Stage:
    """What one run of a program meets; `language` is what every refusal is said in, if given.

    `met` are the requests that something happened to, by `earlier` of the request: which step it
    was. `withheld` counts the rows at the end of a connector that are not given in this run,
    `inserted` those that it has more.
    """

    def __init__(self, steps: Sequence[Step], language: str | None = None) -> None:
        self.met: dict[int, int] = {}
        self.withheld: dict[str, int] = {}
        self._steps = tuple(steps)
        self._language = language
        self._lock = Lock()
        self._fitting: Counter[int] = Counter()
        self._first: dict[int, str | None] = {}
        self._expired = 0
        self.inserted: dict[str, int] = {}

    @property
    def fault(self) -> Fault:
        """The stage as a fault of the sandbox."""
        return Fault("rehearsal", self._effect, frozenset())

    def expire(self) -> None:
        """From now on the access tokens that were granted so far open nothing."""
        self._expired += 1

    def insert(self, connector: str, rows: int) -> None:
        """From now on a connector has so many rows more."""
        self.inserted[connector.lower()] = self.inserted.get(connector.lower(), 0) + rows

    def _effect(self, world: World, request: Request, proceed: Proceed) -> Response:
        with self._lock:
            return self._played(world, request, proceed)

    def _played(self, world: World, request: Request, proceed: Proceed) -> Response:
        number = self._due(request)
        if number is None:
            return self._usual(world, request, proceed)
        step = self._steps[number]
        asked = _said_in(request, step.language or self._language)

        def usual(world: World, request: Request) -> Response:
            return self._usual(world, request, proceed)

        answer = HAPPENINGS[step.answer](self, step, world, asked, usual)
        if answer is None:
            return usual(world, request)
        if is_met(step, answer):
            self.met[request.earlier] = number
        return changed_refusal(step, answer)

    def _due(self, request: Request) -> int | None:
        """The first step whose turn it is at this request."""
        due = None
        for number, step in enumerate(self._steps):
            if not fits(step, request):
                continue
            first = self._first.setdefault(number, (request.connector or "").lower())
            if step.connector == "first" and first != (request.connector or "").lower():
                continue
            self._fitting[number] += 1
            place = self._fitting[number] - step.request
            if due is None and place >= 0 and (step.times is None or place < step.times):
                due = number
        return due

    def _usual(self, world: World, request: Request, proceed: Proceed) -> Response:
        """The answer of an environment whose tokens and rows are as they have become."""
        own = self._own_token(world)
        sent = _said_in(request, self._language)
        is_bearer = request.headers.get("authorization", "").lower().startswith("bearer ")
        if self._expired and is_bearer:
            given = request.headers["authorization"].partition(" ")[2].strip()
            sent = _with_bearer(sent, world.bearer if given == own else "expired")
        world = with_more_rows(world, request, self.inserted)
        answer = proceed(world, sent)
        if self._expired and is_bearer and answer.status == 401:
            self.met.setdefault(request.earlier, self._number("token_expires"))
        if self._expired and request.route == "oauth" and answer.status == 200:
            return answer.with_content({**answer.content, "access_token": own})
        return answer

    def _own_token(self, world: World) -> str:
        return f"{world.bearer}-{self._expired}" if self._expired else world.bearer

    def _number(self, answer: str) -> int:
        return next(n for n, step in enumerate(self._steps) if step.answer == answer)


def _said_in(request: Request, language: str | None) -> Request:
    if language is None:
        return request
    return _with_headers(request, {"accept-language": _LANGUAGES[language]})


def _with_bearer(request: Request, token: str) -> Request:
    return _with_headers(request, {"authorization": f"Bearer {token}"})


def _with_headers(request: Request, headers: Mapping[str, str]) -> Request:
    return replace(request, headers={**request.headers, **headers})
