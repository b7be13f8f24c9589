"""What a scenario expects of a program, beside what the program did."""

from __future__ import annotations

from collections.abc import Iterator

from profit_check.language.phrase import Phrase, joined, mark, say, say_number
from profit_check.rehearsal.behaviour import Behaviour
from profit_check.rehearsal.found import Found, Weight
from profit_check.rehearsal.repeating import of_repeating
from profit_check.rehearsal.rows_read import compare
from profit_check.rehearsal.scenario import Ending, Expectation, Repeating, Scenario
from profit_check.sandbox.messages import Exchange
from profit_check.traffic.texts import Texts

MOST_AFTER = 5
"""Requests that may still follow where a program should stop: so many may be under way at once
(AFAS page `get-connector`), and as many more where it first asks for a new token."""

_ENDLESS = 2
"""A program is at it without end when it sent so many times the requests of the dry run …"""

_ENDLESS_AT_LEAST = 20
"""… and so many more."""

_NAMED = 3


def found_of(scenario: Scenario, behaviour: Behaviour, deadline: float) -> Iterator[Found]:
    """Each expectation of the scenario, and what came of it in one run."""
    expect = scenario.expect
    yield Found(_happened(behaviour))
    yield from of_repeating(scenario, behaviour)
    if expect.stops:
        yield from _stopping(behaviour)
    if expect.goes_on:
        yield from _going_on(behaviour)
    if behaviour.played.ended.status is None:
        yield _without_end(behaviour, deadline)
        return
    yield _ending(expect, behaviour)
    if expect.rows_complete:
        yield from _rows(expect, behaviour)


def _happened(behaviour: Behaviour) -> Phrase:
    names = list(dict.fromkeys(map(_name, behaviour.met)))
    more = (say("others"),) if len(names) > _NAMED else ()
    return say_number(
        "it happened to {count:,} request ({what})",
        "it happened to {count:,} requests ({what})",
        count=len(behaviour.met),
        what=joined((*names[:_NAMED], *more), ", "),
    )


def _name(exchange: Exchange) -> str:
    request = exchange.request
    about = request.connector or "/".join(request.segments[:1])
    return f"{Texts().keep(request.method)} {Texts().keep(about)}"


def _stopping(behaviour: Behaviour) -> Iterator[Found]:
    after = [one for one in behaviour.after if one.request.route != "oauth"]
    tokens = len(behaviour.after) - len(after)
    text = say_number(
        "{count:,} more request followed", "{count:,} more requests followed", count=len(after)
    )
    most = 2 * MOST_AFTER if tokens else MOST_AFTER
    too_many = len(after) > most or tokens > MOST_AFTER
    yield Found(text, Weight.WRONG if too_many else Weight.FINE)


def _going_on(behaviour: Behaviour) -> Iterator[Found]:
    if behaviour.left <= 0:
        return
    text = say(
        "of the other requests that were to come, {done:,} of {left:,} followed",
        done=min(behaviour.went_on, behaviour.left),
        left=behaviour.left,
    )
    yield Found(text, Weight.FINE if behaviour.went_on else Weight.MILD)


def _without_end(behaviour: Behaviour, deadline: float) -> Found:
    sent, usual = len(behaviour.exchanges), len(behaviour.dry.exchanges)
    if sent > _ENDLESS * usual + _ENDLESS_AT_LEAST:
        text = say(
            "it did not end: it sent {sent:,} requests in {seconds:g} s, {usual:,} in the dry run",
            sent=sent,
            seconds=deadline,
            usual=usual,
        )
        return Found(text, Weight.WRONG)
    text = say("it had not ended after {seconds:g} s, and was not sending", seconds=deadline)
    return Found(text, Weight.UNTOLD)


def _ending(expect: Expectation, behaviour: Behaviour) -> Found:
    status = behaviour.played.ended.status
    ended = say("it ended with exit status {status}", status=status)
    if expect.ends is Ending.WELL:
        return Found(ended, Weight.WRONG if status else Weight.FINE)
    if behaviour.reported:
        words = say("it reported on standard error, and ended with exit status 0")
        return Found(ended if status else words)
    looked = expect.repeat is Repeating.AFTER_LOOK and any(
        behaviour.looked_before(None, one) for one in behaviour.met
    )
    if expect.ends is Ending.EITHER and (looked or not behaviour.lost):
        return Found(ended)
    silent = say("it ended with exit status 0, and reported nothing")
    return Found(silent, Weight.WRONG)


def _rows(expect: Expectation, behaviour: Behaviour) -> Iterator[Found]:
    dry, played = behaviour.dry, behaviour.played
    unreadable = played.rows_unreadable or dry.rows_unreadable
    if unreadable or not dry.rows:
        why = say("none were written to PROFIT_ROWS")
        if unreadable:
            why = say("what was written to PROFIT_ROWS cannot be read: {why}", why=unreadable)
        text = say("whether the rows are complete could not be told: {why}", why=why)
        doubtful = unreadable or expect.without_rows == "review"
        yield Found(text, Weight.DOUBT if doubtful else Weight.FINE)
    elif played.ended.status == 0:
        yield _compared(behaviour)


def _compared(behaviour: Behaviour) -> Found:
    expected, found = behaviour.dry.rows, behaviour.played.rows
    assert expected is not None
    if found is None:
        text = say("it wrote no rows, {count:,} in the dry run", count=expected.total())
        return Found(text, Weight.WRONG)
    difference = compare(expected, found)
    missing = difference.missing - behaviour.played.withheld
    if missing <= 0 and not difference.twice:
        if difference.strange and not behaviour.played.inserted:
            strange = mark("rows that it wrote, and not in the dry run: {count:,}")
            return Found(say(strange, count=difference.strange), Weight.DOUBT)
        text = say_number(
            "the {count:,} row that it wrote is there once",
            "the {count:,} rows that it wrote are complete, none of them twice",
            count=found.total(),
        )
        return Found(text)
    text = say(
        "of {expected:,} rows {missing:,} are missing and {twice:,} came once too often",
        expected=expected.total() - behaviour.played.withheld,
        missing=max(0, missing),
        twice=difference.twice,
    )
    return Found(text, Weight.WRONG)
