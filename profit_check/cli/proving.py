"""`profit-check checks --mutants`: every check against every fault and near miss of the sandbox."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from profit_check.cli.language import echo, tell
from profit_check.language.phrase import Phrase, joined, say
from profit_check.proof.cases import Judgement, cases
from profit_check.proof.judging import judged
from profit_check.proof.matrix import Matrix, Row, tabulate
from profit_check.proof.trial import shipped
from profit_check.registry import position


def prove() -> int:
    """Prints the matrix; 0 when every check is proven: 100 % caught and no false alarm."""
    todo = cases()
    judgements = list(_tracked(judged(todo), len(todo)))
    checks = sorted(shipped(), key=lambda check: (position(check.family), check.id))
    matrix = tabulate((check.id for check in checks), judgements)
    print_matrix(matrix)
    return 0 if matrix.complete else 1


def _tracked(judgements: Iterable[Judgement], total: int) -> Iterable[Judgement]:
    """The same, with a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        return judgements
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(judgements, tell(say("Proving")), total=total, console=console, transient=True)


def print_matrix(matrix: Matrix) -> None:
    """Prints a row for each check, then what keeps the proof from being complete, then totals."""
    width = max(len(row.check) for row in matrix.rows)
    heads = [tell(head) for head in _HEADS]
    click.secho("  ".join([" " * width, *heads]), bold=True)
    for row in matrix.rows:
        numbers = row.caught, len(row.missed), row.near, len(row.alarms)
        cells = [f"{number:{len(head)}}" for number, head in zip(numbers, heads, strict=True)]
        told = "  ".join([f"{row.check:{width}}", *cells])
        click.secho(told, fg=None if row.complete else "red")
    for row in matrix.rows:
        for gap in _gaps(row):
            echo(joined((row.check, gap), ": "))
    totals = say(
        "{runs:,} runs of {checks} checks: {share:.1f} % caught, "
        "{near:,} near misses held, {alarms:,} false alarms",
        runs=matrix.cases,
        checks=len(matrix.rows),
        share=matrix.share,
        near=matrix.near,
        alarms=matrix.alarms,
    )
    echo(totals)


_HEADS = say("caught"), say("missed"), say("held"), say("false alarms")


def _gaps(row: Row) -> list[Phrase]:
    """What keeps a row from being complete."""
    gaps = [say("missed {name}", name=name) for name in row.missed]
    gaps += [say("false alarm on {name}", name=name) for name in row.alarms]
    if not row.caught:
        gaps.append(say("no fault is known that it catches"))
    if not row.near:
        gaps.append(say("no near miss is known that it holds against"))
    return gaps
