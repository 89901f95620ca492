"""RFM: the three numbers, the cut-offs of each with the points that they give, and the orders of the year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientctl.errors import message
from clientctl.facts.reasons.case import Because, Case
from clientctl.facts.reasons.listing import grouped
from clientctl.facts.reasons.orders import monetary, order_of

# The numbers in the order of their digits, and how their cut-offs are meant.
_DIGITS: Final = (
    ("recency", "reasons.cutoffs_at_most"),
    ("frequency", "reasons.cutoffs_at_least"),
    ("monetary", "reasons.cutoffs_at_least"),
)


def rfm(case: Case) -> Iterator[Because]:
    """Each number and the points that it gives; the last order; the orders of the year."""
    digits = case.fact("rfm")
    if digits is not None:
        for (name, code), digit in zip(_DIGITS, digits, strict=True):
            cutoffs = [grouped(cutoff) for cutoff in getattr(case.settings.rfm, name)]
            yield case.fact_row(name)
            yield Because(
                (message(code, cutoffs=" · ".join(cutoffs)),),
                int(digit),
                "integer",
                case.setting("rfm", name),
            )
        yield order_of(case, "last_order")
    yield from monetary(case)
