"""Says what flows between Profit and an integration: what the data-flow diagram is drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from profit_check.language.phrase import Phrase, joined, say, say_number
from profit_check.model import Document, KeptRun, OAuthSource, Route
from profit_check.visible import line
from profit_check.writers.dossier_connectors import Flow, flows

HOSTS_SHOWN = 12

_FILES: Mapping[str, Phrase] = {
    "subject": say("attachments of dossier items"),
    "file": say("files"),
    "image": say("images"),
    "report": say("reports"),
}
_GROUPS: Mapping[str, Phrase] = {
    "get": say("Read through GetConnectors"),
    "update": say("Written through UpdateConnectors"),
    "file": say("Files fetched"),
}
_OVERVIEW = "/metainfo"


@dataclass(frozen=True, slots=True)
class Stream:
    """An arrow: `to_profit` gives its direction, `badge` says how much of it looks personal.

    It is `observed` only where the manifest does not name it.
    """

    name: str
    details: tuple[str, ...]
    badge: str = ""
    to_profit: bool = False
    observed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Streams of one kind, under one heading."""

    heading: str
    streams: tuple[Stream, ...]


@dataclass(frozen=True, slots=True)
class DataFlow:
    """All that the diagram shows, in phrases and names that are safe to show.

    `profit`, `app_connector` and `integration` are lines in a box, the first one its heading.
    """

    title: str
    subtitle: str
    profit: tuple[str, ...]
    app_connector: tuple[str, ...]
    integration: tuple[str, ...]
    groups: tuple[Group, ...]
    hosts: Group | None


def data_flow(document: Document, kept: KeptRun) -> DataFlow:
    """The data flow of a run, in English phrases."""
    found = flows(document.inventory, kept.recorded)
    integration = line(document.integration.name)
    streams = {kind: tuple(_stream(one) for one in found if one.kind == kind) for kind in _GROUPS}
    groups = [Group(_GROUPS[kind], each) for kind, each in streams.items() if each]
    return DataFlow(
        title=say("Data flow of {integration}", integration=integration),
        subtitle=_subtitle(document, kept),
        profit=tuple(_profit(document)),
        app_connector=tuple(_app_connector(kept)),
        integration=tuple(_integration(document)),
        groups=(Group(say("How it is let in"), tuple(_credential(kept))), *groups),
        hosts=_hosts(kept),
    )


def _subtitle(document: Document, kept: KeptRun) -> Phrase:
    day = kept.as_of or document.started_at.date()
    if kept.recorded is None:
        return say("Drafted from the manifest on {day}; no traffic was recorded.", day=day)
    return say_number(
        "Drafted on {day} from the manifest and {count:,} recorded request.",
        "Drafted on {day} from the manifest and {count:,} recorded requests.",
        count=len(kept.recorded.calls),
        day=day,
    )


def _profit(document: Document) -> Iterator[str]:
    target = document.target
    yield "AFAS Profit"
    if target.get("participant") is not None:
        yield say("participant {number}", number=line(str(target["participant"])))
    kind = target.get("declared_type")
    if kind is not None:
        word = str(kind)
        yield say("environment: {type}", type=say(word) if word.isalpha() else line(word))
    if target.get("environment_id") is not None:
        yield line(str(target["environment_id"]))
    if target.get("base_url") is not None:
        yield line(str(target["base_url"]))


def _app_connector(kept: KeptRun) -> Iterator[str]:
    yield say("The app connector")
    for one in kept.exchanges:
        content = one.answer.content
        if one.question.path == _OVERVIEW and isinstance(content, Mapping):
            info = content.get("info")
            name = info.get("appName") if isinstance(info, Mapping) else None
            if isinstance(name, str) and name.strip():
                yield line(name)
                return


def _integration(document: Document) -> Iterator[str]:
    yield line(document.integration.name)
    if document.integration.integration_id:
        yield f"IntegrationId {line(document.integration.integration_id)}"


