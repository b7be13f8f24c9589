"""Every entry of the recordings could be read.

## Why
What cannot be read is not judged. A verdict on half of the traffic says nothing of the other half,
where the one request may be that AFAS would refuse.

## Fix
Record again, and let the recording end by itself: a recording that is cut off ends in the middle of
an entry. Where single entries cannot be read, look at the ones that are named: a request needs a
method and an address. A program that writes such entries needs another version, or another setting.

The entries that can be read are judged in any case.

## References
- HAR 1.2: `log.entries`, of which each has a `request` and a `response`.
"""

from collections.abc import Iterator

from profit_check.api import (
    SHOULD,
    Conduct,
    Environment,
    MalformedEntry,
    Outcome,
    Phrase,
    check,
    joined,
    listed,
    mark,
    passed,
    say,
    say_number,
    wrong,
)

MALFORMED = mark("entries that could not be read: {count:,} ({told})")


@check(level=SHOULD, channel="traffic")
async def readable(env: Environment) -> Outcome:
    found = list(_faults(env.conduct))
    if found:
        return wrong(joined(found))
    count = sum(one.entries for one in env.conduct.recorded.recordings)
    return passed("read: {all:,} of {all:,} entries", all=count)


def _faults(conduct: Conduct) -> Iterator[Phrase]:
    recorded = conduct.recorded
    for one in recorded.recordings:
        if one.broken:
            text = say_number(
                "{file} breaks off after {count:,} entry ({why})",
                "{file} breaks off after {count:,} entries ({why})",
                count=one.entries,
                file=one.name,
                why=one.broken,
            )
            yield text
    if recorded.malformed_count:
        told = listed([_told(one) for one in recorded.malformed])
        yield say(MALFORMED, count=recorded.malformed_count, told=told)


def _told(one: MalformedEntry) -> Phrase:
    return say(
        "{number} of {file}: {reason}", number=one.number, file=one.recording, reason=one.reason
    )
