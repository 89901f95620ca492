"""Tallies: how many there are of each value, drawn as bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from clientctl.errors import message
from clientctl.model import Chart, Column, Field, Table
from clientctl.reports.parts.figures import name_of, percent
from clientctl.reports.parts.groups import value_name, value_order
from clientctl.reports.segments import SHARE


def tally_table(
    code: str,
    field: Field,
    counts: Mapping[Any, int],
    counted: Column,
    finding: str,
) -> Table:
    """One row a value of the field (None: empty), the most frequent first: how many there are, and of all what share.

    code: of the message that is its title, as for `clients_table`; finding: that of what the bars say, with places
    for `name` and `share` of the most frequent value, and `count`.
    """
    whole = sum(counts.values())
    frequent = sorted(counts, key=lambda value: (-counts[value], value_order((value,), (field,))))
    rows = [(value, counts[value], percent(counts[value], whole)) for value in frequent]
    column = Column(field.path[-1], field.label, field.kind, field.choices)
    chart = None
    if whole and is_ahead([counts[value] for value in frequent]):
        told = message(
            finding,
            name=value_name(frequent[0], field),
            count=counts[frequent[0]],
            share=percent(counts[frequent[0]], whole),
        )
        chart = Chart((column.name,), (counted.name,), told)
    return Table((column, counted, SHARE), rows, name_of(code), message(code), chart)


def is_ahead(ordered: Sequence[Any]) -> bool:
    """Whether the first stands alone, so that there is something to say of it."""
    return len(ordered) == 1 or ordered[0] != ordered[1]
