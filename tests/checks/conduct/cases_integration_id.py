"""conduct.integration-id: on every request, of the right form, the manifest's."""

from __future__ import annotations

from dataclasses import replace

from profit_check.model import Status
from tests.checks.conduct.table import HOST, Case, carrying, read, token, without, write
from tests.harness import sample_manifest
from tests.traffic.made_har import entry

CHECK = "conduct.integration-id"

OTHER = carrying(read(), IntegrationId="12345_678901")
ABSENT = without(read(), "IntegrationId")
METAINFO = without(entry("/metainfo"), "IntegrationId")
STRIPPED = without(read(), "IntegrationId", "Authorization")
SILENT = replace(sample_manifest(), integration=replace(sample_manifest().integration))
UNNAMED = replace(SILENT, integration=replace(SILENT.integration, integration_id=None))

CASES = [
    Case("on none", [ABSENT, ABSENT], Status.FAIL, ["without the header", "2 of 2 requests"]),
    Case("forgotten on metainfo", [read(), METAINFO, write({})], Status.FAIL, ["1 of 3 requests"]),
    Case(
        "forgotten on a refused request",
        [read(), ABSENT | {"response": {"status": 401}}],
        Status.FAIL,
    ),
    Case("empty", [carrying(read(), IntegrationId=" ")], Status.FAIL, ["without"]),
    Case(
        "another form", [carrying(read(), IntegrationId="webshop")], Status.FAIL, ["digits_digits"]
    ),
    Case("a hyphen", [carrying(read(), IntegrationId="12345-678900")], Status.FAIL, ["form"]),
    Case("sent twice", [carrying(read(), IntegrationId="12345_678900, 12345_678900")], Status.FAIL),
    Case("other digits", [carrying(read(), IntegrationId="१२_३४")], Status.FAIL, ["form"]),
    Case("not the manifest's", [OTHER], Status.FAIL, ["another", "12345_678900", "1 of 1"]),
    Case("two of them", [read(), read(), OTHER], Status.FAIL, ["1 of 3"], bare=True),
    Case(
        "two integrations, each with its own credential",
        [read(), carrying(OTHER, Authorization="Bearer " + "a1" * 20)],
        Status.REVIEW,
        ["another", "1 of 2"],
        HOST,
    ),
    Case(
        "two of them, one with a credential of its own",
        [read(), OTHER, carrying(OTHER, Authorization="Bearer " + "a1" * 20)],
        Status.FAIL,
        ["2 of 3"],
    ),
    Case("two faults", [ABSENT, OTHER, read()], Status.FAIL, ["without", "another"]),
    Case("a recording without headers", [STRIPPED], Status.ERROR, ["no headers"]),
]
NEAR_MISSES = [
    Case("on all", [read(), entry("/metainfo"), write({})], Status.PASS, ["3 of 3 requests"]),
    Case("not on the token request", [token(), read()], Status.PASS, ["1 of 1"]),
    Case("token requests only", [token()], Status.NOT_APPLICABLE),
    Case("without a manifest", [OTHER, OTHER], Status.PASS, ["12345_678901", "none"], bare=True),
    Case("a manifest that names none", [read()], Status.PASS, ["names none"], manifest=UNNAMED),
    Case("a name in lower case", [carrying(ABSENT, integrationid="12345_678900")], Status.PASS),
    Case("headers of some were not recorded", [read(), STRIPPED], Status.PASS, ["1 of 2"]),
    Case(
        "the same on two hosts",
        [
            read(),
            read()
            | {
                "request": read()["request"]
                | {"url": "https://12345.resttest.afas.online/ProfitRestServices/metainfo"}
            },
        ],
        Status.PASS,
        ["1 of 1"],
        HOST,
    ),
]
