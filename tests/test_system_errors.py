"""What the operating system says becomes a phrase, without the file or address it is about."""

from __future__ import annotations

import errno
import os

import pytest

from profit_check.language.catalogue import language
from profit_check.system_errors import reason


@pytest.mark.parametrize(
    ("number", "dutch"),
    [
        (errno.ENOENT, "bestand of map bestaat niet"),
        (errno.EACCES, "geen toegang"),
        (errno.EADDRINUSE, "adres is al in gebruik"),
        (errno.ENOSPC, "de schijf is vol"),
    ],
)
def test_the_usual_reasons_are_told_in_dutch(number: int, dutch: str) -> None:
    told = reason(OSError(number, os.strerror(number), "secret-folder/file"))
    assert language("nl").tell(told) == dutch


def test_a_rare_reason_is_in_the_words_of_the_system() -> None:
    error = OSError(errno.ENOTEMPTY, "as it was raised (while doing something)")
    assert reason(error) == os.strerror(errno.ENOTEMPTY)


def test_an_error_without_a_number_is_told_by_its_text_or_its_kind() -> None:
    assert reason(OSError("gone")) == "gone"
    assert reason(TimeoutError()) == "TimeoutError"
