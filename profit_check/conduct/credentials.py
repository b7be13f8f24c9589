"""Whether requests carry a credential as AFAS publishes it, and only where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from profit_check.conduct.hidden import hides_credential, needs_credential
from profit_check.conduct.schemes import has_its_scheme, is_written_as_published
from profit_check.language.phrase import mark
from profit_check.model import AuthorizationForm, Call

OTHER_CASE = mark("the scheme is written in other letter case: {count:,} of {all:,} requests")
_IN_URL = mark("a secret in the URL: {count:,} of {all:,} requests")
_IN_BODY = mark("a secret in the body: {count:,} of {all:,} requests")
_FOREIGN = mark("neither a classic token nor a bearer token: {count:,} of {all:,} requests")
_PLAIN = mark("a classic token that is not Base64: {count:,} of {all:,} requests")
_UNNAMED = mark("a classic token without the scheme AfasToken: {count:,} of {all:,} requests")
_FAULTS = {
    AuthorizationForm.NONE: mark("without a credential: {count:,} of {all:,} requests"),
    AuthorizationForm.AFAS_TOKEN_PLAIN: _PLAIN,
    AuthorizationForm.AFAS_TOKEN_BASE64: _UNNAMED,
}
_LIKE_IN_URL = mark(
    "what may be a secret in the URL, not seen in use as one: {count:,} of {all:,} requests"
)
_LIKE_IN_BODY = mark(
    "what may be a secret in the body, not seen in use as one: {count:,} of {all:,} requests"
)


def faults_of_credentials(calls: Sequence[Call]) -> Callable[[Call], Iterator[str]]:
    """Tells what is wrong with each of `calls`, which are all that were recorded: templates.

    What looks like a secret is one when any of them, before or after, sent it as a credential.
    """
    is_hidden = hides_credential(calls)
    used = {each for call in calls for each in call.credentials}

    def faults_of(call: Call) -> Iterator[str]:
        if call.secret_in_url or not used.isdisjoint(call.like_secret_in_url):
            yield _IN_URL
        if call.secret_in_body or not used.isdisjoint(call.like_secret_in_body):
            yield _IN_BODY
        if not needs_credential(call) or is_hidden(call):
            return
        if not has_its_scheme(call.authorization):
            yield _FAULTS.get(call.authorization.form, _FOREIGN)
        elif not is_written_as_published(call.authorization):
            yield OTHER_CASE

    return faults_of


def doubts_about_secrets(call: Call) -> Iterator[str]:
    """What in a call looks like a secret, and may be none: templates for a Tally."""
    if call.like_secret_in_url:
        yield _LIKE_IN_URL
    if call.like_secret_in_body:
        yield _LIKE_IN_BODY
