"""`profit-check demo`: a readiness report on an emulated environment; needs nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from profit_check.cli.language import current, lang_option
from profit_check.cli.options import report_option
from profit_check.cli.spoken import Spoken
from profit_check.language.phrase import say

FAULTS = (
    "get-connector-not-opened",
    "field-missing=Webshop_Articles",
    "rows-come-twice=Webshop_Stock",
    "birth-date-fetched=Webshop_Debtors",
    "large-pages-slow=Webshop_SalesOrders",
    "one-update-more",
    "refusals-without-reference",
)
"""What is wrong with the demo's environment: what an integration meets in practice."""

EPILOGUE = say(
    "This environment was made up and is gone. Look at the report; then write a manifest for a "
    "real one with `profit-check init`, or serve one to try with `profit-check sandbox`."
)


@click.command(
    cls=Spoken,
    help=say("Shows a readiness report on an emulated environment: needs nothing."),
)
@report_option(default=[Path("profit-check-report.html")])
@click.option("--healthy", is_flag=True, help=say("Shows an environment without faults."))
@lang_option
def command(reports: tuple[Path, ...], healthy: bool) -> int:
    """Starts a sandbox, checks it, and writes the reports."""
    from profit_check.assessment import Options
    from profit_check.cli.execution import INTERRUPTED, Order, Output, execute
    from profit_check.manifest.load import load
    from profit_check.registry import load as load_checks
    from profit_check.sandbox.faults import named
    from profit_check.sandbox.sample import WEBSHOP
    from profit_check.sandbox.server import SandboxServer
    from profit_check.sandbox.world_file import load_world
    from profit_check.wire.credentials import read_credential

    manifest = load(WEBSHOP / "profit-check.toml")
    faults = [] if healthy else [named(name) for name in FAULTS]
    with SandboxServer(load_world(WEBSHOP / "world.json"), faults) as server:
        target = replace(manifest.targets["sandbox"], base_url=server.base_url)
        order = Order(
            manifest=manifest,
            target=target,
            credential=read_credential(target, folder=WEBSHOP, environ={}),
            registry=load_checks(),
            options=Options(language=current().code, demo=True),
        )
        status = execute(order, Output(reports, epilogue=EPILOGUE))
    # A demo that shows a finding has done its work: only an interrupt is not a success.
    return status if status == INTERRUPTED else 0
