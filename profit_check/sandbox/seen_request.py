"""A request as a test may look at it: without the secrets that it carried."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from profit_check.profit.environments import BASE_PATH
from profit_check.sandbox.messages import Exchange, Request
from profit_check.wire.redaction import MASK, Redactor


@dataclass(frozen=True, slots=True, repr=False)
class SeenRequest:
    """A request that the sandbox answered; secrets are masked in it.

    `path` is as sent, below the base URL; header names and names of `parameters` are in lower
    case. `connector` is the id that the path names. `status` is None where no answer arrived, and
    `wrote` tells that it was a write that was carried out.
    """

    method: str
    path: str
    query: str
    parameters: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    connector: str | None
    status: int | None
    wrote: bool

    @property
    def json(self) -> Any:
        """The body, parsed; raises ValueError where it is no JSON."""
        return json.loads(self.body)

    def __repr__(self) -> str:
        query = f"?{self.query}" if self.query else ""
        return f"<{self.method} {self.path}{query} -> {self.status or 'no answer'}>"


def seen(exchange: Exchange, redactor: Redactor) -> SeenRequest:
    """The request of an exchange; `redactor` knows the sandbox's secrets."""
    request, response = exchange.request, exchange.response
    return SeenRequest(
        method=request.method,
        path=redactor.hide_known(_below_base(request.path)),
        query=redactor.hide_known(request.query),
        parameters={name: redactor.hide_known(value) for name, value in request.parameters.items()},
        headers={name: _header(name, value, redactor) for name, value in request.headers.items()},
        body=_body(request, redactor),
        connector=redactor.hide_known(request.connector) if request.connector else None,
        status=None if response.disruption else response.status,
        wrote=exchange.wrote,
    )


def _below_base(path: str) -> str:
    is_below = path.lower().startswith(f"{BASE_PATH.lower()}/")
    return path[len(BASE_PATH) :] if is_below else path


def _header(name: str, value: str, redactor: Redactor) -> str:
    if name != "authorization":
        return redactor.hide_known(value)
    scheme, space, _ = value.partition(" ")
    return f"{scheme} {MASK}" if space else MASK


def _body(request: Request, redactor: Redactor) -> bytes:
    """The body without the sandbox's secrets; where a token is asked, without any."""
    if request.route == "oauth":
        return redactor.hide_in_bytes(request.body)
    return redactor.hide_known(request.body.decode("latin-1")).encode("latin-1")
