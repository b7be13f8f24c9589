"""The page of a scenario: what is expected, why, and what to change."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from profit_check.explanation import Explanation, explained_by
from profit_check.registry import Registry
from profit_check.rehearsal.scenario import FAMILY, Scenario, Texts
from profit_check.rehearsal.scenario_file import shipped


def page(scenario: Scenario) -> str:
    """The page in English, as a check's docstring has it."""
    told = explanation(scenario, "en")
    return (
        f"{told.title}\n\n## Why\n{told.why}\n\n## Fix\n{told.fix}\n\n"
        f"## References\n{told.references}\n"
    )


def explanation(scenario: Scenario, language: str) -> Explanation:
    """The page in a language; in English where it has none in that."""
    return Explanation(
        title=_text(scenario.title, language),
        why=_text(scenario.why, language),
        fix=_text(scenario.fix, language),
        references=f"- AFAS{'-pagina' if language == 'nl' else ' page'} `{scenario.afas}`",
    )


def explaining(
    registry: Registry, language: str, scenarios: Iterable[Scenario] = ()
) -> Callable[[str], Explanation | None]:
    """Gives the page of a check, or of a scenario: one of these, or one that ships."""
    of_check = explained_by(registry, language)
    own = {one.check: one for one in scenarios}

    def explain(id: str) -> Explanation | None:
        family, _, name = id.partition(".")
        if family != FAMILY:
            return of_check(id)
        scenario = own.get(id) or shipped().get(name)
        return explanation(scenario, language) if scenario else None

    return explain


def _text(texts: Texts, language: str) -> str:
    return texts.get(language) or texts["en"]
