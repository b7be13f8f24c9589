"""The connection is encrypted with TLS 1.2 or newer, under a certificate that is valid.

## Why
A credential of Profit opens personal and financial data. Without TLS anyone on the way can read it;
with a certificate that is not trusted, anyone can pretend to be Profit. Plain HTTP on this
machine, where the sandbox runs, is not judged. A certificate that ends within 30 days is a warning.

## Fix
- Integration developer: let `base_url` in the manifest start with `https://`, or remove it: the
  address then follows from participant number and type.
- Network administrator: where a proxy opens encrypted traffic, add its certificate authority to the
  trust store of this machine, or let traffic to Profit pass unopened. Set its clock right.
- Whoever runs the host (AFAS, for hosts under `afas.online`): renew the certificate, and offer TLS
  1.2 or newer.

## References
- AFAS page `authentication`: TLS 1.2 or newer is required.
"""

from datetime import timedelta

from profit_check.api import (
    EVERY_PROFILE,
    MUST,
    Environment,
    Failure,
    Outcome,
    check,
    is_loopback,
    not_applicable,
    passed,
    say_number,
    warn,
    wrong,
)

ENOUGH = timedelta(days=30)
"""What a certificate should still be valid for; renewing one takes people days."""


@check(level=MUST, needs=["connection.reachable"], profiles=EVERY_PROFILE)
async def tls(env: Environment) -> Outcome:
    answer = await env.metainfo_without_credential()
    if answer.failure is Failure.CERTIFICATE:
        return wrong("the certificate is not valid ({why})", why=answer.detail)
    if answer.failure is Failure.TLS:
        return wrong("no encrypted connection can be made ({why})", why=answer.detail)
    if not env.base_url.lower().startswith("https:"):
        if is_loopback(env.base_url):
            return not_applicable("plain http, which stays on this machine")
        return wrong("plain http to another machine: nothing is encrypted")
    version = answer.tls.version if answer.tls else "TLS"
    ends = answer.tls.certificate_ends if answer.tls else None
    if ends is None:
        return passed("{version}; when the certificate ends was not shown", version=version)
    day = ends.date()
    if ends - env.now < ENOUGH:
        return warn(
            say_number(
                "{version}; the certificate ends on {day}, in {count} day",
                "{version}; the certificate ends on {day}, in {count} days",
                version=version,
                day=day,
                count=(ends - env.now).days,
            )
        )
    return passed("{version}; the certificate is valid until {day}", version=version, day=day)
