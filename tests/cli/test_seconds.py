"""Numbers of seconds on the command line."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from profit_check.cli.diff import command as diff
from profit_check.cli.init import command as init
from profit_check.cli.run import command as run
from profit_check.cli.sandbox import command as sandbox
from profit_check.cli.seconds import Seconds
from profit_check.cli.snapshot import command as snapshot


@pytest.mark.parametrize("value", ["nan", "-nan", "inf", "Infinity", "-inf", "1e999"])
@pytest.mark.parametrize(
    ("command", "option"),
    [
        (run, "--deadline"),
        (run, "--timeout"),
        (run, "--connect-timeout"),
        (init, "--timeout"),
        (diff, "--timeout"),
        (snapshot, "--timeout"),
        (sandbox, "--delay"),
    ],
)
def test_what_is_no_finite_number_is_refused_in_one_line(
    command: click.Command, option: str, value: str
) -> None:
    ended = CliRunner().invoke(command, [option, value])
    [line] = [line for line in ended.output.splitlines() if line.startswith("Error")]
    assert ended.exit_code == 2
    assert option in line and value in line


def test_a_finite_number_is_taken_as_it_is() -> None:
    assert Seconds(min=0.1).convert("2.5", None, None) == 2.5
