"""connectors.file: does each file connector give the sample."""

from __future__ import annotations

from dataclasses import replace

import pytest

from profit_check.model import FileConnector, Manifest, Result, Status
from profit_check.sandbox.world import FileDefinition, World
from tests.harness import document, judge, sample_manifest, sample_world

LANGUAGES = ["nl-nl", "en-us"]
IMAGE = FileConnector("image", {"id": "1"})
PIXEL = "R0lGODlhAQABAAAAACw="


def judged(fault: str, language: str = "en-us") -> dict[str, Result]:
    found = judge("connectors.file", faults=[fault] if fault else [], language=language)
    return {result.subject or "": result for result in found}


def given(mimetype: str, filedata: str) -> Result:
    """The result for one image with this type and content."""
    file = FileDefinition(IMAGE, mimetype, filedata)
    world: World = replace(sample_world(), files=(file,))
    manifest: Manifest = replace(sample_manifest(), file=(IMAGE,))
    [result] = judge("connectors.file", world=world, manifest=manifest)
    return result


def test_each_kind_gives_its_sample_and_is_a_subject_of_its_own() -> None:
    assert {subject: one.message for subject, one in judged("").items()} == {
        "file 5A8D1C77A04E4B0F9D2B6E3C1F0A9B84": "45 bytes of type text/plain",
        "image 20417": "512 bytes of type image/png",
        "report 318": "550 bytes of type application/pdf",
        "subject 635451/7CEEE0F54965C99D90764BA09F7606A6": "538 bytes of type application/pdf",
    }
    assert {one.status for one in judged("").values()} == {Status.PASS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("fault", "meaning"),
    [
        ("file-missing", "does not exist or its user may not have it"),
        ("file-connector-not-opened", "not in the app connector or its user is not authorised"),
        ("file-connector-not-supported", "not in the app connector or its user is not authorised"),
        ("file-breaks", "does not tell why"),
    ],
)
def test_a_refusal_says_what_can_be_told(fault: str, meaning: str, language: str) -> None:
    for result in judged(fault, language).values():
        assert result.status is Status.WARN
        assert meaning in result.message


@pytest.mark.parametrize("fault", ["file-never-comes", "file-not-in-json"])
def test_silence_and_an_unreadable_answer_do_not_decide_it(fault: str) -> None:
    assert {one.status for one in judged(fault).values()} == {Status.ERROR}


@pytest.mark.parametrize(
    ("mimetype", "filedata", "status", "message"),
    [
        ("image/gif", PIXEL, Status.PASS, "14 bytes of type image/gif"),
        ("IMAGE/GIF; x=1", PIXEL, Status.PASS, "14 bytes of type image/gif"),
        ("x-own/type", PIXEL, Status.PASS, "14 bytes of type x-own/type"),
        (
            "image/png",
            PIXEL,
            Status.REVIEW,
            "14 bytes of type image/png, which begin as a GIF image",
        ),
        ("image/gif", "", Status.WARN, "its content is empty"),
        ("image/gif", PIXEL[:-1], Status.WARN, "its content is not Base64"),
        (
            "gif",
            PIXEL,
            Status.WARN,
            "its MIME type has not the form type/subtype; it begins as a GIF image",
        ),
    ],
)
def test_content_and_type_are_judged(
    mimetype: str, filedata: str, status: Status, message: str
) -> None:
    result = given(mimetype, filedata)
    assert (result.status, result.message) == (status, message)


def test_one_file_is_asked_once_and_its_content_is_in_no_evidence() -> None:
    found = document(only=["connectors.file"], keep_rows=True)
    asked = [one for one in found.evidence if "connector/" in one.url]
    assert len(asked) == len(sample_manifest().file) == 4
    for definition in sample_world().files:
        assert definition.filedata[:16] not in str(found)
    assert all('"filedata": "<text, ' in one.response_excerpt for one in asked)
    assert [one.url for one in asked if "10001" in one.url] == []


def test_a_manifest_without_files_has_nothing_to_ask() -> None:
    [result] = judge("connectors.file", manifest=replace(sample_manifest(), file=()))
    assert result.status is Status.NOT_APPLICABLE
