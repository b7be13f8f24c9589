"""`profit-check checks --mutants`: every check against every fault and near miss of the sandbox."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from profit_check.proof.cases import Judgement, cases
from profit_check.proof.judging import judged
from profit_check.proof.matrix import Matrix, Row, tabulate
from profit_check.proof.rehearsal import shipped
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
    return track(judgements, "Proving", total=total, console=console, transient=True)


def print_matrix(matrix: Matrix) -> None:
    """Prints a row for each check, then what keeps the proof from being complete, then totals."""
    width = max(len(row.check) for row in matrix.rows)
    click.secho(f"{'':{width}}  caught  missed  held  false alarms", bold=True)
    for row in matrix.rows:
        counts = f"{row.caught:6}  {len(row.missed):6}  {row.near:4}  {len(row.alarms):12}"
        click.secho(f"{row.check:{width}}  {counts}", fg=None if row.complete else "red")
    for row in matrix.rows:
        for line in _gaps(row):
            click.echo(f"{row.check}: {line}")
    click.echo(
        f"{matrix.cases:,} runs of {len(matrix.rows)} checks: {matrix.share:.1f} % caught, "
        f"{matrix.near:,} near misses held, {matrix.alarms:,} false alarms"
    )


def _gaps(row: Row) -> list[str]:
    """What keeps a row from being complete."""
    gaps = [f"missed {name}" for name in row.missed]
    gaps += [f"false alarm on {name}" for name in row.alarms]
    if not row.caught:
        gaps.append("no fault is known that it catches")
    if not row.near:
        gaps.append("no near miss is known that it holds against")
    return gaps
