"""The laws of the house: sizes, directions, and what may be used where (see ARCHITECTURE.md)."""

from __future__ import annotations

import ast
import sys

from tests.sources import Source, attributes, checks, everything, product, uses

LAYERS: tuple[tuple[str, ...], ...] = (
    ("language",),
    ("model",),
    ("errors", "syntax_errors", "system_errors"),
    ("conduct", "documents"),
    ("profit", "check", "subjects", "outcomes", "visible", "prose", "wording"),
    ("snapshot",),
    ("wire", "asking", "manifest"),
    ("provocations",),
    ("environment", "sandbox", "gate", "deadlines", "traffic"),
    ("definitions", "recorder", "inventory", "attested", "auditor", "rerun", "tongue"),
    ("api", "identity", "comparison", "places", "curl", "validity"),
    ("checks",),
    ("registry",),
    ("explanation", "plan"),
    ("engine",),
    ("assessment", "exhibits", "run_facts", "settled", "asked", "pseudonyms"),
    ("replay",),
    ("observation",),
    ("findings", "proof", "rehearsal"),
    ("lenses",),
    ("report",),
    ("writers",),
    ("kept_integration",),
    ("kept",),
    ("dossier",),
    ("cli", "pytest_plugin"),
    ("__main__",),
)
"""The rooms and modules of the package, from the one that all may import to the outermost."""

RANK = {room: rank for rank, layer in enumerate(LAYERS) for room in layer}


def rooms_imported(source: Source) -> set[str]:
    """The rooms of ours that a file imports, other than its own."""
    rooms = {name.split(".")[1] for name in source.imports() if name.startswith("profit_check.")}
    return rooms - {source.room, "__version__"}


# --- sizes ---------------------------------------------------------------------------------------


def test_no_file_is_longer_than_250_lines() -> None:
    assert [(one.name, one.lines) for one in everything() if one.lines > 250] == []


def test_no_function_is_longer_than_40_lines() -> None:
    long = [
        (source.name, function.name, length)
        for source in product()
        for function in source.functions()
        if (length := (function.end_lineno or 0) - function.lineno + 1) > 40
    ]
    assert long == []


def test_a_check_takes_25_to_80_lines() -> None:
    assert [(one.name, one.lines) for one in checks() if not 25 <= one.lines <= 80] == []
    assert checks()


# --- one direction -------------------------------------------------------------------------------


def test_every_room_has_its_place() -> None:
    rooms = {source.room for source in product()} - {"__init__"}
    assert rooms == set(RANK)


def test_imports_go_in_one_direction() -> None:
    backwards = [
        f"{source.name} imports {room}"
        for source in product()
        for room in rooms_imported(source)
        if source.room != "__init__" and RANK[room] >= RANK[source.room]
    ]
    assert backwards == []


def test_the_model_imports_nothing_of_ours() -> None:
    model = [source for source in product() if source.room == "model"]
    assert [source.name for source in model if rooms_imported(source)] == []
    assert model


def test_a_check_imports_only_the_api() -> None:
    allowed = {"__future__", "profit_check.api", *sys.stdlib_module_names}
    strange = [
        f"{source.name} imports {name}"
        for source in checks()
        for name in source.imports()
        if not name.startswith("profit_check.api.") and name.partition(".")[0] not in allowed
    ]
    assert strange == []


def test_nobody_imports_a_check() -> None:
    others = [source for source in product() if source.room != "checks"]
    assert [source.name for source in others if uses(source, "profit_check.checks")] == []


PROOFS = ("profit_check/sandbox/faults/", "profit_check/sandbox/mutants/")


def test_the_engine_room_knows_no_check_by_name() -> None:
    ids = {f"{one.module.split('.')[2]}.{one.module.split('.')[3]}" for one in checks()}
    ids = {id.replace("_", "-") for id in ids}
    known = [
        f"{source.name}:{node.lineno} {node.value}"
        for source in product()
        if source.room != "checks" and not source.name.startswith(PROOFS)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and node.value in ids
    ]
    assert known == []


# --- what may be used where ----------------------------------------------------------------------


def users(*modules: str) -> set[str]:
    """The files that import one of these."""
    return {source.name for source in product() if uses(source, *modules)}


def test_httpx_is_known_in_one_module() -> None:
    assert users("httpx", "httpcore") == {"profit_check/wire/http.py"}


def test_jinja_is_known_to_the_writers_only() -> None:
    found = users("jinja2", "markupsafe")
    assert {name.rpartition("/")[0] for name in found} == {"profit_check/writers"}


WORLDLY_MODULES = ("time", "socket", "random", "secrets", "uuid", "ssl", "getpass")
WORLDLY_ATTRIBUTES = {
    "os.environ",
    "os.getenv",
    "os.urandom",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "Path.cwd",
    "Path.home",
}
WORLDLY_ROOMS = ("profit_check/wire/", "profit_check/cli/")
WORLDLY_FILES = {
    "profit_check/sandbox/server.py",
    "profit_check/sandbox/certificate.py",
    "profit_check/sandbox/inprocess.py",
    "profit_check/recorder/proxy.py",
}


def test_clock_socket_environment_and_chance_stay_at_the_border() -> None:
    inside = [
        source
        for source in product()
        if not source.name.startswith(WORLDLY_ROOMS) and source.name not in WORLDLY_FILES
    ]
    found = {
        source.name: touched
        for source in inside
        if (touched := uses(source, *WORLDLY_MODULES) | worldly_attributes(source))
    }
    assert found == {}


def worldly_attributes(source: Source) -> set[str]:
    return WORLDLY_ATTRIBUTES & set(attributes(source.tree))


def test_the_sandbox_in_this_process_only_measures() -> None:
    [source] = [one for one in product() if one.name == "profit_check/sandbox/inprocess.py"]
    assert uses(source, *WORLDLY_MODULES) == {"time.perf_counter"}
