"""JSON Schema (draft 2020-12) with what Profit's values need besides: digits, code tables, dates.

- `maxDecimals`, `maxDigits`: digits after the point, and before it, of a number or of one as text;
- `codes`, `exactCodes`: the ids of a code table; letter case counts for the second only;
- format `profit-date`: a day that exists, perhaps with a time, as rows and bodies have it.

Values of another kind satisfy each of them, as JSON Schema wants it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import FormatChecker
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

Schema = dict[str, Any]

NUMERIC = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
"""A number as text: before Profit 7 a decimal came without the zero before its point."""

_NUMERIC = re.compile(rf"\s*{NUMERIC}\s*\Z", re.ASCII)
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d"
    r"(?:[T ](?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?\Z",
    re.ASCII,
)
_LONGEST_NUMBER = 400
"""Characters of a number as text that are looked at: no number of Profit's is as long."""


def validator(schema: Schema) -> Validator:
    """What judges values by `schema`; made once for many values."""
    made, formats = _vocabulary()
    judge: Validator = made(schema, format_checker=formats)
    return judge


@cache
def _vocabulary() -> tuple[Any, FormatChecker]:
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.validators import extend

    keywords = {
        "maxDecimals": _max_decimals,
        "maxDigits": _max_digits,
        "codes": _codes,
        "exactCodes": _exact_codes,
    }
    formats = FormatChecker(formats=())
    formats.checks("profit-date")(reads_as_date)
    made = extend(Draft202012Validator, keywords)  # type: ignore[no-untyped-call]
    return made, formats


def reads_as_date(value: object) -> bool:
    """Whether a text is a date, perhaps with a time, in the ISO form."""
    if not isinstance(value, str):
        return True
    if _DATE.match(value) is None:
        return False
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True


def code_of(value: object) -> str | None:
    """The id of a code table that a value means; None for what can be none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _max_decimals(
    judge: Validator, allowed: int, value: object, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    number = _decimal(value)
    if number is not None and -_exponent(number) > allowed:
        yield _error("too many decimals")


def _max_digits(
    judge: Validator, allowed: int, value: object, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    number = _decimal(value)
    if number and number.adjusted() >= allowed:
        yield _error("too many digits")


def _codes(
    judge: Validator, ids: Sequence[str], value: object, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    code = code_of(value)
    if code and code.casefold() not in {id.strip().casefold() for id in ids}:
        yield _error("not in the code table")


def _exact_codes(
    judge: Validator, ids: Sequence[str], value: object, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    code = code_of(value)
    if code and code not in {id.strip() for id in ids}:
        yield _error("not written as in the code table")


def _decimal(value: object) -> Decimal | None:
    """The number that a value is, or is as text; None for any other."""
    if isinstance(value, str) and len(value) <= _LONGEST_NUMBER and _NUMERIC.match(value):
        return Decimal(value.strip())
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, float):
        number = Decimal(repr(value))
        return number if number.is_finite() else None
    return None


def _exponent(number: Decimal) -> int:
    """The power of ten of the last digit that is not zero."""
    digits = number.as_tuple()
    assert isinstance(digits.exponent, int)
    significant = "".join(map(str, digits.digits)).rstrip("0")
    return digits.exponent + len(digits.digits) - len(significant) if significant else 0


def _error(message: str) -> ValidationError:
    from jsonschema.exceptions import ValidationError

    return ValidationError(message)
