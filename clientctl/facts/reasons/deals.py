"""The deals that are open, and what may come of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from clientctl.errors import message
from clientctl.facts.deals import deals_open, expected, probability
from clientctl.facts.entries import Entry, exact_sum, number
from clientctl.facts.reasons.case import BY_DEFAULT, Because, Case, Part, Place
from clientctl.facts.reasons.listing import described, grouped, rows_of, written_amount
from clientctl.facts.reasons.money import rate_rows, worth


def open_deals(case: Case) -> Iterator[Because]:
    """Every deal."""

    def tell(deal: Entry, place: Place) -> Because:
        stage, amount = deal.get("stage"), written_amount(case, deal)
        words = described(deal, *((stage,) if isinstance(stage, str) else ()), *amount)
        return Because(words, 1, "integer", place)

    yield from rows_of(case, "deals", deals_open(case.document), tell, _why_not)


def pipeline(case: Case) -> Iterator[Because]:
    """Every deal with its amount and how likely it is won, the probabilities of their stages, and the rates."""
    counting = deals_open(case.document)

    def tell(deal: Entry, place: Place) -> Because:
        found = worth(case, "deals", deal)
        if found.value is None:
            return Because(described(deal, found.words), place=place, counts=False)
        likely = grouped(probability(deal, case.settings))
        words = message("reasons.likely", amount=found.words, percent=likely)
        value = exact_sum(expected(one, case.settings) for one in (deal,))
        return Because(described(deal, words), value, "money", place, unit=case.settings.currency)

    yield from rows_of(case, "deals", counting, tell, _why_not)
    yield from _stage_rows(case, counting)
    yield from rate_rows(case, "deals", counting)


def _why_not(deal: Entry) -> Part | None:
    """Why a deal is not open any more; its day is no matter."""
    return message(f"reasons.deal_{deal.get('stage')}")


def _stage_rows(case: Case, counting: list[Entry]) -> Iterator[Because]:
    """The probabilities of the stages of deals that have none of their own."""
    stages = [deal.get("stage") for deal in counting if number(deal.get("probability")) is None]
    for stage in dict.fromkeys(stage for stage in stages if isinstance(stage, str)):
        known = next((row for row in case.settings.deal_stages if row.name == stage), None)
        if known is None:
            words, place = message("reasons.unknown_stage", stage=stage), case.setting("deals", "stages")
        else:
            words, place = message("reasons.stage", stage=stage), _stage_place(case, stage)
        likely = Decimal(0) if known is None else known.probability
        yield Because((words,), likely, "decimal", place, unit="%")
    if any(not isinstance(stage, str) for stage in stages):
        yield Because((message("reasons.no_stage"),), 0, "decimal", unit="%")


def _stage_place(case: Case, name: str) -> Place:
    deals = case.written.get("deals")
    stages = deals.get("stages") if isinstance(deals, Mapping) else None
    for index, row in enumerate(stages if isinstance(stages, list) else ()):
        if isinstance(row, Mapping) and row.get("name") == name:
            return case.setting("deals", "stages", index)
    return BY_DEFAULT
