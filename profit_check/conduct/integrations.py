"""Requests that another integration sent, in a recording of more than one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from profit_check.model import AuthorizationForm, Call

INTEGRATION_ID = re.compile(r"[0-9]+_[0-9]+")
"""The form of an IntegrationId (AFAS page `integrationid`)."""

_UNTOLD = (AuthorizationForm.NONE, AuthorizationForm.WITHHELD)


def is_of_another(calls: Sequence[Call], own: str) -> Callable[[Call], bool]:
    """Tells of each of `calls`, which are all that were recorded, whether another integration's.

    So it may be where an IntegrationId that is not `own` comes with a credential of its own, or one
    that was not recorded, and `own` is seen as well.
    """
    credentials = {
        (call.host, call.authorization.mark) for call in calls if call.integration_id == own
    }

    def is_another(call: Call) -> bool:
        sent = call.authorization
        shared = sent.form not in _UNTOLD and (call.host, sent.mark) in credentials
        other = call.integration_id or ""
        is_one = other != own and bool(INTEGRATION_ID.fullmatch(other))
        return bool(credentials) and is_one and not shared

    return is_another
