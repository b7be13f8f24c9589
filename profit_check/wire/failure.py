"""Tells from an exception why there was no answer, in words that quote nothing."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Mapping

from profit_check.language.phrase import Phrase, say
from profit_check.model import Failure
from profit_check.wire.exchange import NoAnswer

_DISTRUST: Mapping[int, Phrase] = {
    9: say("certificate is not yet valid"),
    10: say("certificate has expired"),
    18: say("self-signed certificate"),
    19: say("self-signed certificate in certificate chain"),
    20: say("unable to get local issuer certificate"),
    62: say("the certificate is of another host name"),
    64: say("the certificate is of another IP address"),
}
"""What OpenSSL's numbers (X509_V_ERR) stand for, mostly in its own words."""


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
        return NoAnswer(Failure.UNRESOLVED, say("the host name cannot be resolved"))
    return None


def _by_tls(cause: BaseException) -> NoAnswer | None:
    if isinstance(cause, ssl.SSLCertVerificationError):
        said = say("the certificate cannot be trusted: {why}", why=_distrust(cause))
        return NoAnswer(Failure.CERTIFICATE, said)
    if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError):
        reason = _line((cause.reason or "").replace("_", " ").lower()) or say("no reason given")
        said = say("no TLS 1.2 or newer could be agreed on: {reason}", reason=reason)
        return NoAnswer(Failure.TLS, said)
    return None


def _distrust(error: ssl.SSLCertVerificationError) -> str:
    """Why a certificate is not trusted; what OpenSSL says of rarer reasons is not translated."""
    known = _DISTRUST.get(getattr(error, "verify_code", 0))
    return known or _line(getattr(error, "verify_message", "")) or say("it was refused")


def _by_connection(cause: BaseException) -> NoAnswer | None:
    if isinstance(cause, ConnectionRefusedError):
        return NoAnswer(Failure.REFUSED, say("the host refused the connection"))
    if isinstance(cause, TimeoutError):
        return NoAnswer(Failure.TIMEOUT, say("the connection timed out"))
    if isinstance(cause, ConnectionError | ssl.SSLEOFError):
        return NoAnswer(Failure.RESET, say("the connection was broken off"))
    if isinstance(cause, OSError) and cause.errno is not None:
        return NoAnswer(Failure.REFUSED, say("the host cannot be reached from here"))
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
