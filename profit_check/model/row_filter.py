"""Which rows a recorded read chose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FilterForm(StrEnum):
    """How rows are chosen: by three parameters, by `filterjson`, or by both at once."""

    PARAMETERS = "parameters"
    JSON = "json"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class RowFilter:
    """The filter of a read, without its values (AFAS page `get-connector`).

    Each of `fields`, `operators` and `values` has an element for each group that OR joins:
    field ids, operators as sent, and the number of values. `zulu_times` (values that are a time
    with Z), `ending_in_z` and `empty` are places of values: group and place in it, from 0. Of a
    filter in JSON that is no filter, `is_readable` is False. `mark` tells equal filters.
    """

    form: FilterForm
    mark: int
    fields: tuple[tuple[str, ...], ...] = ()
    operators: tuple[tuple[str, ...], ...] = ()
    values: tuple[int, ...] = ()
    zulu_times: tuple[tuple[int, int], ...] = ()
    ending_in_z: tuple[tuple[int, int], ...] = ()
    empty: tuple[tuple[int, int], ...] = ()
    is_readable: bool = True
