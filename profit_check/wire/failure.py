"""Tells from an exception why there was no answer, in words that quote nothing."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

from profit_check.model import Failure
from profit_check.wire.exchange import NoAnswer


def described(error: BaseException) -> NoAnswer | None:
    """What an error of the operating system or of TLS, anywhere behind `error`, amounts to."""
    causes = list(_causes(error))
    for describe in (_by_name, _by_tls, _by_connection):
        for cause in causes:
            if answer := describe(cause):
                return answer
    return None


def _by_name(cause: BaseException) -> NoAnswer | None:
    if isinstance(cause, socket.gaierror | UnicodeError):
        return NoAnswer(Failure.UNRESOLVED, "the host name cannot be resolved")
    return None


def _by_tls(cause: BaseException) -> NoAnswer | None:
    if isinstance(cause, ssl.SSLCertVerificationError):
        why = _line(getattr(cause, "verify_message", "") or "it was refused")
        return NoAnswer(Failure.CERTIFICATE, f"the certificate cannot be trusted: {why}")
    if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError):
        reason = _line((cause.reason or "no reason given").replace("_", " ").lower())
        return NoAnswer(Failure.TLS, f"no TLS 1.2 or newer could be agreed on: {reason}")
    return None


def _by_connection(cause: BaseException) -> NoAnswer | None:
    if isinstance(cause, ConnectionRefusedError):
        return NoAnswer(Failure.REFUSED, "the host refused the connection")
    if isinstance(cause, TimeoutError):
        return NoAnswer(Failure.TIMEOUT, "the connection timed out")
    if isinstance(cause, ConnectionError | ssl.SSLEOFError):
        return NoAnswer(Failure.RESET, "the connection was broken off")
    if isinstance(cause, OSError) and cause.errno is not None:
        return NoAnswer(Failure.REFUSED, "the host cannot be reached from here")
    return None


def _causes(error: BaseException | None, depth: int = 0) -> Iterator[BaseException]:
    if error is None or depth > 12:
        return
    yield error
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _causes(each, depth + 1)
    yield from _causes(error.__cause__ or error.__context__, depth + 1)


def _line(text: str) -> str:
    return " ".join(text.split())[:200]
