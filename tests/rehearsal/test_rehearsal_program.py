"""The program: what it is told, and how it is ended."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import closing
from pathlib import Path

import pytest

from profit_check.errors import UsageError
from profit_check.rehearsal.performance import Production, environment, perform, renamed
from profit_check.rehearsal.program import run_program
from tests.harness import sample_world

BOUND_TO = """
import socket, sys, time
opened = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
opened.sendall(b"x")
time.sleep(600)
"""
WITH_CHILD = f"""
import subprocess, sys
subprocess.run([sys.executable, "-S", "-c", {BOUND_TO!r}, sys.argv[1]])
"""


def python(code: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-S", "-c", code, *arguments)


def test_a_program_that_ends_is_told_by_its_status_and_what_it_printed() -> None:
    code = "import sys; print('éé'); print('no', file=sys.stderr); sys.exit(3)"
    ended = run_program(python(code), {**os.environ, "PYTHONIOENCODING": "utf-8"}, 20)
    assert (ended.status, ended.output.strip(), ended.errors.strip()) == (3, "éé", "no")
    assert "éé" not in repr(ended)


def test_a_program_whose_time_is_up_is_ended_with_all_that_it_started() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        port = str(listening.getsockname()[1])
        assert run_program(python(WITH_CHILD, port), os.environ, 3).status is None
        listening.settimeout(20)
        opened, _ = listening.accept()
        with closing(opened):
            opened.settimeout(20)
            assert opened.recv(1) == b"x"
            assert gone(opened)


def gone(opened: socket.socket) -> bool:
    """Whether the other side has let go of the connection: it is reset, or at its end."""
    try:
        return opened.recv(1) == b""
    except ConnectionResetError:
        return True


@pytest.mark.parametrize("name", ["no-such-program", "", "a\0b"])
def test_a_program_that_cannot_be_started_is_told_in_one_line(name: str) -> None:
    with pytest.raises(UsageError, match="cannot be started") as refusal:
        run_program((name,), os.environ, 20)
    assert len(str(refusal.value).splitlines()) == 1


def test_the_program_is_told_where_the_sandbox_is_and_what_opens_it() -> None:
    world = sample_world()
    production = Production((), world, {"PATH": "here", "NO_PROXY": "own.example"})
    told = environment(production, "http://127.0.0.1:1/ProfitRestServices", Path("rows"))
    assert told == {
        "PATH": "here",
        "PROFIT_BASE_URL": "http://127.0.0.1:1/ProfitRestServices",
        "PROFIT_TOKEN": world.token,
        "PROFIT_CLIENT_ID": world.client[0],
        "PROFIT_CLIENT_SECRET": world.client[1],
        "PROFIT_INTEGRATION_ID": "12345_678900",
        "PROFIT_ROWS": "rows",
        "NO_PROXY": "own.example,127.0.0.1",
        "no_proxy": "127.0.0.1",
    }
    assert world.token not in repr(production)


def test_a_variable_can_have_a_name_of_ones_own() -> None:
    names = renamed(["PROFIT_BASE_URL=MY_URL", "PROFIT_TOKEN=MY_TOKEN"])
    code = "import os, sys; sys.exit(bool({'MY_URL', 'MY_TOKEN'} - set(os.environ)))"
    production = Production(python(code), sample_world(), os.environ, names=names)
    assert perform(production).ended.status == 0
    told = environment(production, "http://127.0.0.1:1", Path("rows"))
    assert not {"PROFIT_BASE_URL", "PROFIT_TOKEN"} & told.keys()


@pytest.mark.parametrize(
    "option", ["BASE_URL=X", "PROFIT_TOKEN", "PROFIT_TOKEN=", "PROFIT_TOKEN=A=B"]
)
def test_another_name_has_one_form(option: str) -> None:
    with pytest.raises(UsageError, match="expected NAME=OWN_NAME"):
        renamed([option])
