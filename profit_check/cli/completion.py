"""What a shell offers when a word of a command is being typed.

What cannot be told (no manifest yet, one with a fault) offers nothing: a shell must not print.
"""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem


def check_names(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The families, and the ids of checks with the question that they ask."""
    from profit_check.cli.language import current
    from profit_check.explanation import explain
    from profit_check.registry import load

    checks = list(load())
    families = dict.fromkeys(check.family for check in checks)
    items = [CompletionItem(name) for name in families]
    items += [
        CompletionItem(check.id, help=str(explain(check, current().code).title))
        for check in checks
        if check.id.startswith(incomplete)
    ]
    return [item for item in items if item.value.startswith(incomplete)]


def target_names(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The targets of the manifest that is named on the line, or of the one that is found."""
    from profit_check.errors import UsageError
    from profit_check.manifest.load import find, load

    # While an option lacks its value, click leaves the arguments that it has read in `args`.
    named = context.params.get("manifest") or next(iter(context.args), None)
    try:
        manifest = load(Path(named) if named else find(Path.cwd()))
    except (UsageError, OSError):
        return []
    return [
        CompletionItem(target.name, help=f"{target.type}, {target.participant}")
        for target in manifest.targets.values()
        if target.name.startswith(incomplete)
    ]


def report_files(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The name that is typed with each end that a report can have; where it is a folder, files."""
    from profit_check.writers.formats import FORMATS

    name = incomplete.replace("\\", "/").rpartition("/")[2]
    if not name or Path(incomplete).is_dir():
        return [CompletionItem(incomplete, type="file")]
    stem = name.partition(".")[0]
    start = incomplete[: len(incomplete) - len(name)] + stem
    ends = [start + suffix for suffix in FORMATS]
    return [CompletionItem(end) for end in ends if end.startswith(incomplete)]
