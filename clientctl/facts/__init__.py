"""Computed fields: what a client's entries add up to on a day, never stored."""

from clientctl.facts.holding import holds_between
from clientctl.facts.table import FACT_BY_NAME, FACT_FIELDS, FACTS, Fact, Facts, Judge, computed_fields

__all__ = [
    "FACTS",
    "FACT_BY_NAME",
    "FACT_FIELDS",
    "Fact",
    "Facts",
    "Judge",
    "computed_fields",
    "holds_between",
]
