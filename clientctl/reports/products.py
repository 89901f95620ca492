"""products: what is sold, to how many clients, whether that grows, and who is interested in what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from clientctl.errors import Message, message
from clientctl.facts.entries import exact_sum, rounded
from clientctl.facts.windows import Window
from clientctl.frozen import frozen
from clientctl.messages import label
from clientctl.model import Chart, Column, Label, Table
from clientctl.reports.parts.figures import count_figure, flow_figure, name_of, percent
from clientctl.reports.parts.flows import counted
from clientctl.reports.parts.sold_lines import Lines, Sold, sold_lines
from clientctl.reports.parts.spans import spans_of
from clientctl.reports.parts.tallies import tally_table
from clientctl.reports.parts.trade import changed_most, growth, told_period, trade_columns
from clientctl.reports.segments import CLIENTS, SHARE
from clientctl.reports.study import Findings, Study

# More lines of a drawing cannot be told from each other at a glance.
_LEADING: Final = 4
_PRODUCT: Final = Column("product", label("report_products.column_product"))
_QUANTITY: Final = Column("quantity", label("report_products.column_quantity"), "decimal", rank=4)


@frozen
class Product:
    """A product (None: the orders do not say which): what was sold of it in the period, and the one before.

    sold, sold_before: their exact amounts; None where there are lines and none of them has an amount.
    orders: how many orders of the period it is in.
    """

    name: str | None
    lines: Lines
    sold: Decimal | None
    sold_before: Decimal | None
    orders: int


def build(study: Study) -> Findings:
    """What was sold by product, the leading ones over time, and what clients are interested in."""
    sold = sold_lines(study)
    products = _products(study, sold)
    figures = (
        flow_figure(study, "report_products.figure_sold", sold.sales, "money"),
        flow_figure(study, "report_products.figure_orders", counted(on for on, _ in sold.sales)),
        count_figure(
            "report_products.figure_products",
            sum(bool(product.name and product.lines) for product in products),
        ),
    )
    tables = (
        _product_table(study, products),
        _course_table(study, sold, products),
        _interest_table(study, sold),
        _need_table(study),
    )
    return Findings(tables, tuple(_told(study, sold, products)), figures)


def _products(study: Study, sold: Sold) -> list[Product]:
    """Those sold in either period, the greatest amount first, then the most orders; the unknown one last."""
    found = (_product(study, name, lines) for name, lines in sold.lines.items())
    return sorted(
        (product for product in found if product is not None),
        key=lambda one: (one.name is None, -(one.sold or Decimal(0)), -one.orders, one.name or ""),
    )


def _product(study: Study, name: str | None, lines: Lines) -> Product | None:
    """None where nothing of it was sold in either period."""
    now, before = (_within(lines, window) for window in (study.period, study.before))
    if not now and not before:
        return None
    return Product(name, now, _amount(now), _amount(before), len({line.order for line in now}))


def _within(lines: Lines, window: Window) -> Lines:
    after, last = window.after, window.last
    return [line for line in lines if line.on <= last and (after is None or line.on > after)]


def _product_table(study: Study, products: Sequence[Product]) -> Table:
    orders, sold, sold_before, change = trade_columns(study)
    whole = exact_sum(product.sold for product in products)
    is_first = study.period.after is None
    rows = []
    for product in products:
        amount, before = product.sold, product.sold_before
        rows.append(
            (
                product.name,
                product.orders,
                _quantity(product.lines),
                _rounded(amount),
                None if amount is None else percent(amount, whole),
                None if is_first else _rounded(before),
                None if amount is None or before is None else growth(amount, before),
                len({line.place for line in product.lines}),
            )
        )
    columns = (_PRODUCT, orders, _QUANTITY, sold, SHARE, sold_before, change, CLIENTS)
    code = "report_products.table_products"
    chart = None
    if leads := _leads(study, products):
        measure, finding = leads
        chart = Chart(("product",), (measure,), finding)
    return Table(columns, rows, name_of(code), message(code), chart)


def _leads(study: Study, products: Sequence[Product]) -> tuple[str, Message] | None:
    """Which product leads, and by which column: amounts, or orders where no amount is known of any product."""
    named = [product for product in products if product.name is not None and product.lines]
    if not named:
        return None
    first, whole = named[0], exact_sum(product.sold for product in products)
    if first.sold is not None and 0 < first.sold <= whole:
        return "sold", message("report_products.leader", product=first.name, share=percent(first.sold, whole))
    most = max(named, key=lambda product: product.orders)
    return "orders", message(
        "report_products.in_most_orders", product=most.name, count=most.orders, period=told_period(study)
    )


def _course_table(study: Study, sold: Sold, products: Sequence[Product]) -> Table:
    """What was sold of the leading products, a column each, over time."""
    spans = spans_of(study)
    leading = [product for product in products if product.name and product.sold][:_LEADING]
    columns = [_course_column(study, str(product.name), spans.unit) for product in leading]
    series = [
        spans.sums([(line.on, line.amount) for line in sold.lines[product.name] if line.amount])
        for product in leading
    ]
    rows = [
        (span, *(rounded(amounts[place]) for amounts in series)) for place, span in enumerate(spans.names)
    ]
    code = "report_products.table_course"
    chart = None
    leads = _leads(study, leading)
    if leads:
        zero = Decimal(0)
        compared = [(product.name, product.sold or zero, product.sold_before or zero) for product in leading]
        finding = changed_most(study, compared) or leads[1]
        chart = Chart((spans.column.name,), tuple(column.name for column in columns), finding, "lines")
    return Table((spans.column, *columns), rows if leading else [], name_of(code), message(code), chart)


def _course_column(study: Study, name: str, unit: str) -> Column:
    """A product may be called like the column of the time."""
    return Column(
        f"{name}_" if name == unit else name, Label(name, name), "money", unit=study.settings.currency
    )


def _interest_table(study: Study, sold: Sold) -> Table:
    """Who likes which product, and how many of them never bought it."""
    field = study.field("preferences.products")
    liked: dict[str, list[int]] = {}
    for place, subject in enumerate(study.subjects):
        for name in dict.fromkeys(map(str, subject.values(field))):
            liked.setdefault(name, []).append(place)
    rows = [
        (name, len(places), len(set(places).difference(sold.buyers.get(name, ()))))
        for name, places in sorted(liked.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    waiting = Column(
        "not_yet",
        label("report_products.column_not_yet"),
        "integer",
        definition=message("report_products.defined_not_yet"),
    )
    code = "report_products.table_interest"
    chart = None
    if rows:
        name, count, missing = max(rows, key=lambda row: row[2])
        finding = message(
            "report_products.wanted" if missing else "report_products.liked",
            product=name,
            count=count,
            missing=missing,
        )
        chart = Chart(("product",), ("clients",), finding)
    return Table((_PRODUCT, CLIENTS, waiting), rows, name_of(code), message(code), chart)


def _need_table(study: Study) -> Table:
    field = study.field("needs")
    counts = Counter(need for subject in study.subjects for need in dict.fromkeys(subject.values(field)))
    return tally_table("report_products.table_needs", field, counts, CLIENTS, "report_products.most_needed")


def _told(study: Study, sold: Sold, products: Sequence[Product]) -> Iterator[Message]:
    if not products:
        nothing = message("report_trade.sold_nothing", period=told_period(study))
        yield nothing if sold.buyers else message("report_trade.no_orders")
        return
    leads = _leads(study, products)
    yield leads[1] if leads else message("report_products.none_named", period=told_period(study))
    for product in products:
        if product.name is None and product.sold:
            yield message(
                "report_products.unknown",
                count=product.orders,
                amount=rounded(product.sold),
                currency=study.settings.currency,
            )
    bare = {line.order for product in products for line in product.lines if line.amount is None}
    if bare:
        yield message("report_products.not_itemized", count=len(bare))


def _amount(lines: Lines) -> Decimal | None:
    """Their exact amount; None where there are lines and none of them has one."""
    amounts = [line.amount for line in lines if line.amount is not None]
    return exact_sum(amounts) if amounts or not lines else None


def _quantity(lines: Lines) -> Decimal | None:
    quantities = [line.quantity for line in lines if line.quantity is not None]
    return exact_sum(quantities) if quantities else None


def _rounded(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else rounded(amount)