def _credential(kept: KeptRun) -> Iterator[Stream]:
    target = kept.manifest.targets.get(kept.target)
    if target is None or not isinstance(target.credential, OAuthSource):
        sent = say("a classic token, sent with every request")
        yield Stream("Authorization: AfasToken …", (sent,), to_profit=True)
        return
    calls = kept.recorded.calls if kept.recorded else ()
    asked = say("asks for a token, with client id and client secret")
    details = (asked, *_seen([one for one in calls if one.route is Route.OAUTH_TOKEN], kept))
    yield Stream("POST …/oauth/token", details, to_profit=True)
    given = say("an access token, which ends by itself")
    yield Stream("access_token", (given,))
    sent = say("the access token, sent with every request")
    yield Stream("Authorization: Bearer …", (sent,), to_profit=True)


def _stream(flow: Flow) -> Stream:
    carrier = flow.carrier
    fields = carrier.fields if carrier else ()
    personal = sum(1 for one in fields if one.personal)
    seen = () if flow.calls is None else (_requests(len(flow.calls)),)
    return Stream(
        name=_name(flow),
        details=(*_known(flow), *seen, *_changes(flow)),
        badge=say_number("{count:,} personal", "{count:,} personal", count=personal)
        if personal
        else "",
        to_profit=flow.kind == "update",
        observed=not flow.carriers,
    )


def _name(flow: Flow) -> str:
    return _FILES.get(flow.id, say("files")) if flow.kind == "file" else line(flow.id)


def _known(flow: Flow) -> Iterator[str]:
    """What is to be said of a connector beside its name, whoever told of it."""
    carrier = flow.carrier
    if flow.kind == "update":
        yield line(", ".join(flow.methods))
    if not flow.carriers:
        yield say("not in the manifest")
    elif flow.kind == "file":
        yield say_number("{count:,} example", "{count:,} examples", count=len(flow.carriers))
    elif carrier and not carrier.fields:
        yield say("fields not known")
    elif carrier:
        text = say_number("{count:,} field", "{count:,} fields", count=len(carrier.fields))
        yield text if carrier.complete else say("{fields} at least", fields=text)


def _changes(flow: Flow) -> Iterator[Phrase]:
    if flow.kind == "get" and flow.carrier and flow.carrier.modified is None:
        yield say("no field for changes declared")
    elif flow.kind == "get" and flow.carrier:
        yield say("asks for changes by {field}", field=line(flow.carrier.modified or ""))


def _hosts(kept: KeptRun) -> Group | None:
    counts = kept.recorded.other_hosts if kept.recorded else {}
    if not counts:
        return None
    order = sorted(counts, key=lambda host: (-counts[host], host))
    shown = [Stream(line(host), (_requests(counts[host]),)) for host in order[:HOSTS_SHOWN]]
    left = order[HOSTS_SHOWN:]
    if left:
        name = say_number("{count:,} other host", "{count:,} other hosts", count=len(left))
        shown.append(Stream(name, (_requests(sum(counts[host] for host in left)),)))
    return Group(say("Other hosts that the recorded traffic shows"), tuple(shown))


def _requests(count: int) -> Phrase:
    return say_number("{count:,} request seen", "{count:,} requests seen", count=count)


def _seen(calls: Sequence[object], kept: KeptRun) -> tuple[Phrase, ...]:
    return () if kept.recorded is None else (_requests(len(calls)),)


def in_words(flow: DataFlow) -> Phrase:
    """The whole picture in words, for who cannot see it."""
    sentences: list[str] = [flow.subtitle]
    for group in (*flow.groups, *((flow.hosts,) if flow.hosts else ())):
        streams = joined([_in_words(one) for one in group.streams], "; ")
        sentences.append(say("{heading}: {streams}.", heading=group.heading, streams=streams))
    return joined(sentences, " ")


def _in_words(stream: Stream) -> Phrase:
    parts = (*stream.details, *((stream.badge,) if stream.badge else ()))
    return say("{name} ({details})", name=stream.name, details=joined(parts, ", "))
