"""The days that AFAS announced, and for whom they count."""

from __future__ import annotations

from datetime import date

CLASSIC_TOKENS_END = date(2027, 5, 1)
"""When classic tokens of before September 2026 end (AFAS page `authentication`)."""

CLASSIC_LAST_DAY = date(2027, 8, 31)
"""The last day on which an app connector with a classic token works (page `authentication`)."""

ERROR_HEADER_GOES = date(2026, 12, 31)
"""`X-PROFIT-ERROR` is to be removed by the end of 2026 (AFAS page `news-profit6`)."""
