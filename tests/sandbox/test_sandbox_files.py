"""The sandbox's file, subject, image and report connectors."""

from __future__ import annotations

import json
from base64 import b64decode
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from profit_check.errors import UsageError
from profit_check.model import FileConnector
from profit_check.profit.beginnings import Beginning, beginning
from profit_check.profit.file_paths import question
from profit_check.sandbox.messages import Request, Response
from profit_check.sandbox.respond import respond
from profit_check.sandbox.world_file import load_world
from profit_check.wire.address import url
from tests.harness import sample_manifest, sample_world

ATTACHMENT = "7CEEE0F54965C99D90764BA09F7606A6"
FILE = "5A8D1C77A04E4B0F9D2B6E3C1F0A9B84"
NAME = "prijslijst_café 2026.txt"


def ask(address: str) -> Response:
    world = sample_world()
    path, _, query = address.partition("?")
    bearer = {"authorization": f"Bearer {world.bearer}"}
    return respond(world, Request("GET", f"/ProfitRestServices{path}", query, bearer))


@pytest.mark.parametrize("connector", sample_manifest().file, ids=lambda one: one.id)
def test_the_manifest_s_samples_are_there(connector: FileConnector) -> None:
    response = ask(url("", question(connector)))
    assert response.status == 200
    assert {"mimetype", "filedata"} <= set(response.content)


@pytest.mark.parametrize(
    "address",
    [
        f"/subjectconnector/635451/{ATTACHMENT}",
        f"/SubjectConnector/635451/{ATTACHMENT.lower()}",
        f"/subjectconnector?SubjectId=635451&FileId={ATTACHMENT}",
        f"/subjectconnector?fileid={ATTACHMENT}&subjectid=635451",
    ],
)
def test_an_attachment_is_asked_in_the_path_or_the_query(address: str) -> None:
    assert ask(address).content["filename"] == "pakbon.pdf"


@pytest.mark.parametrize(
    "address",
    [
        f"/fileconnector/{FILE}/prijslijst_5fcaf_C3_A9_202026.txt",
        f"/fileconnector/{FILE}/prijslijst_5Fcaf_c3_a9%202026.txt",
        f"/fileconnector?fileid={FILE}&filename={quote(NAME)}",
    ],
)
def test_a_file_s_name_is_escaped_in_the_path_only(address: str) -> None:
    assert ask(address).content["filename"] == NAME


@pytest.mark.parametrize(
    "address",
    [
        "/subjectconnector/635451/0000",
        f"/subjectconnector/1/{ATTACHMENT}",
        "/subjectconnector/635451",
        "/subjectconnector",
        f"/subjectconnector?FileId={ATTACHMENT}",
        f"/fileconnector/{FILE}",
        f"/fileconnector/{FILE}/prijslijst_caf%C3%A9%202026.txt",
        f"/fileconnector?fileid={FILE}&filename=prijslijst_5fcaf_C3_A9_202026.txt",
        "/imageconnector/318",
        "/imageconnector",
        "/reportconnector/20417",
        "/reportconnector/318/1",
    ],
)
def test_what_is_not_there_is_a_404_without_a_body(address: str) -> None:
    response = ask(address)
    assert (response.status, response.body) == (404, b"")


@pytest.mark.parametrize(("format", "status"), [("0", 200), ("1", 200), ("2", 200), ("3", 500)])
def test_an_image_has_three_formats(format: str, status: int) -> None:
    assert ask(f"/imageconnector/20417?format={format}").status == status


def test_a_report_takes_a_filter() -> None:
    assert ask("/reportconnector/318?filterfieldids=DebtorId&filtervalues=1").status == 200


def test_no_file_is_given_without_a_credential() -> None:
    request = Request("GET", "/ProfitRestServices/imageconnector/20417")
    assert respond(sample_world(), request).status == 401


def test_the_webshop_s_files_are_what_their_types_say() -> None:
    kinds = [beginning(b64decode(one.filedata)) for one in sample_world().files]
    assert kinds == [Beginning.PDF, Beginning.TEXT, Beginning.PNG, Beginning.PDF]


def test_the_builder_gives_one_file_of_each_kind() -> None:
    made = import_module("profit_check.samples.webshop.files").files()
    assert [one["kind"] for one in made] == ["subject", "file", "image", "report"]


def loaded(folder: Path, **file: Any) -> None:
    content = {"environment_id": "O12345AA", "version": "1", "files": [file]}
    path = folder / "world.json"
    path.write_text(json.dumps(content), "utf-8")
    load_world(path)


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ({"kind": "video", "id": "1"}, "subject, file, image, report"),
        ({"id": "1"}, "an item of files has no text kind"),
        ({"kind": "subject", "subject": "1"}, "a subject of files has no text file"),
        ({"kind": "image", "id": "1", "filedata": "YQ=="}, "image 1 has no text mimetype"),
        ({"kind": "image", "id": "1", "mimetype": "a/b"}, "image 1 has no text filedata"),
    ],
)
def test_a_world_file_with_an_unusable_file_is_told_in_one_line(
    tmp_path: Path, file: dict[str, Any], told: str
) -> None:
    with pytest.raises(UsageError, match=told) as raised:
        loaded(tmp_path, **file)
    assert "\n" not in str(raised.value)
