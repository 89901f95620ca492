"""segments: how many clients, and how much of a sum, fall into each value of one field or several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from typing import Any, Final

from clientctl.errors import message
from clientctl.facts.entries import exact_sum, rounded
from clientctl.frozen import frozen
from clientctl.messages import LANGUAGES
from clientctl.model import Chart, Column, Field, Label, Table
from clientctl.values import KINDS

CLIENTS: Final = Column("clients", Label("clients", "客户数"), "integer")
SHARE: Final = Column("share", Label("share %", "占比 %"), "decimal")
# At most so many combinations of values of one client: lists multiply.
_MOST_COMBINATIONS: Final = 1000


@frozen
class Member:
    """One client's part: its values of each `by` field (none: empty), and its number for each `sum` field."""

    values: tuple[Sequence[Any], ...]
    amounts: tuple[Decimal, ...]


def build_segments(by: Sequence[Field], sums: Sequence[Column], members: Iterable[Member]) -> Table:
    """One row a combination of values, the largest first; a client with several values counts in each of them.

    share: of all clients, in percent, half up to 0.1. Sums are exact, those of money rounded once to 0.01.
    """
    counts: dict[tuple[Any, ...], int] = {}
    amounts: dict[tuple[Any, ...], list[tuple[Decimal, ...]]] = {}
    members = tuple(members)
    for member in members:
        options = [
            list(dict.fromkeys(values)) if len(values) > 1 else values or (None,) for values in member.values
        ]
        for _, segment in zip(range(_MOST_COMBINATIONS), product(*options), strict=False):
            counts[segment] = counts.get(segment, 0) + 1
            amounts.setdefault(segment, []).append(member.amounts)
    rows = [
        (
            *segment,
            counts[segment],
            _percent(counts[segment], len(members)),
            *(
                _sum(column, each)
                for column, each in zip(sums, zip(*amounts[segment], strict=True), strict=True)
            ),
        )
        for segment in sorted(counts, key=lambda segment: (-counts[segment], _order(segment, by)))
    ]
    columns = (
        *(Column(field.name, field.heading, field.kind, field.choices) for field in by),
        CLIENTS,
        SHARE,
        *sums,
    )
    return Table(
        columns,
        rows,
        "segments",
        chart=_chart(by, sums, rows, members),
    )


def _chart(
    by: Sequence[Field], sums: Sequence[Column], rows: Sequence[Sequence[Any]], members: Sequence[Member]
) -> Chart | None:
    """The first sum by segment, else the clients; its finding is what of the whole the greatest segment makes up.

    Where nothing is a part of the whole (refunds outweigh), nobody leads.
    """
    value, place = (sums[0], len(by) + 2) if sums else (CLIENTS, len(by))
    whole = _sum(value, (member.amounts[0] for member in members)) if sums else Decimal(len(members))
    greatest = max(rows, key=lambda row: row[place], default=None)
    if not by or greatest is None or not 0 < greatest[place] <= whole:
        return None
    finding = message(
        "reports.segments_finding",
        segment=tuple(_name(cell, field) for cell, field in zip(greatest, by, strict=False)),
        share=_percent(greatest[place], whole),
        what=value.label,
    )
    return Chart(tuple(field.name for field in by), (value.name,), finding)


def _name(cell: Any, field: Field) -> object:
    """A segment's value as it is called in either language."""
    if cell is None:
        return message("render.none")
    show = KINDS[field.kind].show
    return Label(*(show(cell, field.choices, language) for language in LANGUAGES))


def _order(segment: Sequence[Any], by: Sequence[Field]) -> tuple[Any, ...]:
    """Values in their own order, empty ones last."""
    bound = [
        None if value is None else KINDS[field.kind].bind(value, field)
        for value, field in zip(segment, by, strict=True)
    ]
    return tuple((value is None, "" if value is None else value) for value in bound)


def _percent(count: int | Decimal, everyone: int | Decimal) -> Decimal:
    return (Decimal(100) * count / everyone).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def _sum(column: Column, amounts: Iterable[Decimal]) -> Decimal:
    amount = exact_sum(amounts)
    return rounded(amount) if column.kind == "money" else amount
