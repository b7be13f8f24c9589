"""What runs on one machine runs on another: Windows, other encodings, a bare start."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

from tests.sources import ROOT, Source, attributes, everything, uses

POSIX_MODULES = ("fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty")
POSIX_ATTRIBUTES = {
    *(f"os.{name}" for name in ("fork", "getuid", "geteuid", "getgid", "killpg", "mkfifo")),
    *(f"os.{name}" for name in ("setsid", "uname", "chown", "getpgid", "wait", "O_NONBLOCK")),
    *(f"signal.{name}" for name in ("SIGALRM", "SIGHUP", "SIGKILL", "SIGQUIT", "SIGUSR1")),
    *(f"signal.{name}" for name in ("alarm", "pause", "setitimer")),
    "loop.add_signal_handler",
    "socket.AF_UNIX",
    "time.tzset",
}


def test_nothing_is_called_that_windows_lacks() -> None:
    found = {
        source.name: touched
        for source in everything()
        if (
            touched := uses(source, *POSIX_MODULES)
            | POSIX_ATTRIBUTES & set(attributes(source.tree))
        )
    }
    assert found == {}


HEAVY = {"cryptography", "httpx", "jinja2", "jsonschema", "keyring", "rich", "uvicorn"}


def test_help_loads_nothing_that_it_does_not_need() -> None:
    script = (
        "import sys\nfrom profit_check.cli import main\nsys.argv = ['profit-check', '--help']\n"
        "try:\n    main()\nfinally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60
    )
    assert ended.returncode == 0
    assert "Commands" in ended.stdout
    assert {name.partition(".")[0] for name in ended.stderr.split()} & HEAVY == set()


def without_encoding(source: Source) -> Iterator[str]:
    """The calls that read or write text in whatever encoding the machine prefers."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and _is_text_call(node) and not _names_encoding(node):
            yield f"{source.name}:{node.lineno}"


def _is_text_call(node: ast.Call) -> bool:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if isinstance(node.func, ast.Name) and node.func.id == "open":
        return not _has(node, lambda mode: "b" in mode)
    if name == "open" and "text_io" not in ast.dump(node.func):
        modes = _has(node, lambda mode: mode in {"r", "w", "a", "x", "r+", "w+", "rt", "wt"})
        return modes or not (node.args or node.keywords)
    streams = any(one.arg in ("text", "universal_newlines") for one in node.keywords)
    return name in ("read_text", "write_text") or (name in ("run", "Popen") and streams)


def _has(node: ast.Call, test: object) -> bool:
    assert callable(test)
    values = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg == "mode")]
    return any(
        isinstance(value, ast.Constant) and isinstance(value.value, str) and test(value.value)
        for value in values
    )


def _names_encoding(node: ast.Call) -> bool:
    names = {keyword.arg for keyword in node.keywords}
    return "encoding" in names or _has(node, lambda text: text.lower().startswith(("utf", "latin")))


def test_text_is_read_and_written_in_a_named_encoding() -> None:
    assert [place for source in everything() for place in without_encoding(source)] == []
