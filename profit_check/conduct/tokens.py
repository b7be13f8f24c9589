"""When access tokens were asked (AFAS page `authentication`: reuse a token until it expires)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from profit_check.model import Call, Route

LIFETIME = 3600.0
"""Seconds that an access token lasts where its answer does not tell, as AFAS publishes."""

_LEAST_SPARE = 60.0
"""Seconds of its life that a token may always have left when it is replaced."""

_SPARE_SHARE = 10
"""A token may also be replaced with this part of its life left: a tenth."""

_EARLIEST = datetime.min.replace(tzinfo=UTC)


def granted_tokens(calls: Sequence[Call]) -> list[Call]:
    """The requests that were answered with an access token."""
    return [call for call in calls if call.route is Route.OAUTH_TOKEN and call.status == 200]


def asked_early(calls: Sequence[Call], most: int, *, same_client: bool = True) -> list[Call]:
    """The requests for an access token that were made while `most` others were still good.

    Only tokens that were asked with an equal request count, unless `same_client` is False. A 401
    ends a token: to ask another one then is right. A request without a moment is passed over.
    """
    return list(_early(calls, most, same_client))


def _early(calls: Sequence[Call], most: int, same_client: bool) -> Iterator[Call]:
    granted = {id(call) for call in granted_tokens(calls)}
    good: dict[tuple[object, ...], list[datetime]] = {}
    for call in sorted(calls, key=lambda call: call.started or _EARLIEST):
        if call.started is None:
            continue
        if call.status == 401:
            good = {client: ends[1:] for client, ends in good.items()}
        elif id(call) in granted:
            client = (call.mark, call.authorization.mark) if same_client else ()
            good[client] = [end for end in good.get(client, ()) if end > call.started]
            if len(good[client]) >= most:
                yield call
            good[client].append(_good_until(call.started, call.token_lifetime or LIFETIME))


def _good_until(asked: datetime, lifetime: float) -> datetime:
    """The moment from which on a token may be replaced."""
    spare = max(_LEAST_SPARE, lifetime / _SPARE_SHARE)
    return asked + timedelta(seconds=lifetime - spare)
