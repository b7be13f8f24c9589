"""Judges a dossier again, and names all that is not as it was written."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from profit_check import __version__
from profit_check import kept as kept_results
from profit_check.dossier.bundle import KEPT_RUN, RESULTS, contents
from profit_check.dossier.differences import Differing, parts_that_differ, results_that_differ
from profit_check.dossier.faults import Fault
from profit_check.dossier.signature import is_signed
from profit_check.dossier.sums import SIGNATURE, SUMS, Compared, compare
from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.model import Document, KeptRun
from profit_check.registry import Registry
from profit_check.replay import codec
from profit_check.replay.judging import judged_again
from profit_check.system_errors import reason
from profit_check.writers import results_json

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


@dataclass(frozen=True, slots=True)
class OtherDay:
    """The run as it is judged on another day, and the results that are others then."""

    day: date
    document: Document
    results: tuple[Differing, ...]


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What a recheck came to.

    `was` is the document in the dossier, `now` that of judging the kept run again; None where the
    file for it cannot be used. `version` is that of the tool which wrote the dossier, where that is
    another one. `signed` says that a signature is there, `verified` that it is by the key given.
    """

    faults: tuple[Fault, ...]
    results: tuple[Differing, ...]
    was: Document | None
    now: Document | None
    version: str | None
    signed: bool
    verified: bool
    day: OtherDay | None = None

    @property
    def agrees(self) -> bool:
        """Whether nothing differs."""
        return not self.faults and not self.results


def plugins_of(folder: Path) -> tuple[str, ...]:
    """The plugins that the run used, by the name that is kept of them."""
    try:
        return codec.parsed((folder / KEPT_RUN).read_text("utf-8")).plugins
    except (OSError, ValueError):
        return ()


def recheck(
    folder: Path,
    registry: Registry,
    *,
    key: Ed25519PublicKey | None = None,
    as_of: date | None = None,
) -> Rechecked:
    """Looks at every file, and judges the run again, also on the day `as_of` if that is given.

    Raises UsageError for a folder that is no dossier, and for checks that the run asked for and
    that `registry` has not.
    """
    compared = compare(folder)
    if compared.sums is None and not {KEPT_RUN, RESULTS} & set(compared.files):
        raise UsageError(
            say(
                "{folder}: is no dossier; give a folder that `profit-check dossier` wrote",
                folder=str(folder),
            )
        )
    faults = [*compared.faults, *_signature_faults(compared, key)]
    kept, was = _read(compared, faults)
    now = _judged_now(kept, registry, faults) if kept else None
    other = was.tool_version if was and was.tool_version != __version__ else None
    results: list[Differing] = []
    if was and now:
        results = results_that_differ(was, now, alike=other is None)
    if kept and was and now and other is None:
        faults += _derived(compared, kept, registry, was, now)
    return Rechecked(
        faults=tuple(_once(faults)),
        results=tuple(results),
        was=was,
        now=now,
        version=other,
        signed=SIGNATURE in compared.files,
        verified=key is not None and not _signature_faults(compared, key),
        day=_on(as_of, kept, registry, now) if as_of and kept and now else None,
    )


def _signature_faults(compared: Compared, key: Ed25519PublicKey | None) -> list[Fault]:
    if key is None or any(fault.file == SIGNATURE for fault in compared.faults):
        return []
    path = compared.files.get(SIGNATURE)
    if path is None:
        return [Fault(SIGNATURE, say("is missing: the dossier is not signed"))]
    try:
        signature = path.read_bytes()
    except OSError as error:
        return [Fault(SIGNATURE, say("cannot be read ({why})", why=reason(error)))]
    if is_signed(compared.sums or b"", signature, key):
        return []
    return [Fault(SIGNATURE, say("is no signature of these sums with that key"))]


def _read(compared: Compared, faults: list[Fault]) -> tuple[KeptRun | None, Document | None]:
    """The kept run and the results, as far as they can be used; why not, is a fault."""
    kept = was = None
    known = {fault.file for fault in compared.faults}
    for name in (KEPT_RUN, RESULTS):
        path = compared.files.get(name)
        if path is None:
            if name not in known:
                faults.append(Fault(name, say("is missing")))
            continue
        try:
            text = path.read_text("utf-8")
            if name == KEPT_RUN:
                kept = codec.parsed(text)
            else:
                was = kept_results.loads(text)
        except UnicodeDecodeError:
            faults.append(Fault(name, say("is not UTF-8 text")))
        except OSError as error:
            faults.append(Fault(name, say("cannot be read ({why})", why=reason(error))))
        except ValueError as error:
            faults.append(Fault(name, error.args[0]))
    return kept, was


class _Unjudgeable(Exception):
    """A kept run that has the form of one, and makes no sense; the phrase says what happened."""


def _judged_now(kept: KeptRun, registry: Registry, faults: list[Fault]) -> Document | None:
    try:
        return _judged(kept, registry, None)
    except _Unjudgeable as why:
        faults.append(Fault(KEPT_RUN, why.args[0]))
        return None


def _judged(kept: KeptRun, registry: Registry, as_of: date | None) -> Document:
    """The document of the kept run; as it would be read from a file."""
    try:
        document = asyncio.run(judged_again(kept, registry, as_of=as_of))
        return kept_results.loads(results_json.dumps(document))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        kind = type(error).__name__  # its text may hold anything
        raise _Unjudgeable(say("cannot be judged ({kind})", kind=kind)) from None


def _derived(
    compared: Compared, kept: KeptRun, registry: Registry, was: Document, now: Document
) -> Iterator[Fault]:
    """The files that are not what the kept run makes of them, with the tool that wrote them.

    Where its results are others, that is told of those; then a file is right too that fits what
    stands in the dossier.
    """
    differ = bool(results_that_differ(was, now, alike=True)) or kept.interrupted
    for part in parts_that_differ(was, now, complete=not differ):
        yield Fault(RESULTS, say("{part} is not what kept-run.json gives", part=part))
    right = contents(kept, registry, now)
    others: Mapping[str, bytes] | None = None
    for name in right:
        path = compared.files.get(name)
        if path is None:
            yield Fault(name, say("is missing"))
        elif (name == RESULTS and differ) or path.read_bytes() == right[name]:
            continue
        else:
            others = others or (contents(kept, registry, was) if differ else right)
            if path.read_bytes() != others[name]:
                yield Fault(name, say("is not what kept-run.json gives"))
    for name in compared.files:
        if name not in right and name not in (SUMS, SIGNATURE):
            yield Fault(name, say("is no file of a dossier"))


def _on(day: date, kept: KeptRun, registry: Registry, now: Document) -> OtherDay:
    try:
        document = _judged(kept, registry, day)
    except _Unjudgeable as why:
        raise UsageError(say("--as-of {day}: {why}", day=day, why=why.args[0])) from None
    return OtherDay(day, document, tuple(results_that_differ(now, document, alike=True)))


def _once(faults: list[Fault]) -> Iterator[Fault]:
    """One fault for each file: what was found first says most. Lines of sums are told each."""
    told: set[str] = set()
    for fault in faults:
        if fault.file in (SUMS, RESULTS) or fault.file not in told:
            yield fault
        told.add(fault.file)
