"""Where credentials are read from, and what is said when they are not there."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from profit_check.errors import UsageError
from profit_check.model import (
    ClassicSource,
    EnvironmentType,
    OAuthSource,
    SecretSource,
    Target,
)
from profit_check.wire.credentials import ClassicCredential, OAuthCredential, read_credential

DATA = "0123456789abcdef" * 4


def target(credential: ClassicSource | OAuthSource) -> Target:
    return Target("test", "12345", EnvironmentType.TEST, credential)


def from_file(path: Path, content: bytes) -> ClassicCredential:
    (path / "token.txt").write_bytes(content)
    source = ClassicSource(SecretSource("file", "token.txt"))
    found = read_credential(target(source), folder=path, environ={})
    assert isinstance(found, ClassicCredential)
    return found


def refusal(
    credential: ClassicSource | OAuthSource,
    folder: Path = Path(),
    environ: Mapping[str, str] | None = None,
) -> str:
    with pytest.raises(UsageError) as raised:
        read_credential(target(credential), folder=folder, environ=environ or {})
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_token_is_read_from_the_environment() -> None:
    source = ClassicSource(SecretSource("env", "PROFIT_TOKEN"))
    found = read_credential(target(source), folder=Path(), environ={"PROFIT_TOKEN": DATA + "\r\n"})
    assert found == ClassicCredential(DATA)


def test_a_token_is_read_from_a_file_beside_the_manifest(tmp_path: Path) -> None:
    assert from_file(tmp_path, DATA.encode() + b"\r\n").faults == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_as_windows_writes_it_is_understood(tmp_path: Path, encoding: str) -> None:
    assert from_file(tmp_path, (DATA + "\r\n").encode(encoding)).faults == ()


def test_client_credentials_come_each_from_their_own_source(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s3cret\n", encoding="utf-8")
    source = OAuthSource(SecretSource("env", "ID"), SecretSource("file", "secret"))
    found = read_credential(target(source), folder=tmp_path, environ={"ID": "me"})
    assert found == OAuthCredential("me", "s3cret")
    assert "s3cret" not in repr(found) and "me" not in repr(found)


def test_a_variable_that_is_not_set_is_wrong_usage() -> None:
    said = refusal(ClassicSource(SecretSource("env", "PROFIT_TOKEN")))
    assert said.startswith("targets.test.token: ")
    assert "PROFIT_TOKEN is not set" in said


def test_the_key_of_the_missing_half_is_named() -> None:
    source = OAuthSource(SecretSource("env", "ID"), SecretSource("env", "SECRET"))
    assert refusal(source).startswith("targets.test.oauth.client_id: ")
    assert refusal(source, environ={"ID": "me"}).startswith("targets.test.oauth.client_secret: ")


def test_a_variable_that_is_empty_is_there_and_malformed() -> None:
    source = ClassicSource(SecretSource("env", "PROFIT_TOKEN"))
    found = read_credential(target(source), folder=Path(), environ={"PROFIT_TOKEN": ""})
    assert found.faults == ("the token is empty",)


def test_a_file_that_is_missing_a_folder_or_no_text_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "binary").write_bytes(b"\xff\xfe\xff" + b"\x80" * 10)
    (tmp_path / "large").write_bytes(b"a" * 100_000)
    expected = {"missing": "does not exist", "folder": "cannot be read", "large": "small text file"}
    for name, words in {**expected, "binary": "small text file"}.items():
        said = refusal(ClassicSource(SecretSource("file", name)), tmp_path)
        assert words in said and name in said


class _Keyring(ModuleType):
    def get_password(self, service: str, user: str) -> str | None:
        return {("profit/acme", "test"): DATA}.get((service, user))


def test_a_token_is_read_from_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring.errors

    assert keyring.errors
    monkeypatch.setitem(sys.modules, "keyring", _Keyring("keyring"))
    source = ClassicSource(SecretSource("keyring", "profit/acme/test"))
    assert read_credential(target(source), folder=Path(), environ={}) == ClassicCredential(DATA)
    assert "no entry profit/other" in refusal(
        ClassicSource(SecretSource("keyring", "profit/other"))
    )
    assert "service/name" in refusal(ClassicSource(SecretSource("keyring", "profit")))


def test_a_machine_without_a_keyring_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.errors import NoKeyringError

    def get_password(service: str, user: str) -> str | None:
        raise NoKeyringError("no backend")

    monkeypatch.setattr(keyring, "get_password", get_password)
    assert "keyring" in refusal(ClassicSource(SecretSource("keyring", "profit/test")))


@pytest.mark.parametrize(
    ("credential", "says"),
    [
        (OAuthCredential("", "secret"), "client id is empty"),
        (OAuthCredential("id", ""), "client secret is empty"),
        (OAuthCredential("id", "sec ret"), "client secret has white space"),
        (OAuthCredential("id", '"secret"'), "client secret stands between quotes"),
        (OAuthCredential("id", "secr\u00e9t"), "client secret has characters that are not"),
    ],
)
def test_what_is_wrong_with_client_credentials_is_said_without_showing_them(
    credential: OAuthCredential, says: str
) -> None:
    assert any(says in fault for fault in credential.faults)
    assert not any("secret" in fault.replace("client secret", "") for fault in credential.faults)


def test_client_credentials_are_sent_as_a_form() -> None:
    credential = OAuthCredential("a&b", "c=d+e \u20ac")
    assert credential.form == (
        b"grant_type=client_credentials&client_id=a%26b&client_secret=c%3Dd%2Be+%E2%82%AC"
    )
