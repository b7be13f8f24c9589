"""A recorded call as evidence: what may be shown of it."""

from __future__ import annotations

from urllib.parse import quote

from profit_check.model import AuthorizationForm, Call, Evidence, Route

WITHHELD = "[withheld]"

_PATHS = {
    Route.METAINFO_GET: "metainfo/get",
    Route.METAINFO_UPDATE: "metainfo/update",
    Route.OAUTH_TOKEN: "oauth/token",
}


def as_evidence(call: Call, id: str) -> Evidence:
    """The call without secrets and row values, and where it stands in its recording."""
    return Evidence(
        id=id,
        method=call.method,
        url=_url(call),
        status=call.status,
        duration_ms=max(0.0, call.duration_ms or 0.0),
        request_headers=_headers(call),
        response_headers={},
        response_excerpt=_excerpt(call),
    )


def _url(call: Call) -> str:
    usual = {"http": 80, "https": 443}.get(call.scheme)
    port = "" if call.port == usual else f":{call.port}"
    path = _PATHS.get(call.route, call.route.value)
    connector = f"/{quote(call.connector, safe='')}" if call.connector else ""
    query = "&".join(
        f"{quote(name)}={WITHHELD if value is None else quote(value, safe=',;-')}"
        for name, value in call.parameters
    )
    return f"{call.scheme}://{call.host}{port}/ProfitRestServices/{path}{connector}" + (
        f"?{query}" if query else ""
    )


def _headers(call: Call) -> dict[str, str]:
    credential = call.authorization
    sent = credential.form is not AuthorizationForm.NONE
    shown = {
        "Authorization": f"{credential.scheme} {WITHHELD}".strip() if sent else None,
        "IntegrationId": call.integration_id,
        "Content-Type": call.content_type,
        "Connection": call.connection,
        "User-Agent": call.user_agent,
    }
    return {name: value for name, value in shown.items() if value}


def _excerpt(call: Call) -> str:
    lines = [f"[entry {call.number} of {call.recording}]"]
    if call.rows is not None:
        lines.append(f"[{call.rows} rows, withheld]")
    if call.unread:
        lines.append(f"[its body was not read: {call.unread}]")
    if call.refusal and call.refusal.published:
        lines.append(call.refusal.published)
    if call.breakdown:
        lines.append(f"[no answer: {call.breakdown.value}]")
    return "\n".join(lines)
