"""`profit-check init`: writes a manifest from what a target offers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from profit_check.cli.language import current, echo, lang_option, tell
from profit_check.cli.options import timeout_option
from profit_check.cli.spoken import Spoken
from profit_check.errors import UsageError
from profit_check.language.phrase import mark, say
from profit_check.model import EnvironmentType
from profit_check.system_errors import reason

if TYPE_CHECKING:
    from profit_check.manifest.draft import Offer
    from profit_check.model import Manifest, Target
    from profit_check.profit.metainfo import Metainfo


@click.command(
    cls=Spoken,
    help=say(
        "Writes a manifest from what a target offers, for you to correct.\n\n"
        "Asks for participant, type and credential when they are not given. It takes no secret, "
        "only where one is kept."
    ),
)
@click.option(
    "--schema", is_flag=True, help=say("Prints the manifest's JSON Schema; asks nothing.")
)
@click.option(
    "--participant", metavar=say("NUMBER"), help=say("Participant number (deelnemersnummer).")
)
@click.option(
    "--type",
    type=click.Choice([one.value for one in EnvironmentType]),
    help=say("Type of the environment."),
)
@click.option(
    "--name", metavar=say("TEXT"), help=say("What to call the target; its type if left out.")
)
@click.option(
    "--release",
    type=click.IntRange(min=1),
    metavar="N",
    help=say("The Profit release that it runs."),
)
@click.option("--base-url", metavar="URL", help=say("Instead of the host that AFAS derives."))
@click.option(
    "--token-env", metavar=say("NAME"), help=say("Environment variable that holds the token.")
)
@click.option(
    "--token-file", metavar=say("PATH"), help=say("File that holds it, from the manifest's folder.")
)
@click.option(
    "--token-keyring", metavar=say("SERVICE/NAME"), help=say("Keyring entry that holds it.")
)
@click.option(
    "--client-id-env", metavar=say("NAME"), help=say("OAuth: variable that holds the client id.")
)
@click.option(
    "--client-secret-env", metavar=say("NAME"), help=say("OAuth: variable with its secret.")
)
@click.option(
    "--integration", metavar=say("TEXT"), help=say("Its name; the app connector's if left out.")
)
@click.option(
    "--connector", "only", multiple=True, metavar="ID", help=say("Only this. Repeatable.")
)
@click.option(
    "--output",
    metavar=say("FILE"),
    type=click.Path(path_type=Path),
    default=Path("profit-check.toml"),
    show_default=True,
    help=say("The file to write."),
)
@click.option("--force", is_flag=True, help=say("Overwrites the file."))
@timeout_option
@lang_option
def command(
    schema: bool,
    integration: str | None,
    only: tuple[str, ...],
    output: Path,
    force: bool,
    timeout: float,
    **given: Any,
) -> None:
    """Writes a manifest; secrets are never asked for."""
    from profit_check.cli.questions import Given, target
    from profit_check.manifest.draft import draft
    from profit_check.manifest.schema import text
    from profit_check.model import Integration, Manifest

    if schema:
        click.echo(text(), nl=False)
        return
    if output.exists() and not force:
        raise UsageError(
            say("--output {file}: it exists; name another file, or give --force", file=str(output))
        )
    asked = target(Given(**given), ask=sys.stdin.isatty())
    named = Integration((integration or "").strip())
    metainfo, offer = _survey(Manifest(output, named, {asked.name: asked}), asked, only, timeout)
    if not named.name:
        named = Integration(metainfo.app_name.strip() or tell(say("My integration")))
    _write(output, draft(named, asked, offer, current()), force)
    _tell(output, offer, metainfo)
    _warn(asked, metainfo)


def _survey(
    manifest: Manifest, target: Target, only: tuple[str, ...], timeout: float
) -> tuple[Metainfo, Offer]:
    from functools import partial

    from profit_check.cli.live import ask
    from profit_check.cli.survey import survey

    return ask(manifest, target, partial(survey, only=only), timeout)


def _write(path: Path, text: str, force: bool) -> None:
    try:
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(
            say("--output {file}: cannot be written ({why})", file=str(path), why=reason(error))
        ) from None


def _warn(asked: Target, metainfo: Metainfo) -> None:
    """Says so where the environment that answered is not the one that the manifest now names."""
    from profit_check.profit.environments import parse_environment_id

    id = parse_environment_id(metainfo.environment_id)
    if id is None:
        return
    if id.participant != asked.participant:
        template = mark(
            "Careful: the manifest names participant {declared}; {id} is of participant {found}."
        )
        told = say(template, declared=asked.participant, id=id.text, found=id.participant)
        echo(told, err=True)
    if id.type is not None and asked.type not in (id.type, EnvironmentType.COURSE):
        template = mark("Careful: the manifest names type {declared}; {id} is of type {found}.")
        echo(say(template, declared=asked.type, id=id.text, found=id.type), err=True)


def _tell(path: Path, offer: Offer, metainfo: Metainfo) -> None:
    from profit_check.profit.environments import parse_environment_id

    found = say(
        "GetConnectors {get}, UpdateConnectors {update}",
        get=len(offer.get),
        update=len(offer.update),
    )
    id = parse_environment_id(metainfo.environment_id)
    if id:
        echo(
            say("Wrote {file} from environment {id}: {found}.", file=path, id=id.text, found=found)
        )
    else:
        echo(say("Wrote {file}: {found}.", file=path, found=found))
    echo(say("Next: delete from it what the integration does not use, and correct each order."))
    command = "profit-check run" + ("" if path.name == "profit-check.toml" else f" {path}")
    echo(say("Then: {command}", command=command))
