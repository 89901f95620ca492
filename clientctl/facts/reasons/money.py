"""Amounts as they are written and in the book's currency, and the rates that are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from clientctl.errors import message
from clientctl.facts.entries import PRICED_BY_RECORD, Entry, amount_in_book_currency, exact_sum, number
from clientctl.facts.reasons.case import Because, Case, Part, Place
from clientctl.facts.reasons.listing import grouped
from clientctl.frozen import frozen
from clientctl.settings import Rate


@frozen
class Worth:
    """An entry's amount: in words with the rate of its day; in the book's currency, not rounded, None without."""

    words: Part
    value: Decimal | None


def worth(case: Case, record: str, entry: Entry) -> Worth:
    """What an entry of such a list is worth."""
    amount, currency, on = number(entry.get("amount")), _currency(case, entry), rate_day(record, entry)
    if amount is None:
        return Worth(message("reasons.no_amount"), None)
    rate, written = case.settings.rate(currency, on), f"{grouped(amount)} {currency}"
    if rate is None:
        return Worth(message("reasons.no_rate", amount=written), None)
    value = exact_sum(amount_in_book_currency(one, on, case.settings) for one in (entry,))
    return Worth(written if currency == case.settings.currency else f"{written} × {rate}", value)


def rate_day(record: str, entry: Entry) -> date:
    """The day whose rate counts for an entry; without any the latest does."""
    return PRICED_BY_RECORD[record].day(entry) or date.max


def rate_rows(case: Case, record: str, counting: Iterable[Entry]) -> Iterator[Because]:
    """The rates that turn the amounts of these entries into the book's currency, each once."""
    used: dict[tuple[str, date | None], Rate] = {}
    for entry in counting:
        currency = _currency(case, entry)
        rate = case.settings.dated_rate(currency, rate_day(record, entry))
        if (
            currency != case.settings.currency
            and rate is not None
            and number(entry.get("amount")) is not None
        ):
            used[currency, rate.start] = rate
    for (currency, start), rate in used.items():
        words = message("reasons.rate", currency=currency)
        if start is not None:
            words = message("reasons.rate_from", currency=currency, date=start.isoformat())
        yield Because((words,), rate.rate, "decimal", _rate_place(case, currency, rate))


def _currency(case: Case, entry: Entry) -> str:
    return str(entry.get("currency") or case.settings.currency)


def _rate_place(case: Case, currency: str, rate: Rate) -> Place:
    """Of several rates from one day on the last counts."""
    rates = case.written.get("rates")
    held = rates.get(currency) if isinstance(rates, Mapping) else None
    if not isinstance(held, list) or rate.start is None:
        return case.setting("rates", currency)
    start = rate.start.isoformat()
    same = [index for index, row in enumerate(held) if isinstance(row, Mapping) and row.get("from") == start]
    return case.setting("rates", currency, *same[-1:])
