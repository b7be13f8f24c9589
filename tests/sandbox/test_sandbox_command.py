"""`profit-check sandbox` in a process of its own."""

from __future__ import annotations

import http.client
import json
import signal
import socket
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from profit_check.sandbox.generated import generated_world
from tests.harness import sample_world
from tests.process import finished, lines, sandbox
from tests.sandbox.tiny_world import classic_header

CTRL_C = getattr(signal, "CTRL_BREAK_EVENT", signal.SIGINT)


def ask(base_url: str, path: str, authorization: str) -> tuple[int, bytes]:
    address = urlsplit(base_url)
    assert address.hostname == "127.0.0.1"
    with closing(http.client.HTTPConnection(address.hostname, address.port, timeout=20)) as opened:
        opened.request("GET", address.path + path, headers={"Authorization": authorization})
        answer = opened.getresponse()
        return answer.status, answer.read()


def test_the_first_line_says_where_and_the_sandbox_answers_there() -> None:
    with sandbox() as (_, base_url):
        assert base_url.endswith("/ProfitRestServices")
        status, body = ask(base_url, "/metainfo", classic_header(sample_world()))
        assert status == 200
        assert json.loads(body)["info"]["envid"] == "O12345AA"
        assert ask(base_url, "/metainfo", "AfasToken nonsense")[0] == 401


@pytest.mark.parametrize("ending", ["ctrl-c", "terminate"])
def test_stopping_the_sandbox_ends_it_without_a_traceback(ending: str) -> None:
    with sandbox() as (process, base_url):
        assert ask(base_url, "/metainfo", "none")[0] == 401
        process.send_signal(CTRL_C) if ending == "ctrl-c" else process.terminate()
        output, errors = process.communicate(timeout=20)
    assert errors == ""
    if ending == "ctrl-c":
        assert (process.returncode, lines(output)[-1]) == (0, "stopped")


def test_a_port_in_use_is_wrong_usage_told_in_one_line() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        ended = finished("sandbox", "--port", port)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert len(lines(ended.stderr)) == 1
    assert f"--port {port}: cannot be listened on" in ended.stderr


def test_a_world_file_that_is_wrong_is_wrong_usage_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    path.write_text('{"environment_id": "O12345AA"}', "utf-8")
    ended = finished("sandbox", str(path))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert lines(ended.stderr) == [ended.stderr.strip()]
    assert "has no text version" in ended.stderr


def test_a_generated_world_is_served_with_a_delay() -> None:
    with sandbox("--generate", "3", "20", "--delay", "1") as (_, base_url):
        entered = classic_header(generated_world(3, 20))
        status, body = ask(base_url, "/connectors/Load_00003?take=50", entered)
        assert (status, len(json.loads(body)["rows"])) == (200, 20)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--fault", "no-such-fault"], "--fault no-such-fault: no such fault"),
        (["--port", "many"], "--port"),
        (["--port", "65536"], "--port 65536"),
        (["--generate", "3", "20", "x.json"], "--generate"),
        (["--generate", "-3", "20"], "--generate"),
        (["--delay", "-1"], "--delay"),
        (["nothing.json"], "nothing.json: cannot be read"),
    ],
)
def test_wrong_usage_is_told_without_a_traceback(arguments: list[str], expected: str) -> None:
    ended = finished("sandbox", *arguments)
    assert ended.returncode == 2
    assert expected in ended.stderr
    assert "Traceback" not in ended.stderr
