"""Reads what a TLS connection showed."""

from __future__ import annotations

import ssl
from datetime import datetime
from functools import lru_cache

from profit_check.model import Tls


def tls_of(connection: ssl.SSLObject | None) -> Tls | None:
    """The facts of a connection; None for one without TLS."""
    if connection is None:
        return None
    certificate = connection.getpeercert(binary_form=True)
    return Tls(connection.version() or "", _end(certificate) if certificate else None)


@lru_cache(maxsize=8)
def _end(certificate: bytes) -> datetime | None:
    """When a certificate in DER ends: what `ssl` tells itself is empty on some systems."""
    from cryptography import x509

    try:
        return x509.load_der_x509_certificate(certificate).not_valid_after_utc
    except ValueError:
        return None
