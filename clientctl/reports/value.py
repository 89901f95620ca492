"""value: what clients brought, who of them brought most, what they cost to win, and what is expected of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from clientctl.errors import Message, message
from clientctl.facts.entries import exact_sum, in_tenths, number, quotient, rounded
from clientctl.frozen import replace
from clientctl.messages import label
from clientctl.model import Chart, Column, Figure, Table
from clientctl.reports.parts.clients import BRIEF, ID, cell
from clientctl.reports.parts.customers import (
    Customer,
    average_clv,
    average_order,
    customers_of,
    returning,
    total_of,
)
from clientctl.reports.parts.figures import amount_figure, count_figure, flow_figure, name_of, percent
from clientctl.reports.parts.flows import sales
from clientctl.reports.parts.forecast import FORECASTS, Forecasts, forecast_table, forecasts_of
from clientctl.reports.parts.spans import spans_of
from clientctl.reports.parts.value_tables import (
    concentration_table,
    cutoffs_table,
    grades_table,
    leading,
    rfm_table,
)
from clientctl.reports.study import Findings, Study

# Below this many customers a fifth of them says nothing.
_FEW: Final = 5
_MOST: Final = Decimal(80)
_SHARE: Final = Column("share", label("report_value.column_share"), "decimal", rank=2)
_CUMULATED: Final = Column(
    "cumulated_share",
    label("report_value.column_cumulated_share"),
    "decimal",
    rank=4,
    definition=message("report_value.defined_cumulated_share"),
)
_RATIO: Final = Column(
    "clv_ratio",
    label("report_value.column_clv_ratio"),
    "decimal",
    rank=7,
    definition=message("report_value.defined_clv_ratio"),
)
_COMPUTED: Final[tuple[str | Column, ...]] = (
    "total",
    _SHARE,
    _CUMULATED,
    "order_count",
    "average_order",
    "rfm",
    "clv",
    "acquisition_cost",
    _RATIO,
)
# People read of costs in a table of their own, and of forecasts in the place of what else a client did.
_FOR_PROGRAMS: Final = ("average_order", "acquisition_cost", _RATIO.name)
_BEFORE_FORECASTS: Final = (_SHARE.name, _CUMULATED.name, "rfm")
_RANKS: Final = {"total": 1, "order_count": 3, "rfm": 5, "clv": 5, "average_order": 6, "acquisition_cost": 8}


def build(study: Study) -> Findings:
    """What the clients are worth."""
    customers = customers_of(study)
    costs, forecasts = _costs(study), forecasts_of(study, customers)
    head = tuple(_head(study, customers, costs))
    chart = Chart(("name",), ("total",), head[0]) if total_of(customers) > 0 else None
    return Findings(
        (
            replace(_clients(study, customers, costs, forecasts), chart=chart),
            concentration_table(study, customers),
            grades_table(study, customers),
            rfm_table(study, customers),
            _acquisition(study, customers, costs),
            cutoffs_table(study),
            forecast_table(study, forecasts),
        ),
        head,
        tuple(_figures(study, customers, costs)),
    )


def _costs(study: Study) -> dict[str, Decimal]:
    """What it cost to win each client that states it."""
    field = study.field("acquisition_cost")
    stated = ((subject.id, number(next(iter(subject.values(field)), None))) for subject in study.subjects)
    return {key: cost for key, cost in stated if cost is not None}


def _head(study: Study, customers: Sequence[Customer], costs: dict[str, Decimal]) -> Iterator[Message]:
    whole, currency = total_of(customers), study.settings.currency
    if not customers:
        yield message("report_trade.no_orders")
    elif len(customers) < _FEW or whole <= 0:
        yield message(
            "report_value.finding_few",
            count=len(customers),
            amount=whole,
            currency=currency,
            name=customers[0].subject.name,
            most=rounded(customers[0].total),
        )
    else:
        top = leading(customers, 20)
        yield message(
            "report_value.finding",
            top=top,
            count=len(customers),
            share=percent(total_of(customers[:top]), whole),
            amount=whole,
            currency=currency,
            most=_making_up(customers, whole),
        )
    yield from _told_costs(study, customers, costs)


def _making_up(customers: Sequence[Customer], whole: Decimal) -> int:
    """How many of the first make up most of the whole."""
    reached = Decimal(0)
    for count, customer in enumerate(customers, 1):
        reached += customer.total
        if reached * 100 >= whole * _MOST:
            return count
    return len(customers)


def _told_costs(study: Study, customers: Sequence[Customer], costs: dict[str, Decimal]) -> Iterator[Message]:
    """What it cost to win clients, and how many times that they are worth."""
    spent = exact_sum(costs.values())
    if not costs:
        return
    worth = exact_sum(customer.clv for customer in customers if customer.subject.id in costs)
    yield message(
        "report_value.costs" if spent else "report_value.costs_nothing",
        count=len(costs),
        amount=rounded(spent),
        currency=study.settings.currency,
        ratio=_times(worth, spent),
    )


def _times(worth: Decimal, cost: Decimal) -> Decimal | None:
    """How many times what it cost; None of nothing, and of less."""
    return in_tenths(quotient(worth, cost)) if cost > 0 else None


def _figures(study: Study, customers: Sequence[Customer], costs: dict[str, Decimal]) -> Iterator[Figure]:
    currency = study.settings.currency
    yield replace(
        count_figure("report_value.figure_customers", len(customers)),
        definition=message("report_value.defined_customers"),
    )
    yield _total(study, customers)
    yield Figure(
        label("report_value.figure_repurchase_rate"),
        percent(returning(customers), len(customers)),
        "decimal",
        "%",
        name="repurchase_rate",
        definition=message("report_value.defined_repurchase_rate"),
    )
    yield Figure(
        study.field("average_order").heading,
        average_order(customers),
        "money",
        currency,
        name="average_order",
        definition=message("report_value.defined_average_order"),
    )
    yield Figure(
        study.field("clv").heading,
        average_clv(customers),
        "money",
        currency,
        name="clv",
        definition=message("report_value.defined_clv"),
    )
    yield Figure(
        study.field("acquisition_cost").heading,
        rounded(exact_sum(costs.values()) / len(costs)) if costs else None,
        "money",
        currency,
        name="acquisition_cost",
        definition=message("report_value.defined_acquisition_cost"),
    )


def _total(study: Study, customers: Sequence[Customer]) -> Figure:
    """What was bought; in a period with the change since the one before."""
    if study.is_period:
        flow = flow_figure(study, "report_value.figure_total", sales(study), "money")
        return replace(flow, definition=study.column(study.field("total")).definition)
    dated = [sale for customer in customers for sale in customer.sales]
    whole = exact_sum(customer.total for customer in customers)
    return replace(amount_figure(study, "total", whole), series=spans_of(study).sums(dated))


def _clients(
    study: Study, customers: Sequence[Customer], costs: dict[str, Decimal], forecasts: Forecasts
) -> Table:
    """The customers, those who brought most first."""
    shown = [study.field(name) for name in ("name", "owner", "grade")]
    forecast = [name for name in FORECASTS if name in forecasts]
    rows = []
    whole, reached = total_of(customers), Decimal(0)
    for customer in customers:
        subject, total, cost = customer.subject, customer.total, costs.get(customer.subject.id)
        reached += total
        rows.append(
            (
                subject.id,
                *[cell(subject, field) for field in shown],
                rounded(total),
                percent(total, whole),
                percent(reached, whole),
                customer.orders,
                customer.average_order,
                customer.rfm,
                rounded(customer.clv),
                cost,
                None if cost is None else _times(customer.clv, cost),
                *[forecasts[name][subject.id] for name in forecast],
            )
        )
    columns = (
        ID,
        *(study.column(field) for field in shown),
        *(_column(study, one, has_forecasts=bool(forecast)) for one in (*_COMPUTED, *forecast)),
    )
    code = "report_value.table_clients"
    return Table(columns, rows, name_of(code), message(code), brief=BRIEF)


def _acquisition(study: Study, customers: Sequence[Customer], costs: dict[str, Decimal]) -> Table:
    """The customers of which it is known what they cost, the dearest first."""
    known = [customer for customer in customers if customer.subject.id in costs]
    known.sort(key=lambda customer: (-costs[customer.subject.id], customer.subject.id))
    shown = [study.field(name) for name in ("name", "owner", "grade")]
    rows = []
    for customer in known:
        subject, cost = customer.subject, costs[customer.subject.id]
        cells = [cell(subject, field) for field in shown]
        rows.append((subject.id, *cells, cost, rounded(customer.clv), _times(customer.clv, cost)))
    columns = (
        ID,
        *(study.column(field) for field in shown),
        replace(study.column(study.field("acquisition_cost")), rank=0),
        replace(study.column(study.field("clv")), rank=1),
        _RATIO,
    )
    code = "report_value.table_acquisition"
    table = Table(columns, rows, name_of(code), message(code), brief=BRIEF)
    return table if rows else replace(table, audience="programs")


def _column(study: Study, wanted: str | Column, *, has_forecasts: bool) -> Column:
    """The column of a field, which goes as soon as it is said here; people see only so many as a page has room for."""
    if isinstance(wanted, str):
        column = study.column(study.field(wanted))
        column = replace(column, rank=_RANKS.get(wanted, column.rank))
    else:
        column = wanted
    left_out = (*_FOR_PROGRAMS, *_BEFORE_FORECASTS) if has_forecasts else _FOR_PROGRAMS
    return replace(column, audience="programs") if column.name in left_out else column
