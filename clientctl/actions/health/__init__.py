"""The health of a book: what it needs besides valid clients, examined and mended."""

from clientctl.actions.health.checks import CHECKS, examine
from clientctl.actions.health.finding import Case, Finding, Mend, Surroundings
from clientctl.actions.health.listing import finding_listing, summary
from clientctl.actions.health.mending import Mended, mend

__all__ = [
    "CHECKS",
    "Case",
    "Finding",
    "Mend",
    "Mended",
    "Surroundings",
    "examine",
    "finding_listing",
    "mend",
    "summary",
]
