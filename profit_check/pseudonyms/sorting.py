"""Whether texts stand to each other, in every collation, as those did that they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from profit_check.profit.collation import LIKELY, POSSIBLE, Collation, sort_key
from profit_check.pseudonyms.forms import form


class Standing:
    """The places of `texts` among each other in every collation, and the form of each."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._forms = [form(text) for text in texts]
        self._orders = [_Order(texts, collation) for collation in (*LIKELY, *POSSIBLE)]

    def keeps_form(self, named: Mapping[str, str]) -> bool:
        """Whether what stands for each text has its form."""
        texts = zip(self._texts, self._forms, strict=True)
        return all(form(named[text]) == own for text, own in texts)

    def keeps_places(self, named: Mapping[str, str]) -> bool:
        """Whether what stands for the texts has their places."""
        return all(order.is_of(named) for order in self._orders)


class _Order:
    def __init__(self, texts: Sequence[str], collation: Collation) -> None:
        self._collation = collation
        keys = {text: sort_key(text, collation) for text in texts}
        self._texts = sorted(texts, key=keys.__getitem__)
        self._equal = [keys[one] == keys[other] for one, other in pairwise(self._texts)]

    def is_of(self, named: Mapping[str, str]) -> bool:
        keys = [sort_key(named[text], self._collation) for text in self._texts]
        return all(
            one == other if equal else one < other
            for (one, other), equal in zip(pairwise(keys), self._equal, strict=True)
        )
