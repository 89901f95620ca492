"""A report with every chart, as long names, many series and wide maps make it hard."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import message
from clientctl.model import Answer, Chapter, Chart, Column, Figure, Label, Table
from clientctl.model.answer import ChartKind
from tests.render.html.parsed import HEADING

MEANS: Final = message("actions.unknown_field", name="exact sum of all orders")
OWNERS: Final = ("Wang Fang", "李", "Ole Nordmann", "Chen Jing", "Zhao", "Unassigned and without a name")


def _column(name: str, kind: str = "text", **others: Any) -> Column:
    return Column(name, Label(name, name), kind, **others)


TOTAL: Final = _column("total", "money", unit="CNY", definition=MEANS)


def _table(columns: Sequence[Column], rows: Sequence[Sequence[Any]], labels: int, kind: ChartKind) -> Table:
    names = [column.name for column in columns]
    title = message("actions.unknown_field", name=f"the finding of the {kind}")
    chart = Chart(tuple(names[:labels]), tuple(names[labels:][:6]), title, kind)
    return Table(tuple(columns), rows, kind, message("actions.unknown_field", name=kind), chart)


MONTHS: Final = [f"202{5 + at // 12}-{at % 12 + 1:02}" for at in range(23)]
TABLES: Final = (
    _table(
        (_column("month"), TOTAL),
        [(name, 449_000 + at % 5 * 181_000) for at, name in enumerate(MONTHS)],
        1,
        "lines",
    ),
    _table(
        (_column("quarter"), *(_column(owner, "money") for owner in OWNERS)),
        [
            (
                f"202{5 + at // 4}Q{at % 4 + 1}",
                *(Decimal(600_000 - 4_000 * number) for number in range(5)),
                -300_000,
            )
            for at in range(8)
        ],
        1,
        "lines",
    ),
    _table(
        (_column("name"), TOTAL),
        [(f"上海东屿冷链有限公司第 {at} 分公司", 1_284_300 // at) for at in range(1, 15)],
        1,
        "bars",
    ),
    _table(
        (_column("kind"), TOTAL),
        [("Returning clients", 9_800_000), ("New clients", 10_000), ("Won back", 9_000)],
        1,
        "parts",
    ),
    _table(
        (_column("stage"), _column("deals", "integer")),
        [("Lead", 320), ("Qualified", 210), ("Proposal", 96), ("Negotiation", 101), ("Won", 38)],
        1,
        "funnel",
    ),
    _table(
        (_column("recency"), _column("frequency"), _column("clients", "integer")),
        [(str(row), str(column), row * column * 97) for row in range(5, 0, -1) for column in range(1, 6)],
        2,
        "heat",
    ),
    _table(
        (_column("first order in"), _column("quarters since"), _column("share", "decimal", unit="%")),
        [
            (f"{2024 + at // 4}Q{at % 4 + 1}", str(since), 100 - 8 * since)
            for at in range(12)
            for since in range(12 - at)
        ],
        2,
        "heat",
    ),
)
FIGURES: Final = (
    Figure(
        Label("revenue", "成交额"), Decimal("5042261.83"), "money", "CNY", before=4_490_000, definition=MEANS
    ),
    Figure(Label("active", "活跃"), 1234, before=1180, series=tuple(map(Decimal, (900, 1180, 1234)))),
    Figure(Label("late", "逾期"), 12, tone="danger", before=19),
)
REPORT: Final = Answer(
    tuple,
    TABLES,
    chapters=tuple(
        Chapter(f"c{number}", f"Chapter {number}", (MEANS,), FIGURES, (table,))
        for number, table in enumerate(TABLES, 1)
    ),
    heading=lambda: HEADING,
)
