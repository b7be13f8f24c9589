"""Keys for signing a dossier: made and read as openssl does."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from profit_check.dossier.signature import is_signed, read_private, read_public, sign
from profit_check.errors import UsageError

KEY = Ed25519PrivateKey.generate()
OTHER_KIND = ec.generate_private_key(ec.SECP256R1())
Key = Ed25519PrivateKey | ec.EllipticCurvePrivateKey


def private_pem(path: Path, key: Key = KEY, lock: KeySerializationEncryption | None = None) -> Path:
    """The file with a private key."""
    lock = lock or NoEncryption()
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock))
    return path


def public_pem(path: Path, key: Key = KEY) -> Path:
    """The file with the public half of a key."""
    public = key.public_key()
    path.write_bytes(public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return path


@pytest.mark.parametrize("passphrase", [None, "geheim é"])
def test_what_is_signed_is_verified(passphrase: str | None, tmp_path: Path) -> None:
    lock = BestAvailableEncryption(passphrase.encode("utf-8")) if passphrase else None
    key = read_private(private_pem(tmp_path / "key.pem", lock=lock), passphrase)
    signature = sign(b"sums", key)
    public = read_public(public_pem(tmp_path / "pub.pem"))
    assert len(signature) == 64
    assert is_signed(b"sums", signature, public)
    assert not is_signed(b"other sums", signature, public)
    assert not is_signed(b"sums", signature[:-1], public)
    assert not is_signed(b"sums", b"", public)
    other = Ed25519PrivateKey.generate().public_key()
    assert not is_signed(b"sums", signature, other)


def test_a_passphrase_does_no_harm_to_a_key_without_one(tmp_path: Path) -> None:
    assert read_private(private_pem(tmp_path / "key.pem"), "geheim")


def test_a_key_that_cannot_be_used_is_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    locked = private_pem(tmp_path / "locked.pem", lock=BestAvailableEncryption(b"geheim"))
    other_kind = private_pem(tmp_path / "other.pem", OTHER_KIND)
    public = public_pem(tmp_path / "pub.pem")
    rubbish = tmp_path / "rubbish.pem"
    rubbish.write_bytes(b"\xff\x00 no key")
    none = tmp_path / "none.pem"
    variable = "PROFIT_CHECK_KEY_PASSPHRASE"
    for path, passphrase, said in (
        (locked, None, f"is encrypted; put its passphrase in {variable}"),
        (locked, "wrong", f"the passphrase in {variable} does not open it"),
        (other_kind, None, "make one with `openssl genpkey -algorithm ed25519`"),
        (public, None, "make one with"),
        (rubbish, None, "make one with"),
        (none, None, "cannot be read (No such file or directory)"),
        (tmp_path, None, "cannot be read ("),
    ):
        with pytest.raises(UsageError) as caught:
            read_private(path, passphrase)
        assert str(caught.value).startswith(f"--sign {path}: ")
        assert said in str(caught.value)
        assert "geheim" not in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_key_to_verify_with_is_a_public_one(tmp_path: Path) -> None:
    for path in (
        private_pem(tmp_path / "key.pem"),
        public_pem(tmp_path / "other.pem", OTHER_KIND),
        tmp_path / "none.pem",
    ):
        with pytest.raises(UsageError, match=r"^--verify [^\n]+$"):
            read_public(path)
