"""What a recorder may have left out or replaced, so that a call does not tell it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from profit_check.model import AuthorizationForm, Call, Route

TOKEN_ROUTES = frozenset({Route.OAUTH_TOKEN, Route.OTP})
"""What gives the tokens that all else needs."""

_OPEN = TOKEN_ROUTES | {Route.OTHER}
_NONE = AuthorizationForm.NONE


def needs_credential(call: Call) -> bool:
    """Is it one of the requests that AFAS publishes, and none that gives a token?"""
    return call.route not in _OPEN


def hides_credential(calls: Sequence[Call]) -> Callable[[Call], bool]:
    """Tells of each of `calls`, which are all that were recorded, whether its credential is hidden.

    Profit accepts no request without a credential, nor with one of an unknown form: where one was
    accepted, its recording leaves credentials out, or replaces them.
    """
    forms = (_NONE, AuthorizationForm.OTHER)
    needing = [call for call in calls if needs_credential(call)]
    altered = {(call.recording, call.authorization.form) for call in needing if _accepted(call)}
    keeping = {call.recording for call in needing if call.authorization.form is not _NONE}

    def is_hidden(call: Call) -> bool:
        form = call.authorization.form
        if form not in forms:
            return form is AuthorizationForm.WITHHELD
        if form is _NONE and call.status != 401 and call.recording not in keeping:
            return True
        return (call.recording, form) in altered

    return is_hidden


def hides_headers(call: Call) -> bool:
    """Did Profit accept what, as it was recorded, came without any header?"""
    known = (call.integration_id, call.user_agent, call.connection)
    return _accepted(call) and call.authorization.form is _NONE and not any(known)


def _accepted(call: Call) -> bool:
    return call.status is not None and 200 <= call.status < 300
