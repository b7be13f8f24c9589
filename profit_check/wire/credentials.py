"""Reads a target's credential from where the manifest says it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from profit_check.errors import UsageError
from profit_check.language.phrase import Phrase, joined, mark, say
from profit_check.model import ClassicSource, SecretSource, Target
from profit_check.system_errors import reason
from profit_check.wire.classic import ClassicCredential
from profit_check.wire.oauth_client import OAuthCredential

__all__ = ["ClassicCredential", "Credential", "OAuthCredential", "read_credential"]

Credential = ClassicCredential | OAuthCredential

_LARGEST_FILE = 65_536


def read_credential(target: Target, *, folder: Path, environ: Mapping[str, str]) -> Credential:
    """The credential of `target`; a file's name is relative to `folder`, the manifest's.

    Raises UsageError, in one line that names the manifest's key, when a source does not exist. What
    is there but malformed is told by the credential's `faults`.
    """
    key = f"targets.{target.name}"
    source = target.credential
    if isinstance(source, ClassicSource):
        return ClassicCredential(_Reader(f"{key}.token", folder, environ).read(source.token))
    return OAuthCredential(
        _Reader(f"{key}.oauth.client_id", folder, environ).read(source.client_id),
        _Reader(f"{key}.oauth.client_secret", folder, environ).read(source.client_secret),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the secret of one key of the manifest."""

    key: str
    folder: Path
    environ: Mapping[str, str]

    def read(self, source: SecretSource) -> str:
        readers = {"env": self._variable, "file": self._file, "keyring": self._keyring}
        return readers[source.kind](source.name).strip()

    def _variable(self, name: str) -> str:
        value = self.environ.get(name)
        if value is None:
            raise self._fault(say("the environment variable {name} is not set; set it", name=name))
        return value

    def _file(self, name: str) -> str:
        path = self.folder / name
        try:
            with path.open("rb") as file:
                return _decoded(file.read(_LARGEST_FILE + 1))
        except FileNotFoundError:
            raise self._fault(say("the file {path} does not exist; make it", path=path)) from None
        except OSError as error:
            why = reason(error)
            said = say("the file {path} cannot be read ({reason})", path=path, reason=why)
            raise self._fault(said) from None
        except ValueError:
            said = say("the file {path} is not a small text file in UTF-8", path=path)
            raise self._fault(said) from None

    def _keyring(self, name: str) -> str:
        service, slash, user = name.rpartition("/")
        if not (service and slash and user):
            raise self._fault(say('a keyring entry is named "service/name"; name it so'))
        value = _password(service, user)
        if value is None:
            template = mark("no entry {name} was found in this machine's keyring; store it")
            raise self._fault(say(template, name=name))
        return value

    def _fault(self, what: Phrase) -> UsageError:
        return UsageError(joined((self.key, what), ": "))


def _decoded(content: bytes) -> str:
    """The text of a file, also as Windows editors and shells write it; raises ValueError."""
    if len(content) > _LARGEST_FILE:
        raise ValueError
    utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return content.decode("utf-16" if utf_16 else "utf-8-sig")


def _password(service: str, user: str) -> str | None:
    """The keyring's entry; None when there is none, and when there is no keyring to look in."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(service, user)
    except KeyringError:
        return None
