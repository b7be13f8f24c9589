"""connectors.employment: not both employment numbers."""

from __future__ import annotations

import pytest

from profit_check.model import Status
from tests.checks.one_connector import field, judged


def _fields(*names: tuple[str, str, str]) -> list[dict[str, object]]:
    return [field(id, "int", fieldId=field_id, label=label) for id, field_id, label in names]


@pytest.mark.parametrize(
    "names",
    [
        (("Key", "EnSe", ""), ("Number", "DvSn", "")),
        (("Key", "ENSE", ""), ("dvsn", "U002", "")),
    ],
)
def test_both_ids_fail(names: tuple[tuple[str, str, str], ...]) -> None:
    result = judged("connectors.employment", fields=_fields(*names))
    assert result.status is Status.FAIL
    assert result.afas_rules == ("DATA-20",)


@pytest.mark.parametrize(
    "names",
    [
        (("Key", "U1", "Dienstverband"), ("Seq", "U2", "Volgnummer dienstverband")),
        (("Key", "U1", "Employment"), ("Seq", "U2", "Employment sequence number")),
        (("Key", "U1", ""), ("Dienstverband", "U2", ""), ("Volgnummer_dienstverband", "U3", "")),
    ],
)
def test_both_by_name_only_is_for_a_person_to_judge(
    names: tuple[tuple[str, str, str], ...],
) -> None:
    assert judged("connectors.employment", fields=_fields(*names)).status is Status.REVIEW


@pytest.mark.parametrize(
    "names",
    [
        (("Key", "EnSe", ""),),
        (("Key", "DvSn", ""),),
        (("Key", "EnSe2", ""), ("Number", "DvSn", "")),
        (("Key", "U1", "Dienstverband"), ("Seq", "U2", "Volgnummer contract")),
        (("Key", "U1", "Soort dienstverband"), ("Seq", "U2", "Volgnummer dienstverband")),
    ],
)
def test_one_of_them_passes(names: tuple[tuple[str, str, str], ...]) -> None:
    assert judged("connectors.employment", fields=_fields(*names)).status is Status.PASS
