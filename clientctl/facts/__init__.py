"""Computed fields: what a client's entries add up to on a day, never stored."""

from clientctl.facts.table import FACT_FIELDS, FACTS, Fact, Facts

__all__ = ["FACTS", "FACT_FIELDS", "Fact", "Facts"]
