"""Writes a request as a curl command that can be repeated, its credential in a shell variable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from profit_check.visible import line

VARIABLE = "PROFIT_AUTHORIZATION"
"""The shell variable with the value of the header Authorization."""

SCHEMES = {
    "AfasToken": (
        "read -rs TOKEN &&\n"
        "  { [[ $TOKEN == '<'* ]] ||"
        ' TOKEN="<token><version>1</version><data>$TOKEN</data></token>"; } &&\n'
        f'  export {VARIABLE}="AfasToken $(printf %s "$TOKEN" | base64'
        " | tr -d '\\n')\""
    ),
    "Bearer": f'read -rs TOKEN && export {VARIABLE}="Bearer $TOKEN"',
}
"""How a shell sets the variable without showing or keeping the token, by authentication scheme.

A classic token may be given whole, or as its digits alone, as in the manifest.
"""

_CARRIED = ("accept", "accept-language", "integrationid", "content-type")
"""The headers that what Profit answers can depend on."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_URL = re.compile(r"https?://", re.IGNORECASE)
_GLOB = re.compile(r"[\[\]{}]")
_FORM = (
    "--data-urlencode 'grant_type=client_credentials'",
    '--data-urlencode "client_id=$PROFIT_CLIENT_ID"',
    '--data-urlencode "client_secret=$PROFIT_CLIENT_SECRET"',
)


def curl(method: str, url: str, headers: Mapping[str, str]) -> str:
    """The command on several lines; empty for what is no request that Profit knows.

    A credential in `headers` becomes VARIABLE. What was masked stays so. A POST is the one to the
    token endpoint: nothing else is posted.
    """
    if method not in ("GET", "POST") or not _URL.match(url):
        return ""
    glob = "--globoff " if _GLOB.search(url) else ""
    form = _FORM if method == "POST" else ()
    return " \\\n  ".join((f"curl {glob}{_quoted(url)}", *_headers(headers), *form))


def with_query(url: str, changes: Mapping[str, str]) -> str:
    """`url` with these query parameters in the place of its own, or after them."""
    base, _, query = url.partition("?")
    left = dict(changes)
    parts = []
    for part in filter(None, query.split("&")):
        own = part.partition("=")[0]
        same = next((name for name in left if name.casefold() == own.casefold()), None)
        parts.append(part if same is None else _parameter(own, left.pop(same)))
    parts += [_parameter(name, value) for name, value in left.items()]
    return f"{base}?{'&'.join(parts)}" if parts else base


def _parameter(name: str, value: str) -> str:
    return f"{name}={quote(str(value), safe=',;-_.')}"


def _headers(headers: Mapping[str, str]) -> Iterator[str]:
    for name, value in headers.items():
        if name.casefold() == "authorization":
            yield f'-H "Authorization: ${VARIABLE}"'
        elif name.casefold() in _CARRIED and _NAME.fullmatch(name):
            yield f"-H {_quoted(f'{name}: {value}')}"


def _quoted(text: str) -> str:
    return "'" + line(text).replace("'", "'\"'\"'") + "'"
