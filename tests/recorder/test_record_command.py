"""`profit-check record` in a process of its own, with real clients, stopped in every way."""

from __future__ import annotations

import asyncio
import json
import random
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPException
from pathlib import Path
from subprocess import Popen
from urllib.parse import urlsplit

import pytest

from profit_check.cli.record import command
from profit_check.cli.recording import recording as cli_recording
from profit_check.errors import UsageError
from profit_check.model import RecordedTraffic
from profit_check.sandbox.server import SandboxServer
from profit_check.traffic.reading import read_traffic
from tests.harness import sample_world
from tests.process import lines, started
from tests.recorder.proxied import ask
from tests.recorder.recorded import seen
from tests.sandbox.tiny_world import classic_header

CTRL_C = getattr(signal, "CTRL_BREAK_EVENT", signal.SIGINT)
MANIFEST = """
[integration]
name = "Webshop"

[targets.{name}]
participant = "12345"
type = "{type}"
base_url = "{base_url}"
token = {{ env = "NOT_NEEDED_TO_RECORD" }}
"""
PATH = "/ProfitRestServices/connectors/Webshop_Articles?skip={}&take=5&orderbyfieldids=ItemCode"


def manifest(folder: Path, base_url: str, type: str = "test") -> Path:
    path = folder / "profit-check.toml"
    path.write_text(MANIFEST.format(name="shop", type=type, base_url=base_url), "utf-8")
    return path


@contextmanager
def recording(folder: Path, *options: str) -> Iterator[tuple[Popen[str], int]]:
    """A recording of what goes to a sandbox, and the port that takes it."""
    with SandboxServer(sample_world()) as server:
        path = manifest(folder, server.base_url)
        out = folder / "x.har"
        with started("record", str(path), "--out", str(out), "--port", "0", *options) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            assert first.startswith("Give the integration this base URL: http://127.0.0.1:")
            yield process, urlsplit(first.split()[-1]).port or 0


def read(folder: Path) -> RecordedTraffic:
    """What is recorded. The file has to be whole JSON."""
    json.loads((folder / "x.har").read_text("utf-8"))
    return read_traffic([str(folder / "x.har")], key=b"a key")


def test_a_hundred_clients_at_once_lose_nothing_and_ctrl_c_says_how_much_there_is(
    tmp_path: Path,
) -> None:
    authorization = classic_header(sample_world())

    async def client(port: int, number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for skip in range(3 * number, 3 * number + 3):
            head = f"GET {PATH.format(skip)} HTTP/1.1\r\nHost: x\r\nAuthorization: {authorization}"
            writer.write(f"{head}\r\n\r\n".encode())
            await reader.readuntil(b"]}")
        writer.close()
        await writer.wait_closed()

    async def clients(port: int) -> None:
        await asyncio.gather(*(client(port, number) for number in range(100)))

    with recording(tmp_path) as (process, port):
        asyncio.run(clients(port))
        process.send_signal(CTRL_C)
        output, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, "")
    assert lines(output)[-2:] == ["stopped", f"300 requests are in {tmp_path / 'x.har'}"]
    calls = read(tmp_path).calls
    assert sorted(int(call.parameter("skip") or "") for call in calls) == list(range(300))
    assert {(call.status, call.authorization.form.value) for call in calls} == {
        (200, "afas_token_base64")
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_a_recording_that_is_killed_holds_every_answer_that_was_given(
    tmp_path: Path, seed: int
) -> None:
    header = {"Authorization": classic_header(sample_world())}
    answered: list[int] = []

    def client(first: int) -> None:
        for skip in range(first, first + 10_000):
            try:
                ask(port, "GET", PATH.format(skip), header)
            except (OSError, HTTPException):
                return
            answered.append(skip)

    with recording(tmp_path) as (process, port), ThreadPoolExecutor(8) as clients:
        running = [clients.submit(client, 10_000 * number) for number in range(8)]
        time.sleep(random.Random(seed).uniform(0.2, 0.6))
        process.kill()
        process.wait(timeout=20)
        for each in running:
            each.result(timeout=20)
    traffic = read(tmp_path)
    assert (traffic.recordings[0].broken, traffic.malformed) == (None, ())
    found = {int(call.parameter("skip") or "") for call in traffic.calls}
    assert answered
    assert set(answered) - found == set()


def run(*arguments: str) -> None:
    command.main(list(arguments), standalone_mode=False)


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    out = tmp_path / "x.har"
    out.write_text("mine", "utf-8")
    path = manifest(tmp_path, "http://127.0.0.1:9/ProfitRestServices")
    with pytest.raises(UsageError, match="is there already; name another file, or add --force"):
        run(str(path), "--out", str(out), "--port", "0")
    assert out.read_text("utf-8") == "mine"


def test_a_port_in_use_leaves_no_file(tmp_path: Path) -> None:
    path = manifest(tmp_path, "http://127.0.0.1:9/ProfitRestServices")
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        with pytest.raises(UsageError, match=f"--port {port}: cannot be listened on"):
            run(str(path), "--out", str(tmp_path / "x.har"), "--port", port)
    assert not (tmp_path / "x.har").exists()


def test_a_file_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    path = manifest(tmp_path, "http://127.0.0.1:9/ProfitRestServices")
    with pytest.raises(UsageError, match="cannot be written") as refused:
        run(str(path), "--out", str(tmp_path / "nowhere" / "x.har"), "--port", "0")
    assert "\n" not in str(refused.value)


def test_a_credential_does_not_go_over_plain_http_to_another_machine(tmp_path: Path) -> None:
    path = manifest(tmp_path, "http://profit.example/ProfitRestServices")
    with pytest.raises(UsageError, match="plain http to another machine"):
        run(str(path), "--out", str(tmp_path / "x.har"), "--port", "0")


def test_it_is_said_loudly_that_writes_go_on_to_production(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(server: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("profit_check.wire.loopback.LoopbackServer.serve", stopped)
    path = manifest(tmp_path, "http://127.0.0.1:9/ProfitRestServices", "production")
    given = [str(path), "--out", str(tmp_path / "x.har"), "--port", "0"]
    run(*given)
    said = capsys.readouterr().out
    assert "ATTENTION: writes go on too." in said
    assert "in this environment: production." in said
    assert said.rstrip().endswith("0 requests are in " + str(tmp_path / "x.har"))
    run(*given, "--force", "--reads-only", "--keep-bodies")
    said = capsys.readouterr().out
    assert "ATTENTION" not in said
    assert "only reads go on" in said
    assert "bodies are kept" in said


def test_what_could_not_be_written_is_told_at_the_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(put: object, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "x.har"
    with (
        pytest.raises(UsageError) as told,
        cli_recording(path, "http://127.0.0.1:9/ProfitRestServices") as recorder,
    ):
        recorder.record(seen())
        monkeypatch.setattr("profit_check.recorder.har_file._write", full)
        recorder.record(seen())
    assert capsys.readouterr().out == f"1 request is in {path}\n"
    said = "1 request could not be written, and is missing (No space left on device)"
    assert str(told.value) == f"{path}: {said}"
