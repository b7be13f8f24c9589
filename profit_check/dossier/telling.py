"""Tells what a recheck came to: in lines for a reader, and as data for a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from profit_check import __version__
from profit_check.dossier.differences import Differing
from profit_check.dossier.faults import Fault
from profit_check.dossier.recheck import Rechecked
from profit_check.language.catalogue import Language
from profit_check.language.phrase import Phrase, joined, say, say_number
from profit_check.model import Document, Result
from profit_check.visible import line
from profit_check.wording import STATUSES, VERDICTS


def lines(found: Rechecked) -> Iterator[str]:
    """What differs, a line each; then what was looked at, and what that came to."""
    for fault in found.faults:
        yield joined((line(fault.file), fault.what), ": ")
    yield from _differing(found.results)
    yield from _about(found)
    if found.day:
        yield say(
            "Judged on {day}: {verdict}", day=found.day.day, verdict=_verdict(found.day.document)
        )
        yield from _differing(found.day.results)
        if not found.day.results:
            yield say("Every result is the same on that day.")


def as_data(found: Rechecked, language: Language) -> dict[str, Any]:
    """All of it as JSON has it, messages in `language`."""
    day = found.day
    return {
        "agrees": found.agrees,
        "files": [_fault(one, language) for one in found.faults],
        "results": [_change(one, language) for one in found.results],
        "verdict": _verdicts(found.was, found.now),
        "tool": {"version": __version__, "wrote": found.version or __version__},
        "signature": _signature_state(found),
        "as_of": None
        if day is None
        else {
            "day": day.day.isoformat(),
            "verdict": day.document.verdict.value,
            "results": [_change(one, language) for one in day.results],
        },
    }


def _about(found: Rechecked) -> Iterator[str]:
    if found.version:
        yield say(
            "The dossier was written by version {wrote} and this is {version}: only statuses and "
            "levels are compared, and files are not made anew",
            wrote=line(found.version),
            version=__version__,
        )
    if found.verified:
        yield say("The signature is that of SHA256SUMS, by the key given.")
    elif found.signed and not any(fault.file == "SHA256SUMS.sig" for fault in found.faults):
        yield say("The dossier is signed; give --verify KEY to see whether by whom you expect.")
    if found.was and found.was.scope.interrupted:
        yield say("The run was interrupted: what it did not judge is not compared.")
    if found.agrees and found.now:
        count = len(found.now.results)
        same = say_number(
            "{count:,} result is the same, judged again: {verdict}",
            "{count:,} results are the same, judged again: {verdict}",
            count=count,
            verdict=_verdict(found.was or found.now),
        )
        yield same
    else:
        number = len(found.faults) + len(found.results)
        yield say_number("{count:,} difference", "{count:,} differences", count=number)


def _differing(results: Sequence[Differing]) -> Iterator[Phrase]:
    for one in results:
        yield say(
            "{result}: was {was}; is {now}",
            result=line(" ".join(part for part in (one.check, one.subject) if part)),
            was=_told(one.was),
            now=_told(one.now),
        )


def _told(result: Result | None) -> Phrase:
    if result is None:
        return say("not there")
    return say("{status} ({message})", status=STATUSES[result.status], message=_shown(result))


def _shown(result: Result) -> str:
    """The message; where it holds what cannot be seen, with that written out."""
    shown = line(result.message)
    return result.message if shown == result.message else shown


def _verdict(document: Document) -> Phrase:
    return say("{verdict}", verdict=VERDICTS[document.verdict])


def _fault(fault: Fault, language: Language) -> dict[str, str]:
    return {"file": line(fault.file), "what": language.tell(fault.what)}


def _change(one: Differing, language: Language) -> dict[str, Any]:
    sides = {"was": one.was, "is": one.now}
    return {
        "check": one.check,
        "subject": one.subject,
        **{side: _side(result, language) for side, result in sides.items()},
    }


def _side(result: Result | None, language: Language) -> dict[str, str] | None:
    if result is None:
        return None
    return {"status": result.status.value, "message": language.tell(_shown(result))}


def _verdicts(was: Document | None, now: Document | None) -> dict[str, str | None]:
    return {
        "was": was.verdict.value if was else None,
        "is": now.verdict.value if now else None,
    }


def _signature_state(found: Rechecked) -> str:
    if found.verified:
        return "verified"
    if not found.signed:
        return "absent"
    faulty = any(fault.file == "SHA256SUMS.sig" for fault in found.faults)
    return "wrong" if faulty else "not verified"
