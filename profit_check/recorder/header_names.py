"""Which headers a recording shows, and which of those it withholds may hold a secret."""

from __future__ import annotations

import re

SHOWN = frozenset(
    {
        "accept",
        "accept-encoding",
        "accept-language",
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "integrationid",
        "keep-alive",
        "transfer-encoding",
        "user-agent",
    }
)
SHOWN_OF_ANSWER = frozenset(
    {
        "cache-control",
        "connection",
        "content-language",
        "content-length",
        "content-type",
        "date",
        "retry-after",
        "server",
        "strict-transport-security",
        "transfer-encoding",
        "vary",
        "x-afas-proxy-version",
        "x-content-type-options",
        "x-trace-identifier",
    }
)
"""Headers whose values are kept; of others only the name is."""

SECRET = re.compile(
    r"cookie|key|token|secret|auth|session|pass|sign|credential|otp|jwt", re.IGNORECASE
)
"""What is in the name of a header that holds a secret."""

PLAIN = re.compile(
    r"host|origin|referer|cache-control|pragma|date|if-.*|range|te|trailer|via|forwarded|expect"
    r"|x-forwarded-.*|x-requested-with|sec-.*|dnt|from|priority|upgrade.*|traceparent|tracestate"
    r"|max-forwards|proxy-connection|(?:content|accept)-.*"
)
"""Headers, in lower case, that HTTP or browsers have published, and that hold no secret."""
