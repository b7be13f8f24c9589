"""conduct.authorization: the scheme right, a classic token Base64, never in URL or body."""

from __future__ import annotations

from base64 import b64encode

from profit_check.model import Status
from tests.checks.conduct.table import Case, Entry, bearer, carrying, read, token, without, write
from tests.traffic.made_har import DIGITS, ENCODED, TOKEN, entry, query

CHECK = "conduct.authorization"

NONE = without(read(), "Authorization")
REFUSED = NONE | {"response": {"status": 401}}
BROKEN = NONE | {"response": {"status": 500}}
MASKED = carrying(read(), Authorization="AfasToken ****")
HASHED = carrying(read(), Authorization="AfasToken 9f86d081884c7d65")
HASH = "0a1b2c3d" * 8
OWN = b64encode(DIGITS.encode()).decode()
JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ0ZXN0cyJ9.c2lnbmF0dXJl"
BARE = without(read(k=DIGITS), "Authorization")
PRESIGNED = write({"FbSales": {"Rm": f"https://files.example/x?X-Amz-Signature={HASH}"}})
IN_URL = entry("/connectors/Webshop_Articles" + query(token=ENCODED))


def token_request(form: str) -> Entry:
    """The request of `token` with another form."""
    return {**token()["request"], "postData": {"text": form}}


CASES = [
    Case(
        "plain text",
        [carrying(read(), Authorization=f"AfasToken {TOKEN}"), read()],
        Status.FAIL,
        ["not Base64", "1 of 2"],
    ),
    Case(
        "the digits only",
        [carrying(read(), Authorization=f"AfasToken {DIGITS}")],
        Status.FAIL,
        ["not Base64"],
    ),
    Case("no scheme", [carrying(read(), Authorization=ENCODED)], Status.FAIL, ["scheme AfasToken"]),
    Case(
        "HTTP Basic",
        [carrying(read(), Authorization="Basic dXNlcjpwYXNzd29yZA==")],
        Status.FAIL,
        ["neither"],
    ),
    Case(
        "what is no token, refused",
        [HASHED | {"response": {"status": 401}}],
        Status.FAIL,
        ["neither"],
    ),
    Case("none, refused", [read(), REFUSED], Status.FAIL, ["without a credential", "1 of 2"]),
    Case("none on any", [REFUSED, REFUSED], Status.FAIL, ["2 of 2"]),
    Case("a token in the URL", [IN_URL, read()], Status.FAIL, ["in the URL", "1 of 2"]),
    Case(
        "an access token in the URL",
        [entry("/metainfo" + query(access_token="x" * 40))],
        Status.FAIL,
        ["in the URL"],
    ),
    Case(
        "a client secret in the URL",
        [token(request=entry("/oauth/token" + query(client_secret="s" * 20))["request"])],
        Status.FAIL,
        ["in the URL"],
    ),
    Case(
        "a token in a body",
        [write({"FbSales": {"Element": {"Fields": {"Rm": TOKEN}}}})],
        Status.FAIL,
        ["in the body"],
    ),
    Case("its digits", [read(k=DIGITS), read()], Status.FAIL, ["in the URL", "1 of 2"]),
    Case("the Base64 of its digits", [read(k=OWN)], Status.FAIL, ["in the URL"]),
    Case("digits that a later call sends", [BARE, read()], Status.FAIL, ["in the URL", "1 of 2"]),
    Case(
        "an access token that another call sends",
        [read(k=JWT), carrying(read(), Authorization=f"Bearer {JWT}")],
        Status.FAIL,
        ["in the URL", "1 of 2"],
    ),
    Case(
        "its own access token",
        [carrying(read(k="s3cr3tTokenValue99"), Authorization="Bearer s3cr3tTokenValue99")],
        Status.FAIL,
        ["in the URL"],
    ),
    Case(
        "a client secret of digits in a body",
        [
            token(request=token_request(f"client_secret={HASH}")),
            write({"FbSales": {"Rm": HASH}}),
        ],
        Status.FAIL,
        ["in the body", "1 of 2"],
    ),
    Case(
        "a filter on a fingerprint",
        [read(filterfieldids="Hash", filtervalues=HASH, operatortypes="1"), read()],
        Status.REVIEW,
        ["may be a secret in the URL", "1 of 2"],
    ),
    Case("a fingerprint in a body", [write({"U": HASH})], Status.REVIEW, ["in the body"]),
    Case("a presigned link", [PRESIGNED], Status.REVIEW, ["may be a secret in the body"]),
    Case("a JWT in a body", [write({"Rm": JWT})], Status.REVIEW, ["may be a secret in the body"]),
    Case(
        "letter case",
        [carrying(read(), Authorization=f"afastoken {ENCODED}"), read()],
        Status.WARN,
        ["letter case", "1 of 2"],
    ),
    Case(
        "bearer in small letters",
        [bearer(1, carrying(read())), carrying(read(), Authorization="bearer " + "a1" * 20)],
        Status.WARN,
        ["1 of 2"],
    ),
    Case("left out by the recorder", [NONE, NONE], Status.ERROR, ["not recorded", "2 of 2"]),
    Case("left out, and one refused", [NONE, REFUSED], Status.ERROR, ["2 of 2"]),
    Case("left out, and nothing accepted", [BROKEN], Status.ERROR, ["1 of 1"]),
    Case("masked", [MASKED, read()], Status.ERROR, ["1 of 2"]),
    Case("replaced by a hash", [HASHED], Status.ERROR, ["1 of 1"]),
    *(
        Case(
            f"masked as {mask}, refused",
            [carrying(read(), Authorization=mask) | {"response": {"status": 401}}],
            Status.ERROR,
            ["not recorded"],
        )
        for mask in (
            "AfasToken {{token}}",
            "AfasToken [redacted by tool]",
            "AfasToken (omitted)",
            "hidden by Charles",
            "Bearer eyJ0****",
        )
    ),
    Case(
        "no mask, and refused",
        [carrying(read(), Authorization="AfasToken token") | {"response": {"status": 401}}],
        Status.FAIL,
        ["neither"],
    ),
]
NEAR_MISSES = [
    Case("a classic token", [read(), entry("/metainfo"), write({})], Status.PASS, ["3 of 3"]),
    Case("an access token", [token(), bearer(1), bearer(2)], Status.PASS, ["3 of 3"]),
    Case(
        "a bound access token", [carrying(read(), Authorization="DPoP " + "a1" * 20)], Status.PASS
    ),
    Case("both in one recording", [read(), token(), bearer()], Status.PASS),
    Case("a client secret in the token request", [token(), bearer()], Status.PASS),
    Case(
        "HTTP Basic on the token request",
        [carrying(token(), Authorization="Basic dXNlcjpwYXNzd29yZA==")],
        Status.PASS,
    ),
    Case("a token refused", [read() | {"response": {"status": 401}}], Status.PASS),
    Case("a password by post", [entry("/otprequest", method="POST", headers={})], Status.PASS),
    Case(
        "more digits than a token has",
        [write({"FbSales": {"File": HASH * 40}})],
        Status.PASS,
    ),
    Case(
        "a long id of a file",
        [entry("/subjectconnector/635451/7CEEE0F54965C99D90764BA09F7606A6")],
        Status.PASS,
    ),
]
