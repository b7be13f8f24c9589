"""conduct.budget: `take` times fields under 150,000; `skip` not over 100,000."""

from __future__ import annotations

from dataclasses import replace

from profit_check.model import Field, GetConnector, OfferedGet, Snapshot, Status
from tests.checks.conduct.table import Case, read
from tests.harness import sample_manifest

CHECK = "conduct.budget"

ARTICLES = "Webshop_Articles"
FIELDS = tuple(Field(f"F{number}") for number in range(200))
OFFERED = Snapshot(None, None, None, None, (OfferedGet(ARTICLES.upper(), "", FIELDS),), ())
KEPT = replace(sample_manifest(), snapshots={"sandbox": OFFERED})
DECLARED = replace(sample_manifest(), get=(GetConnector(ARTICLES, fields={"A": None, "B": None}),))

CASES = [
    Case(
        "too many values",
        [read(take="75001"), read()],
        Status.WARN,
        ["take 75,001, fields 2", "1 of 2 reads"],
    ),
    Case("many fields", [read(take="1000", fields=151)], Status.WARN, ["take 1,000, fields 151"]),
    Case(
        "fields seen on another page",
        [read(take="80000", rows=0), read()],
        Status.WARN,
        ["fields 2)"],
    ),
    Case(
        "fields of the snapshot",
        [read(take="1000", rows=0)],
        Status.WARN,
        ["fields 200"],
        manifest=KEPT,
    ),
    Case(
        "fields of the manifest",
        [read(take="80000", rows=0)],
        Status.WARN,
        ["fields 2)"],
        manifest=DECLARED,
    ),
    Case(
        "too many rows for any number of fields",
        [read(take="150001", rows=0)],
        Status.WARN,
        bare=True,
    ),
    Case(
        "far",
        [read(skip="100001", take="10"), read(skip="5")],
        Status.WARN,
        ["over 100,000 rows skipped", "1 of 2"],
    ),
    Case("far and large", [read(skip="200000", take="200000")], Status.WARN, ["skipped", "values"]),
]
NEAR_MISSES = [
    Case("exactly as many", [read(take="75000")], Status.PASS, ["150,000 values"]),
    Case("exactly as far", [read(skip="100000", take="10")], Status.PASS),
    Case("the default take", [read(fields=1500)], Status.PASS, ["take 100, fields 1500"]),
    Case(
        "everything at once is for another check",
        [read(skip="-1", take="-1")],
        Status.NOT_APPLICABLE,
    ),
    Case(
        "an empty connector of the manifest", [read(take="1000", rows=0)], Status.PASS, ["fields 6"]
    ),
    Case(
        "everything at once beside pages",
        [read(skip="-1", take="-1"), read()],
        Status.PASS,
        ["1 reads"],
    ),
    Case("fields not known", [read(take="1000", rows=0)], Status.NOT_APPLICABLE, bare=True),
]
