"""A run in which every text that can come from outside is an attack on the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from profit_check.model import CarriedField, Carrier, Document, Inventory, Status, Waiver
from profit_check.report import Report, build
from tests.writers import sample_run

ATTACK = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>```|`&amp;\u202e\x1b[31m{{ 7 * 7 }}"
)


def document(attack: str = ATTACK) -> Document:
    """The sample run with `attack` in every text."""
    run = sample_run.document()
    waiver = Waiver("a.b", attack, attack, attack, date(2027, 3, 1))
    return replace(
        run,
        tool_version=attack,
        integration=replace(run.integration, name=attack, integration_id=attack),
        target={**run.target, "name": attack, "base_url": attack, "profit_version": attack},
        results=tuple(
            replace(
                result,
                check=f"{result.check}{attack}",
                subject=attack,
                message=attack,
                remedy=attack,
                afas_rules=(attack,),
                correction={"take": attack, attack: attack},
                waiver=waiver if result.status is Status.WAIVED else None,
            )
            for result in run.results
        ),
        evidence=tuple(
            replace(
                item,
                method=attack,
                url=attack,
                request_headers={attack: attack},
                response_headers={attack: attack},
                response_excerpt=attack,
            )
            for item in run.evidence
        ),
        calendar=tuple(replace(one, what=attack, kind=attack) for one in run.calendar),
        inventory=_inventory(attack),
    )


def _inventory(attack: str) -> Inventory:
    field = CarriedField(attack, attack, attack, personal=True, declared=False)
    return Inventory(
        manifest=attack,
        sha256=attack,
        lines={f"get.{attack}": 3},
        connectors=(
            Carrier("get", attack, fields=(field,), order=(attack,), modified=attack),
            Carrier("update", attack, (attack,), (field,)),
            Carrier("file", attack),
        ),
    )


def report(attack: str = ATTACK) -> Report:
    """The hostile run, arranged for a reader."""
    return build(document(attack), lambda id: None)
