"""Runs the checks that were selected, and tells a listener as results come."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace

from profit_check.check import Check
from profit_check.environment import Environment
from profit_check.errors import Undecided, Untestable
from profit_check.explanation import explain
from profit_check.language.phrase import Phrase, joined, mark, say
from profit_check.model import Level, Outcome, Result, Status
from profit_check.plan import Job, plan
from profit_check.registry import Selection, position


@dataclass(frozen=True, slots=True)
class Planned:
    """The event: so many results are to come."""

    total: int


@dataclass(frozen=True, slots=True)
class Judged:
    """The event: a result is there."""

    result: Result


@dataclass(frozen=True, slots=True)
class Departing:
    """The event: the target's credential is about to go to these addresses, of other targets."""

    base_urls: Sequence[str]


Event = Planned | Judged | Departing
Listener = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class Run:
    """The results in their fixed order; `interrupted` when the run was cancelled before its end."""

    results: Sequence[Result]
    interrupted: bool = False


async def run(
    environment: Environment,
    selection: Selection,
    *,
    listener: Listener = lambda event: None,
    deadline: float = 600.0,
) -> Run:
    """Judges every selected check within `deadline` seconds.

    A fault in a check, the deadline and a cancellation each become results; none is raised.
    """
    jobs = plan(selection.checks, environment.manifest, environment.recorded, environment.auditor)
    shown = [job for job in jobs if job.check.id in selection.reported]
    listener(Planned(len(shown)))
    judge = _Judge(environment, selection.reported, listener)
    for job in jobs:
        job.task = asyncio.ensure_future(judge.settle(job))
    interrupted = await _wait(jobs, deadline)
    unfinished = _interrupted() if interrupted else _late(deadline)
    results = [job.result or judge.say(environment, job, unfinished) for job in shown]
    await _stop(jobs, environment)
    return Run(sorted(results, key=_place), interrupted)


async def _wait(jobs: Sequence[Job], deadline: float) -> bool:
    """Waits until all jobs are done or the deadline passed; True when it was interrupted."""
    tasks = [job.task for job in jobs if job.task]
    try:
        if tasks:
            await asyncio.wait(tasks, timeout=deadline)
    except asyncio.CancelledError:
        return True
    return False


async def _stop(jobs: Sequence[Job], environment: Environment) -> None:
    tasks = [job.task for job in jobs if job.task]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await environment.close()


def _place(result: Result) -> tuple[tuple[int, str], str, str]:
    return position(result.check.partition(".")[0]), result.subject or "", result.check


def _interrupted() -> Outcome:
    return Outcome(Status.NOT_TESTED, mark("the run was interrupted before this was judged"))


def _late(deadline: float) -> Outcome:
    message = mark("the run's deadline of {seconds:g} s passed before this was judged")
    return Outcome(Status.ERROR, message, {"seconds": deadline})


@dataclass(frozen=True, slots=True)
class _Judge:
    """Turns jobs into results."""

    environment: Environment
    reported: frozenset[str]
    listener: Listener

    async def settle(self, job: Job) -> Result:
        """The job's result; sets `job.blocks`."""
        view = self.environment.watching()
        outcome = await _outcome(view, job, self.reported)
        result = self.say(view, job, outcome)
        unsuccessful = (Status.FAIL, Status.ERROR, Status.NOT_TESTED)
        job.blocks = outcome.blocks or result.status in unsuccessful
        if job.check.id in self.reported:
            self.listener(Judged(result))
        return result

    def say(self, view: Environment, job: Job, outcome: Outcome) -> Result:
        """The result that an outcome amounts to at the check's level."""
        level = outcome.level or job.check.level_in(self.environment.profile)
        found_wrong = Status.FAIL if level is Level.MUST else Status.WARN
        status = outcome.status or found_wrong
        good = status in (Status.PASS, Status.NOT_APPLICABLE)
        cause = job.barred_by
        return Result(
            check=job.check.id,
            subject=job.subject,
            status=status,
            level=level,
            message=said(outcome),
            channel=job.check.channel,
            afas_rules=job.check.afas_rules,
            remedy="" if good else explain(job.check).fix,
            evidence=view.touched,
            correction={} if good else outcome.correction,
            about=() if good else outcome.about,
            barred_by=(cause.check.id, cause.subject) if cause else None,
        )


def said(outcome: Outcome) -> Phrase:
    """What the outcome says: its template filled, or the phrase that stands in its place."""
    if isinstance(outcome.message, Phrase):
        return outcome.message
    return say(outcome.message, **outcome.facts)


def _not_tested(job: Job, cause: Job, reported: Container[str]) -> Outcome:
    """Names the check that barred the job, and what it found where no result tells that."""
    message = say("{check} did not succeed", check=cause.check.id)
    if cause.subject not in (None, job.subject):
        template = mark("{check} did not succeed for {subject}")
        message = say(template, check=cause.check.id, subject=str(cause.subject))
    if cause.check.id not in reported and cause.result:
        message = joined((message, cause.result.message), ": ")
    return Outcome(Status.NOT_TESTED, message)


def _why_not(view: Environment, check: Check) -> str:
    if check.channel == "traffic" and view.recorded is None:
        return mark("no recorded traffic was given (`--traffic`)")
    if check.channel == "auditor" and not view.auditor:
        return mark("no report of AFAS's auditor was given (`--auditor`)")
    if check.channel == "attested" and view.manifest.certification is None:
        return mark("the manifest has no [certification]")
    return check.otherwise


async def _outcome(view: Environment, job: Job, reported: Container[str]) -> Outcome:
    if not job.applicable:
        return Outcome(Status.NOT_APPLICABLE, _why_not(view, job.check))
    cause = await job.ready()
    return _not_tested(job, cause, reported) if cause else await _ask(view, job)


async def _ask(view: Environment, job: Job) -> Outcome:
    arguments = (view, job.connector) if job.check.per else (view,)
    try:
        return _sound(await job.check.judge(*arguments))
    except Untestable as untestable:
        return Outcome(Status.NOT_TESTED, "{why}", {"why": str(untestable)})
    except Undecided as undecided:
        return Outcome(Status.ERROR, "{why}", {"why": str(undecided)})
    except asyncio.CancelledError as fault:
        task = asyncio.current_task()
        if task is None or task.cancelling():
            raise
        return _faulty(fault)
    except (Exception, SystemExit, GeneratorExit) as fault:
        return _faulty(fault)


def _sound(outcome: object) -> Outcome:
    """The outcome with its message filled in; TypeError for what no check may return."""
    if not isinstance(outcome, Outcome):
        raise TypeError("a check returns an Outcome")
    if not isinstance(outcome.status, Status | None) or not isinstance(outcome.level, Level | None):
        raise TypeError("an Outcome has a Status and a Level, or None")
    return replace(outcome, message=said(outcome), facts={})


def _faulty(fault: BaseException) -> Outcome:
    return Outcome(Status.ERROR, mark("a fault in the check: {fault}"), {"fault": _place_of(fault)})


def _place_of(fault: BaseException) -> Phrase:
    """The kind and place of a fault in a check; not its text, which may hold a row value."""
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    kind = say("{kind}", kind=type(fault).__name__)
    if trace is None:
        return kind
    line, function = trace.tb_lineno, trace.tb_frame.f_code.co_name
    return say("{kind} at line {line} of {function}", kind=kind, line=line, function=function)
