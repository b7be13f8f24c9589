"""Which of the bodies that were sent to an UpdateConnector deviate from its definition, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from profit_check.profit.deviations import deviations
from profit_check.profit.metainfo import UpdateObject
from profit_check.profit.update_schema import Method, body_schema

_METHODS: tuple[Method, ...] = ("POST", "PUT")


@dataclass(slots=True)
class SentBodies:
    """How many bodies have each deviation; `wrong_places` and `doubtful_places` say which have any.

    Where what is `doubtful` is right, the reference does not say.
    """

    wrong: Counter[str] = field(default_factory=Counter)
    doubtful: Counter[str] = field(default_factory=Counter)
    wrong_places: list[int] = field(default_factory=list)
    doubtful_places: list[int] = field(default_factory=list)


def judge_sent(definition: UpdateObject | None, sent: Sequence[tuple[str, Any]]) -> SentBodies:
    """Judges each body by the method, POST or PUT, that it was sent with; raises TooDeep.

    Without a definition nothing is found.
    """
    judged = SentBodies()
    if definition is None:
        return judged
    schemas = {method: body_schema(definition, method) for method in _METHODS}
    for place, (method, body) in enumerate(sent):
        found = deviations(body, schemas["PUT" if method == "PUT" else "POST"])
        certain = list(dict.fromkeys(str(one) for one in found if one.certain))
        others = list(dict.fromkeys(str(one) for one in found if not one.certain))
        judged.wrong.update(certain)
        judged.doubtful.update(others)
        if certain:
            judged.wrong_places.append(place)
        elif others:
            judged.doubtful_places.append(place)
    return judged
