"""renewals: the contracts that end, by month and one by one, those that ended already and still run first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from clientctl.errors import Message, message
from clientctl.facts.contracts import contracts_kept
from clientctl.frozen import replace
from clientctl.messages import label
from clientctl.model import Column, Figure, Table
from clientctl.reports.parts.ahead import months_chart, months_table
from clientctl.reports.parts.entries import (
    Listed,
    amount_of,
    amounts,
    days_to,
    entries_table,
    listed,
    money_column,
    of_client,
    own,
    told_unrated,
)
from clientctl.reports.parts.figures import count_figure
from clientctl.reports.study import Findings, Study

# How many days ahead somebody should see to a contract that ends.
SOON: Final = 90
_CONTRACTS: Final = Column("contracts", label("report_renewals.column_contracts"), "integer")
_RENEWING: Final = Column(
    "renewing",
    label("report_renewals.column_renewing"),
    "integer",
    definition=message("report_renewals.defined_renewing"),
)


def build(study: Study) -> Findings:
    """The contracts that are not over, by their ends."""
    found = listed(study, "contracts", study.subjects, contracts_kept, "end")
    ending = [one for one in found if one.on is not None]
    return Findings(
        (_months(study, ending), _contracts(study, ending)),
        tuple(_head(study, found, ending)),
        tuple(_figures(study, found, ending)),
    )


def _soon(ending: Sequence[Listed], today: date) -> list[Listed]:
    return [one for one in ending if one.on is not None and 0 <= (one.on - today).days <= SOON]


def _late(ending: Sequence[Listed], today: date) -> list[Listed]:
    return [one for one in ending if one.on is not None and one.on < today]


def _renewing(found: Sequence[Listed]) -> int:
    return sum(one.entry.get("renews") is True for one in found)


def _head(study: Study, found: Sequence[Listed], ending: Sequence[Listed]) -> Iterator[Message]:
    soon, late = _soon(ending, study.today), _late(ending, study.today)
    if not found:
        yield message("report_renewals.finding_none")
        return
    if soon:
        yield message(
            "report_renewals.finding_soon",
            count=len(soon),
            days=SOON,
            amount=amount_of(soon),
            currency=study.settings.currency,
            open=len(soon) - _renewing(soon),
        )
    else:
        yield message("report_renewals.finding_quiet", days=SOON)
    if late:
        yield message("report_renewals.finding_late", count=len(late))
    if len(ending) < len(found):
        yield message("report_renewals.finding_endless", count=len(found) - len(ending))
    yield from told_unrated(found, study.settings.currency)


def _figures(study: Study, found: Sequence[Listed], ending: Sequence[Listed]) -> Iterator[Figure]:
    running = [one for one in found if (start := one.day("start")) is None or start <= study.today]
    soon = _soon(ending, study.today)
    yield replace(
        count_figure("report_renewals.figure_running", len(running)),
        definition=message("report_renewals.defined_running"),
    )
    yield count_figure("report_renewals.figure_ending", len(soon), "warning")
    yield Figure(
        label("report_renewals.figure_ending_amount"),
        amount_of(soon),
        "money",
        study.settings.currency,
        name="ending_amount",
        definition=message("report_renewals.defined_ending_amount"),
    )
    yield replace(
        count_figure("report_renewals.figure_late", len(_late(ending, study.today)), "danger"),
        definition=message("report_renewals.defined_late"),
    )


def _months(study: Study, ending: Sequence[Listed]) -> Table:
    """The contracts by the month in which each ends."""
    currency = study.settings.currency
    table = months_table(
        "report_renewals.table_months",
        study.today,
        ending,
        (_CONTRACTS, money_column("amount", currency), _RENEWING),
        lambda contracts: (len(contracts), amount_of(contracts), _renewing(contracts)),
    )
    by_amount = months_chart(table, "amount", "report_renewals.finding_months", currency=currency)
    by_count = months_chart(table, "contracts", "report_renewals.finding_months_count")
    return replace(table, chart=by_amount or by_count)


def _contracts(study: Study, ending: Sequence[Listed]) -> Table:
    """The contracts with an end, the earliest first; people know them by their titles."""
    number, status, start = (
        (replace(column, audience="programs"), make)
        for column, make in (own(study, "contracts", key) for key in ("number", "status", "start"))
    )
    return entries_table(
        "report_renewals.table_contracts",
        ending,
        (
            own(study, "contracts", "title"),
            number,
            of_client(study, "owner", 5),
            own(study, "contracts", "end", 2),
            *days_to(study),
            *amounts(study, "contracts", ending, 3),
            own(study, "contracts", "renews", 4),
            status,
            start,
        ),
    )
