"""The network transport and TLS: what is trusted, what is not, and what is told of it."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from profit_check.model import Failure
from profit_check.wire.exchange import NoAnswer, RawAnswer, RawRequest
from profit_check.wire.http import HttpTransport
from tests.wire.loopback import response, saying, serving

AUTHORITY = trustme.CA()


def served_with(
    certificate: trustme.LeafCert, authority: trustme.CA | None = AUTHORITY
) -> RawAnswer | NoAnswer:
    """What comes of a server with `certificate`, when `authority` is trusted."""
    there = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(there)
    return asyncio.run(_ask(there, authority))


async def _ask(there: ssl.SSLContext, authority: trustme.CA | None) -> RawAnswer | NoAnswer:
    here: ssl.SSLContext | None = None
    if authority:
        here = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        authority.configure_trust(here)
    transport = HttpTransport(connect_timeout=2.0, answer_timeout=2.0, ssl_context=here)
    async with serving(saying(response(b"{}")), there) as server:
        try:
            return await transport.exchange(RawRequest("GET", server.url, ()))
        except NoAnswer as none:
            return none
        finally:
            await transport.close()


def test_a_trusted_server_answers_and_the_end_of_its_certificate_is_known() -> None:
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(days=20)
    found = served_with(AUTHORITY.issue_cert("127.0.0.1", not_after=ends))
    assert isinstance(found, RawAnswer)
    assert found.tls is not None
    assert found.tls.version in ("TLSv1.2", "TLSv1.3")
    assert found.tls.certificate_ends == ends


@pytest.mark.parametrize(
    ("certificate", "authority"),
    [
        (AUTHORITY.issue_cert("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC)), AUTHORITY),
        (AUTHORITY.issue_cert("profit.invalid"), AUTHORITY),
        (trustme.CA().issue_cert("127.0.0.1"), AUTHORITY),
        (AUTHORITY.issue_cert("127.0.0.1"), None),
    ],
    ids=["expired", "another host", "unknown authority", "not in the system's trust store"],
)
def test_a_certificate_that_cannot_be_trusted_is_told_apart(
    certificate: trustme.LeafCert, authority: trustme.CA | None
) -> None:
    found = served_with(certificate, authority)
    assert isinstance(found, NoAnswer)
    assert found.failure is Failure.CERTIFICATE
    assert found.detail.startswith("the certificate cannot be trusted: ")


@contextmanager
def one_connection(serve: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server in a thread, for one connection: asyncio's does not send the last words of TLS."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept() -> None:
            connection, _ = listening.accept()
            with connection:
                serve(connection)

        thread = threading.Thread(target=accept)
        thread.start()
        yield f"https://127.0.0.1:{listening.getsockname()[1]}/"
        thread.join()


def failure_at(url: str) -> Failure:
    async def run() -> Failure:
        transport = HttpTransport(connect_timeout=2.0, answer_timeout=2.0)
        with pytest.raises(NoAnswer) as raised:
            await transport.exchange(RawRequest("GET", url, ()))
        await transport.close()
        return raised.value.failure

    return asyncio.run(run())


def test_a_server_with_nothing_newer_than_tls_1_1_is_told_apart() -> None:
    there = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert("127.0.0.1").configure_cert(there)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        there.minimum_version = ssl.TLSVersion.TLSv1
        there.maximum_version = ssl.TLSVersion.TLSv1_1
    there.set_ciphers("ALL:@SECLEVEL=0")

    def serve(connection: socket.socket) -> None:
        with suppress(OSError), there.wrap_socket(connection, server_side=True):
            pass

    with one_connection(serve) as url:
        assert failure_at(url) is Failure.TLS


def test_plain_http_where_tls_belongs_is_told_apart() -> None:
    def serve(connection: socket.socket) -> None:
        connection.recv(10_000)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")

    with one_connection(serve) as url:
        assert failure_at(url) is Failure.TLS
