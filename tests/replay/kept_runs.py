"""Kept runs, made up and made of the sample, for tests of how they are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import strategies as st

from profit_check.language.phrase import joined, say, say_number
from profit_check.model import (
    Answer,
    Call,
    Certification,
    Evidence,
    Exchange,
    GetConnector,
    KeptRun,
    Masking,
    Paper,
    Payload,
    Question,
    RecordedTraffic,
    Snapshot,
    Tls,
    UpdateObject,
)
from profit_check.replay.codec import loads
from tests.dossier.dossiers import made

TEXTS = st.text(max_size=6)
NUMBERS = st.integers()
DECIMALS = st.floats(min_value=-1e9, max_value=1e9)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | DECIMALS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
PHRASES = st.one_of(
    st.builds(lambda name, count: say("{name}: {count:,}", name=name, count=count), TEXTS, NUMBERS),
    st.builds(lambda count: say_number("{count} row", "{count} rows", count=count), NUMBERS),
    st.builds(lambda parts: joined([say("at most"), *parts]), st.lists(TEXTS, max_size=3)),
)
MOMENTS = st.datetimes(timezones=st.just(UTC))
AGE = st.datetimes(
    min_value=datetime(1970, 1, 1), max_value=datetime(8999, 1, 1), timezones=st.just(UTC)
)
NAMES = st.text("abcé .-_", min_size=1, max_size=8).map(lambda name: Path(f"{name}x.json"))
LEAF = st.builds(UpdateObject, name=TEXTS, fields=st.just(()), objects=st.just(()))
QUESTIONS = st.from_type(Question)
TLS = st.builds(Tls, version=TEXTS, certificate_ends=st.none() | MOMENTS)
ANSWERS = st.builds(
    Answer,
    question=QUESTIONS,
    duration_ms=DECIMALS,
    content=JSON,
    detail=TEXTS | PHRASES,
    unreadable=st.none() | PHRASES,
    tls=st.none() | TLS,
)
CALLS = st.builds(
    Call,
    started=st.none() | MOMENTS,
    duration_ms=st.none() | DECIMALS,
    mark=NUMBERS,
    number=NUMBERS,
    port=NUMBERS,
    query_length=NUMBERS,
    retry_after=st.none() | DECIMALS,
    row_marks=st.binary(max_size=20),
    token_lifetime=st.none() | DECIMALS,
)
TRAFFIC = st.builds(
    RecordedTraffic,
    calls=st.lists(CALLS, max_size=2).map(tuple),
    first=st.none() | MOMENTS,
    last=st.none() | MOMENTS,
    malformed_count=NUMBERS,
)


def runs() -> st.SearchStrategy[KeptRun]:
    """Runs with something in every kind of place; the manifest and its target are the sample's."""
    sound = made_run().manifest
    paper = st.builds(Paper, name=TEXTS, text=st.none() | TEXTS, unread=TEXTS | PHRASES)
    manifests = st.builds(
        lambda path, get, bodies, certification, snapshots: replace(
            sound,
            path=path,
            get=get,
            update=(replace(sound.update[0], payloads=bodies), *sound.update[1:]),
            certification=certification,
            snapshots=snapshots,
        ),
        NAMES,
        st.lists(st.from_type(GetConnector), max_size=2).map(tuple),
        st.lists(st.builds(Payload, path=NAMES, body=JSON), max_size=2).map(tuple),
        st.none() | st.builds(Certification, implementation_document=st.none() | paper),
        st.dictionaries(
            TEXTS,
            st.builds(Snapshot, get=st.just(()), update=st.just(()), release=st.none() | NUMBERS),
            max_size=2,
        ),
    )
    return st.builds(
        KeptRun,
        manifest=manifests,
        target=st.just("sandbox"),
        started=AGE,
        finished=AGE,
        exchanges=st.lists(st.builds(Exchange, QUESTIONS, ANSWERS), max_size=2).map(tuple),
        seen=st.lists(ANSWERS, max_size=1).map(tuple),
        grant=st.none() | ANSWERS,
        evidence=st.lists(
            st.builds(Evidence, duration_ms=DECIMALS, response_excerpt=TEXTS), max_size=1
        ).map(tuple),
        traffic=st.just(made_run().traffic),
        recorded=st.none() | TRAFFIC,
        auditor=st.just(()),
        masking=st.builds(Masking, counts=st.dictionaries(TEXTS, NUMBERS, max_size=2)),
    )


def made_run() -> KeptRun:
    """The kept run of the sample's dossier."""
    return loads(text(), "kept-run.json")


def text() -> str:
    """Its text."""
    return made().files["kept-run.json"].decode("ascii")
