"""`profit-check record`: a proxy in front of Profit that records what an integration sends."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from profit_check.cli.language import echo, lang_option
from profit_check.cli.options import target_option
from profit_check.cli.recording import recording
from profit_check.cli.spoken import Spoken
from profit_check.errors import UsageError
from profit_check.language.phrase import say, say_number

if TYPE_CHECKING:
    from profit_check.model import Target
    from profit_check.recorder.proxy import RecordingProxy
    from profit_check.wire.exchange import Transport
    from profit_check.wire.loopback import LoopbackServer

_LONGEST_ANSWER = 960.0
"""Seconds: somewhat more than the 900 after which Profit itself gives up."""

_PATIENCE = 5


@click.command(
    cls=Spoken,
    help=say(
        "Records as HAR what an integration sends to a target of MANIFEST; no credential is in it."
        "\n\nIt is a proxy on this machine: give its address to the integration as base URL. What "
        "comes in goes on to Profit as it is, writes included."
    ),
)
@click.argument("manifest", type=click.Path(path_type=Path), required=False)
@target_option
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE.har",
    help=say("The recording: a new file."),
)
@click.option(
    "--port", default=8080, show_default=True, metavar="N", help=say("0 takes any free port.")
)
@click.option("--force", is_flag=True, help=say("Writes over a file that is there already."))
@click.option(
    "--reads-only", is_flag=True, help=say("Refuses what would write, instead of passing it on.")
)
@click.option(
    "--keep-bodies",
    is_flag=True,
    help=say("Keeps bodies, so that what is written can be judged: these hold row values."),
)
@lang_option
def command(
    manifest: Path | None,
    target: str | None,
    out: Path,
    port: int,
    force: bool,
    reads_only: bool,
    keep_bodies: bool,
) -> None:
    """Records until it is stopped."""
    from profit_check.cli.choice import choose_target
    from profit_check.manifest.load import find, load
    from profit_check.profit.environments import base_url
    from profit_check.recorder.proxy import RecordingProxy
    from profit_check.wire.loopback import LoopbackServer

    chosen = choose_target(load(manifest or find(Path.cwd())), target)
    base = _checked(base_url(chosen))
    proxy = RecordingProxy(_origin(base), _transport(), reads_only=reads_only)
    server = LoopbackServer(proxy, port, lifespan="on", patience=_PATIENCE, date_header=False)
    with (
        closing(server),
        recording(out, base, force=force, keep_bodies=keep_bodies) as recorder,
    ):
        proxy.record = recorder.record
        _announce(server, chosen, base, out, reads_only=reads_only, keep_bodies=keep_bodies)
        _serve(server, proxy)


def _transport() -> Transport:
    """One that waits as long as Profit itself, and leaves pacing to the integration."""
    import ssl

    import truststore

    from profit_check.recorder.spread import EACH, Spread
    from profit_check.wire.http import HttpTransport

    tls = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return Spread(
        lambda: HttpTransport(
            answer_timeout=_LONGEST_ANSWER, ssl_context=tls, large=EACH, passing_on=True
        )
    )


def _serve(server: LoopbackServer, proxy: RecordingProxy) -> None:
    try:
        server.serve()
    except KeyboardInterrupt:
        echo(say("stopped"))
    if proxy.refused:
        said = say_number(
            "{count} request that would write was refused, and is not recorded",
            "{count:,} requests that would write were refused, and are not recorded",
            count=proxy.refused,
        )
        echo(said)


def _checked(base: str) -> str:
    from profit_check.wire.address import checked_base, is_private

    base = checked_base(base)
    if not is_private(base):
        text = say(
            "{base}: is plain http to another machine, which shows the credential; use https",
            base=base,
        )
        raise UsageError(text)
    return base


def _origin(base: str) -> str:
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}"


def _announce(
    server: LoopbackServer,
    target: Target,
    base: str,
    out: Path,
    *,
    reads_only: bool,
    keep_bodies: bool,
) -> None:
    path = urlsplit(base).path
    echo(say("Give the integration this base URL: {address}", address=server.origin + path))
    echo(
        say(
            "  goes on to      {base} ({name}, {type})",
            base=base,
            name=target.name,
            type=target.type,
        )
    )
    echo(say("  is recorded in  {path}, without credentials", path=out))
    if keep_bodies:
        echo(say("  bodies are kept: treat the file as you treat the data in Profit"))
    if reads_only:
        echo(say("  only reads go on: what would write is refused"))
    else:
        echo(
            say(
                "ATTENTION: writes go on too. What the integration creates, changes or deletes is "
                "created, changed or deleted in this environment: {type}.",
                type=target.type,
            )
        )
    echo(say("Stop it with Ctrl-C."))
