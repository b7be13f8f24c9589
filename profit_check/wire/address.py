"""Forms the URLs that are asked, and the form in which they may be shown."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.model import Question
from profit_check.profit.hosts import is_loopback

_FROM_ROWS = re.compile(
    r"((?:^|[?&;\s]|%26|%3F)(?:filtervalues|filterjson)(?:=|%3D))[^&#\s\"'<>]+", re.I
)
_PARAMETER = re.compile(
    r"([?&])(?!(?:skip|take|orderbyfieldids|filterfieldids|operatortypes|filtervalues|filterjson)=)"
    r"([^=&#]{1,60}=)?[^&#]*+",
    re.IGNORECASE,
)
"""A parameter of a query that is not one of Profit's, or whose value `shown` withholds already."""


def checked_base(base_url: str) -> str:
    """`base_url` without slashes at its end; raises UsageError for what no request can go to."""
    parts = _split(base_url)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            say("base_url: {url!r} is no URL of the form https://host/path", url=base_url)
        )
    if "@" in parts.netloc:
        raise UsageError(say("base_url: a user name or password is no part of it; remove it"))
    if parts.query or parts.fragment:
        raise UsageError(
            say("base_url: {url!r} has a query or a fragment; remove it", url=base_url)
        )
    return base_url.rstrip("/")


def url(base: str, question: Question) -> str:
    """The URL of `question`: commas and minus signs stay readable, all else is escaped."""
    address = base + quote(question.path, safe="/%")
    pairs = [f"{quote(key, safe='')}={quote(value, safe=',')}" for key, value in question.query]
    return f"{address}?{'&'.join(pairs)}" if pairs else address


def shown(text: str) -> str:
    """`text`, a URL or what holds one, without filter values: these come from rows."""
    return _FROM_ROWS.sub(r"\1<withheld>", text)


def shown_location(text: str) -> str:
    """`text`, a URL in an answer, with only those parameters that Profit knows and that hold no
    value of a row."""
    return _PARAMETER.sub(r"\1\2<withheld>", shown(text)).partition("#")[0]


def is_private(address: str) -> bool:
    """May a credential go to `address`? Only over TLS, or without leaving this machine."""
    return urlsplit(address).scheme == "https" or is_loopback(address)


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        return parts if parts.port != 0 else None
    except ValueError:
        return None
