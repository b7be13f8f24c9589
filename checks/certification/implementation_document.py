"""There is an implementation document.

## Why
AFAS's consultants and the customer's administrator set up the integration by it: connectors,
authorisation, personal data, custom fields. AFAS asks for it before the demo.

## Fix
- Integration developer: name the document in `certification.implementation_document`, a file beside
  the manifest (Markdown, HTML, docx or PDF) or an address. A file is searched by the other checks
  of this family, and its SHA-256 is kept; it is never copied.

## References
- AFAS page `partner-certification-steps`: the implementation document.
"""

from profit_check.api import MUST, Environment, Outcome, check, passed, wrong


@check(level=MUST, channel="attested")
async def implementation_document(env: Environment) -> Outcome:
    document = env.certification.implementation_document
    if document is None:
        return wrong("the manifest names no implementation document")
    if document.is_url:
        return passed("it is at {url}", url=document.name)
    return passed("{file} (SHA-256 {sha256})", file=document.name, sha256=document.sha256)
