"""On whose behalf a request was sent, as far as a recording tells: by its credential."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import takewhile

from profit_check.conduct.tokens import granted_tokens
from profit_check.model import AuthorizationForm, Call

Place = tuple[str, int]


def client_of(request: Call) -> Hashable:
    """Who asks for an access token: an equal request is one of the same client."""
    return request.mark, request.authorization.mark


def users_of(calls: Sequence[Call]) -> Callable[[Call], Hashable]:
    """Tells by equal values which of `calls` were sent for the same user.

    A credential is its user. Access tokens that one client was granted are of one user: those that
    were seen in its answers; and where one client alone was granted any at a host, as many others,
    and one that was in use before it asked.
    """
    hosts: dict[Place, list[Call]] = {}
    for call in calls:
        hosts.setdefault(_place(call), []).append(call)
    known: dict[tuple[Place, int], Hashable] = {}
    for place, each in hosts.items():
        known |= {(place, mark): client for mark, client in _clients(each).items()}

    def user_of(call: Call) -> Hashable:
        sent = call.authorization
        own = sent.form, sent.mark
        return own if sent.mark is None else known.get((_place(call), sent.mark), own)

    return user_of


def _clients(calls: Sequence[Call]) -> dict[int, Hashable]:
    """The client of each access token at a host, by the token's mark."""
    granted = granted_tokens(calls)
    clients: dict[int, set[Hashable]] = {}
    for call in granted:
        if call.granted is not None:
            clients.setdefault(call.granted, set()).add(client_of(call))
    found = {mark: next(iter(each)) for mark, each in clients.items() if len(each) == 1}
    everyone = {client_of(call) for call in granted}
    if len(everyone) != 1:
        return found
    used = _access_tokens(calls)
    before = _access_tokens(takewhile(lambda call: call is not granted[0], calls))
    if len(before) <= 1 and len(used - before) <= len(granted):
        return dict.fromkeys(used, next(iter(everyone)))
    return found


def _access_tokens(calls: Iterable[Call]) -> set[int]:
    sent = (call.authorization for call in calls)
    return {
        one.mark for one in sent if one.form is AuthorizationForm.BEARER and one.mark is not None
    }


def _place(call: Call) -> Place:
    return call.host, call.port
