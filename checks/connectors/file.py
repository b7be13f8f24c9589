"""Every file connector gives the file that the manifest names as a sample.

## Why
A subject, file, image or report comes as Base64 text with a MIME type. An integration that stores
or shows it goes wrong on content that is missing, empty, no Base64, or of another kind than said.
Metainfo lists no file connectors, so only asking for a file shows that it can be had.

## Fix
- Integration developer: look whether the sample in the manifest still exists in this environment:
  ids of production are not those of a test environment.
- Profit administrator: add the connector that is refused under General > Management >
  App connector, and see that its user may open the dossier item, image or report.
- Profit administrator: where content and MIME type do not agree, open the file in Profit and attach
  it anew.

## References
- AFAS page `concepts`: file, subject, image and report connectors give `filedata` in Base64, with
  `mimetype`.
- AFAS page `troubleshooting`: a file that is missing or not allowed gets status 404.
"""

from typing import Any

from profit_check.api import (
    SHOULD,
    Cause,
    Environment,
    FileConnector,
    FoundFile,
    Misshapen,
    Outcome,
    Refused,
    cause_of,
    check,
    file_connectors,
    meaning,
    passed,
    review,
    wrong,
)


@check(level=SHOULD, needs=["token.accepted"], per=file_connectors)
async def file(env: Environment, connector: FileConnector) -> Outcome:
    try:
        return _judged(await env.file(connector))
    except Misshapen as misshapen:
        return wrong("its answer has not the published form: {why}", why=str(misshapen))
    except Refused as refused:
        if cause_of(refused.answer) is Cause.TEMPORARY:
            raise
        status, why = refused.answer.status, meaning(refused.answer, listed=False)
        return wrong("refused with status {status}: {why}", status=status, why=why)


def _judged(found: FoundFile) -> Outcome:
    if found.size is None:
        return wrong("its content is not Base64")
    if found.size == 0:
        return wrong("its content is empty")
    facts: dict[str, Any] = {"size": found.size, "type": found.mime_type, "kind": found.begins_as}
    if found.mime_type is None:
        return wrong("its MIME type has not the form type/subtype; it begins as {kind}", **facts)
    if not found.agrees:
        return review("{size:,} bytes of type {type}, which begin as {kind}", **facts)
    return passed("{size:,} bytes of type {type}", **facts)
