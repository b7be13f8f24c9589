"""What is to be judged: a job for each check and subject, each knowing the jobs it waits for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from profit_check.check import Check, Subject
from profit_check.conduct.arranged import Conduct
from profit_check.errors import UsageError
from profit_check.language.phrase import say
from profit_check.model import AuditorReport, Manifest, Result


@dataclass(eq=False, slots=True)
class Job:
    """One check for one subject.

    Each entry of `needs` is a list of jobs of which one must succeed; those in `after` only have to
    be done. `blocks` is set once this job did not succeed. `applicable` is False when the manifest
    names nothing that the check is about.
    """

    check: Check
    connector: Subject | None
    applicable: bool = True
    blocks: bool = False
    needs: Sequence[Sequence[Job]] = ()
    after: Sequence[Job] = ()
    task: asyncio.Task[Result] | None = field(default=None, repr=False)
    barred_by: Job | None = field(default=None, repr=False)

    @property
    def subject(self) -> str | None:
        """What the result will be about: the connector's id, or None for the target."""
        return self.connector.id if self.connector else None

    async def ready(self) -> Job | None:
        """Waits for what this job needs; gives the job that bars it from being asked, if any.

        That is the one where it began: what it bars in turn is no cause of its own.
        """
        for alternatives in self.needs:
            await _done(alternatives)
            if all(other.blocks for other in alternatives):
                self.barred_by = alternatives[0].barred_by or alternatives[0]
                break
        else:
            await _done(self.after)
        return self.barred_by

    @property
    def result(self) -> Result | None:
        """The result, or None when the job was not finished."""
        task = self.task
        return task.result() if task and task.done() and not task.cancelled() else None


def plan(
    checks: Iterable[Check],
    manifest: Manifest,
    conduct: Conduct | None = None,
    auditor: Sequence[AuditorReport] = (),
) -> list[Job]:
    """The jobs of `checks`, which come in an order that their needs allow.

    Those of checks that judge recorded traffic do not apply without `conduct`; nor do those of what
    AFAS's auditor said without its reports, or of what is attested where the manifest has none.
    """
    material = {
        "traffic": conduct,
        "auditor": auditor or None,
        "attested": manifest if manifest.certification else None,
    }
    planned: dict[str, list[Job]] = {}
    for check in checks:
        jobs = [
            Job(check, connector, applicable)
            for connector, applicable in _subjects(check, material.get(check.channel, manifest))
        ]
        for job in jobs:
            needs = (_alternatives(job, planned[need]) for need in check.needs if need in planned)
            job.needs = [alternatives for alternatives in needs if alternatives]
        planned[check.id] = jobs
    everything = [job for jobs in planned.values() for job in jobs]
    others = [job for job in everything if not job.check.last]
    for job in everything:
        job.after = others if job.check.last else ()
    return everything


def _subjects(check: Check, about: Any) -> list[tuple[Subject | None, bool]]:
    """What the check is about, and whether it applies; nothing for one that is silent then."""
    nothing: list[tuple[Subject | None, bool]] = [(None, False)] if check.otherwise else []
    if about is None:
        return nothing
    if check.per is None:
        return [(None, True)]
    try:
        subjects = [(subject, True) for subject in check.per(about) if subject.id]
    except Exception as fault:
        kind = type(fault).__name__
        raise UsageError(
            say(
                "check {check}: its `per` gives no connectors ({fault})", check=check.id, fault=kind
            )
        ) from None
    return [*subjects] or nothing


def _alternatives(job: Job, candidates: list[Job]) -> list[Job]:
    """Those about the same connector or the target; any of them for a job about the target."""
    if job.connector is None:
        return candidates
    return [
        other for other in candidates if other.connector is None or other.connector is job.connector
    ]


async def _done(jobs: Iterable[Job]) -> None:
    tasks = [job.task for job in jobs if job.task and not job.task.done()]
    if tasks:
        await asyncio.wait(tasks)
