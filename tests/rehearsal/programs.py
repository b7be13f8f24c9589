"""Tiny integrations with the webshop: one that copes with everything, and some that do not."""

from __future__ import annotations

import sys

_START = """
import base64, json, os, sys, time, urllib.error, urllib.parse, urllib.request
BASE = os.environ["PROFIT_BASE_URL"]
CONNECTORS = {"Webshop_Articles": "ItemCode", "Webshop_Debtors": "DebtorId"}

def asked(method, path, headers, body=None, timeout=20):
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    if data and "Content-Type" not in headers:
        headers = {**headers, "Content-Type": "application/json; charset=utf-8"}
    headers = {"IntegrationId": os.environ["PROFIT_INTEGRATION_ID"], **headers}
    request = urllib.request.Request(BASE + path, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=timeout) as answer:
        return answer.read().decode()

def granted():
    form = {"grant_type": "client_credentials", "client_id": os.environ["PROFIT_CLIENT_ID"],
            "client_secret": os.environ["PROFIT_CLIENT_SECRET"]}
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    body = urllib.parse.urlencode(form).encode()
    return "Bearer " + json.loads(asked("POST", "/oauth/token", kind, body))["access_token"]

def classic():
    return "AfasToken " + base64.b64encode(os.environ["PROFIT_TOKEN"].encode()).decode()

def order(number):
    line = {"FbSalesLines": {"Element": {"Fields": {"VaIt": "2", "ItCd": "ART-00001", "QuUn": 1}}}}
    fields = {"OrDa": "2026-11-23", "DbId": "10001", "RfCs": f"order {number}"}
    return {"FbSales": {"Element": {"Fields": fields, "Objects": [line]}}}

def page(connector, skip, take=70):
    order = CONNECTORS[connector]
    return f"/connectors/{connector}?skip={skip}&take={take}&orderbyfieldids={order}"

def written(rows):
    with open(os.environ["PROFIT_ROWS"], "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\\n" for row in rows)
"""

_COPING = """
enter = granted if sys.argv[1:] == ["oauth"] else classic
credential = enter()

class Refused(Exception):
    pass

def call(method, path, body=None, left=3):
    global credential
    try:
        text = asked(method, path, {"Authorization": credential}, body)
        return json.loads(text) if text else None
    except urllib.error.HTTPError as error:
        status, text = error.code, error.read().decode()
    except OSError:
        status, text = 0, ""
    try:
        said = json.loads(text)
    except ValueError:
        said = {}
    if left and status == 401 and enter is granted:
        credential = granted()
        return call(method, path, body, 0)
    if left and status == 503:
        time.sleep(said["retry_after"])
        return call(method, path, body, left - 1)
    if left and method == "GET" and status in (0, 500) and "externalMessage" not in said:
        time.sleep(0.01)
        return call(method, path, body, left - 1)
    raise Refused(f"{method} {status} {said.get('externalMessage', '')}")

def work():
    found = {}
    for connector, key in CONNECTORS.items():
        skip = 0
        while True:
            rows = call("GET", page(connector, skip))["rows"]
            found.update({(connector, row[key]): row for row in rows})
            skip += 70
            if len(rows) < 70:
                break
    written(found.values())
    refused = 0
    for number in range(3):
        try:
            call("POST", "/connectors/FbSales", order(number))
        except Refused as why:
            print(why, file=sys.stderr)
            refused = 1
    return refused

try:
    sys.exit(work())
except Refused as why:
    sys.exit(str(why))
"""

_CARELESS = """
credential = granted()

def call(method, path, body=None):
    for attempt in range(3):
        try:
            return json.loads(asked(method, path, {"Authorization": credential}, body, 1.5))
        except (OSError, ValueError):
            pass
    return {"rows": []}

found = []
for connector in CONNECTORS:
    skip = 0
    while True:
        rows = call("GET", page(connector, skip))["rows"]
        found += rows
        skip += 70
        if len(rows) < 70:
            break
written(found)
for number in range(3):
    call("POST", "/connectors/FbSales", order(number))
"""

_BRITTLE = """
credential = classic()

def call(path):
    try:
        text = asked("GET", path, {"Authorization": credential})
    except OSError:
        return None
    if not text.startswith('{"skip":'):
        return None
    return json.loads(text)["rows"]

found = []
for connector, key in CONNECTORS.items():
    skip = 0
    while True:
        rows = call(page(connector, skip))
        if rows is None:
            break
        found += rows
        last = rows[-1][key]
        skip += 70
        if len(rows) < 70:
            break
written(found)
"""

_READER = """
headers = {"Authorization": classic()}
written(json.loads(asked("GET", page("Webshop_Articles", 0, 1000), headers))["rows"])
"""


def program(body: str, *arguments: str) -> tuple[str, ...]:
    """The command that runs `body` after what all programs share."""
    return (sys.executable, "-S", "-E", "-c", _START + body, *arguments)


COPING = program(_COPING)
COPING_WITH_OAUTH = program(_COPING, "oauth")
CARELESS = program(_CARELESS)
BRITTLE = program(_BRITTLE)
READER = program(_READER)
"""One that reads a single page, and writes nothing."""
