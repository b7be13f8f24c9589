"""No secret and no row value gets out, wherever Profit puts it and whoever tells of the run."""

from __future__ import annotations

import io
import json
from urllib.parse import quote

import pytest

from profit_check.assessment import Options
from profit_check.cli.terminal import Terminal
from profit_check.engine import Event
from profit_check.explanation import explained_by
from profit_check.model import Document, Profile
from profit_check.report import build
from profit_check.sandbox.faults import Fault
from profit_check.sandbox.world import World
from profit_check.writers import github
from profit_check.writers.formats import FORMATS, render
from tests.canary_faults import FAULTS, nothing_wrong, token_endpoint_echoes
from tests.canary_world import canaries, canary_world
from tests.harness import Credential, registry, run


def secrets(world: World) -> set[str]:
    """Every secret of the run, in the forms in which it goes out or may come back."""
    digits = world.token.removeprefix("<token><version>1</version><data>").partition("<")[0]
    whole = (digits, digits.lower(), digits[:40], world.client[1], world.bearer)
    return {*whole, *(quote(one, safe="") for one in (world.token, *whole)), world.token}


def told(document: Document, events: list[Event]) -> dict[str, str]:
    """All that is told of a run, by who tells it."""
    report = build(document, explained_by(registry(), "en"))
    found = {suffix: render(report, suffix) for suffix in FORMATS}
    output, errors = io.StringIO(), io.StringIO()
    terminal = Terminal(verbose=True, output=output, errors=errors)
    with terminal.progress() as listener:
        for event in events:
            listener(event)
    terminal.summary(report)
    evidence = json.dumps(json.loads(found[".json"])["evidence"], ensure_ascii=False)
    return {
        **found,
        "annotations": github.text(report),
        "summary": output.getvalue(),
        "progress": errors.getvalue(),
        "evidence": evidence,
        "document": repr(document),
        "events": repr(events),
    }


def leaks(texts: dict[str, str], hidden: set[str]) -> set[tuple[str, str]]:
    """Who tells what is to be hidden, letter case aside; the first few of it."""
    found = set()
    for teller, text in texts.items():
        folded = text.casefold()
        seen = [one for one in sorted(hidden) if one.casefold() in folded]
        found |= {(teller, one) for one in seen[:3]}
    return found


def everything_told(
    faults: list[Fault], credential: Credential, *, keep_rows: bool = False
) -> dict[str, str]:
    events: list[Event] = []
    done = run(
        faults=faults,
        credential=credential,
        world=canary_world(),
        options=Options(profile=Profile.CERTIFICATION),
        listener=events.append,
        keep_rows=keep_rows,
    )
    return told(done, events)


@pytest.mark.parametrize("credential", ["classic", "oauth"])
@pytest.mark.parametrize("one", FAULTS, ids=lambda one: one.name)
def test_no_secret_and_no_row_value_is_told(one: Fault, credential: Credential) -> None:
    texts = everything_told([one], credential)
    assert leaks(texts, secrets(canary_world())) == set()
    assert leaks(texts, set(canaries(canary_world()))) == set()


@pytest.mark.parametrize("one", FAULTS, ids=lambda one: one.name)
def test_who_keeps_rows_still_gets_no_secret(one: Fault) -> None:
    texts = everything_told([one], "classic", keep_rows=True)
    assert leaks(texts, secrets(canary_world())) == set()


def test_rows_are_told_when_they_were_asked_to_be_kept() -> None:
    texts = everything_told([nothing_wrong], "classic", keep_rows=True)
    shown = {teller for teller, _ in leaks(texts, set(canaries(canary_world())))}
    assert "evidence" in shown


def test_a_token_endpoint_that_quotes_its_question_gives_no_secret_away() -> None:
    texts = everything_told([token_endpoint_echoes], "oauth")
    assert leaks(texts, secrets(canary_world())) == set()


def test_the_canaries_are_many_and_are_found_where_they_are() -> None:
    found = set(canaries(canary_world()))
    assert len(found) > 400
    text = str([one.rows for one in canary_world().get])
    assert leaks({"rows": text}, found)
    assert not leaks({"page": text.translate(str.maketrans("0123456789", "##########"))}, found)
