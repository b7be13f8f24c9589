"""Records requests to the sandbox with mitmproxy, over http and https, and reads the HAR.

Run it from the root of a checkout: `python tests/scripts/mitmproxy_recording.py MITMDUMP`, where
MITMDUMP is the program of that name. It is no test of the suite, since mitmproxy is large.
"""

from __future__ import annotations

import ssl
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

import conftest  # noqa: F401 - registers the top-level folders, as in a bare checkout
from profit_check.profit.environments import BASE_PATH
from profit_check.sandbox.certificate import self_signed
from profit_check.sandbox.server import Application, SandboxServer
from profit_check.traffic.reading import read_traffic
from profit_check.wire.loopback import LoopbackServer
from tests.harness import sample_world
from tests.sandbox.tiny_world import classic_header

PORT = 8899
REQUESTS = (
    ("GET", "/metainfo", b""),
    ("GET", "/connectors/Webshop_Articles?skip=0&take=3&orderbyfieldids=ItemCode", b""),
    ("GET", "/connectors/Webshop_Articles?skip=0&take=3&filterfieldids=X&filtervalues=y", b""),
    ("POST", "/connectors/FbSales", b'{"FbSales":{"Element":{"Fields":{"OrNu":"1"}}}}'),
)


def ask(base_url: str, authority: Path) -> None:
    """Sends the requests through the proxy, trusting its certificate authority and no other."""
    proxy = f"http://127.0.0.1:{PORT}"
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({"http": proxy, "https": proxy}),
        urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=str(authority))),
    )
    header = {"Authorization": classic_header(sample_world()), "IntegrationId": "12345_678900"}
    for method, path, body in REQUESTS:
        request = urllib.request.Request(base_url + path, body or None, header, method=method)
        with suppress(HTTPError), opener.open(request, timeout=20) as answer:
            answer.read()


def recorded(mitmdump: str, folder: Path) -> Path:
    """The HAR that mitmdump writes when it is stopped."""
    har, authority = folder / "mitmproxy.har", folder / "mitmproxy-ca-cert.pem"
    options = ["--mode", "regular", "--listen-host", "127.0.0.1", "--listen-port", str(PORT)]
    options += [
        "--set",
        f"confdir={folder}",
        "--set",
        f"hardump={har}",
        "--ssl-insecure",
        "--quiet",
    ]
    with ExitStack() as stack:
        plain = stack.enter_context(SandboxServer(sample_world()))
        own = stack.enter_context(self_signed("127.0.0.1"))
        world = Application(sample_world())
        safe = LoopbackServer(world, 0, ssl_certfile=own.chain, ssl_keyfile=own.key)
        stack.enter_context(safe)
        process = stack.enter_context(subprocess.Popen([mitmdump, *options]))
        while not authority.exists():
            time.sleep(0.2)
        time.sleep(1)
        for server in (plain, safe):
            ask(server.origin + BASE_PATH, authority)
        process.terminate()
    return har


def main() -> None:
    """Prints what is read of the HAR."""
    with TemporaryDirectory() as folder:
        har = recorded(sys.argv[1], Path(folder))
        traffic = read_traffic([str(har)], key=b"a key")
    [recording] = traffic.recordings
    print(f"{recording.creator}: {recording.entries} entries, broken: {recording.broken}")
    print(f"{traffic.count} calls, {traffic.malformed_count} malformed")
    for call in traffic.calls:
        form, rows = call.authorization.form.value, call.rows
        print(f"  {call.scheme} {call.method} {call.route.value} {call.connector} ->", end=" ")
        print(f"{call.status}, rows {rows}, {form}, {call.duration_ms:.0f} ms, {call.body_state}")
    found = Counter((call.scheme, call.status) for call in traffic.calls)
    expected = {(scheme, status) for scheme in ("http", "https") for status in (200, 405, 500)}
    if set(found) != expected or found["http", 200] != 2 or traffic.malformed_count:
        sys.exit(f"not what was sent: {found}")


if __name__ == "__main__":
    main()
