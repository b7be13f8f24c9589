"""An Ed25519 signature of a dossier: over the bytes of SHA256SUMS, 64 bytes as openssl has them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from profit_check.errors import UsageError
from profit_check.language.phrase import Phrase, say
from profit_check.system_errors import reason

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )

PASSPHRASE = "PROFIT_CHECK_KEY_PASSPHRASE"
"""The environment variable with the passphrase of an encrypted key."""


def read_private(path: Path, passphrase: str | None) -> Ed25519PrivateKey:
    """The key to sign with; raises UsageError, which tells how to make one."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    content = _bytes(path, "--sign")
    is_locked = b"ENCRYPTED" in content
    if is_locked and not passphrase:
        told = say("is encrypted; put its passphrase in {variable}", variable=PASSPHRASE)
        raise _unusable(path, "--sign", told)
    secret = passphrase.encode("utf-8") if is_locked and passphrase else None
    try:
        key = load_pem_private_key(content, secret)
    except (TypeError, ValueError, UnsupportedAlgorithm):
        told = say("the passphrase in {variable} does not open it", variable=PASSPHRASE)
        raise _unusable(path, "--sign", told if is_locked else _NO_PRIVATE_KEY) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise _unusable(path, "--sign", _NO_PRIVATE_KEY)
    return key


def read_public(path: Path) -> Ed25519PublicKey:
    """The key to verify with; raises UsageError, which tells how to make it."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(_bytes(path, "--verify"))
    except (ValueError, UnsupportedAlgorithm):
        raise _unusable(path, "--verify", _NO_PUBLIC_KEY) from None
    if not isinstance(key, Ed25519PublicKey):
        raise _unusable(path, "--verify", _NO_PUBLIC_KEY)
    return key


def sign(sums: bytes, key: Ed25519PrivateKey) -> bytes:
    """The signature of these sums."""
    return key.sign(sums)


def is_signed(sums: bytes, signature: bytes, key: Ed25519PublicKey) -> bool:
    """Whether this is a signature of these sums with that key."""
    from cryptography.exceptions import InvalidSignature

    try:
        key.verify(signature, sums)
    except InvalidSignature:
        return False
    return True


_NO_PRIVATE_KEY = say(
    "is no private Ed25519 key in PEM; make one with `openssl genpkey -algorithm ed25519`"
)
_NO_PUBLIC_KEY = say(
    "is no public Ed25519 key in PEM; make it with `openssl pkey -in KEY.pem -pubout`"
)


def _bytes(path: Path, option: str) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else say("this is no file name")
        raise _unusable(path, option, say("cannot be read ({why})", why=why)) from None


def _unusable(path: Path, option: str, what: Phrase) -> UsageError:
    return UsageError(say("{option} {file}: {what}", option=option, file=str(path), what=what))
