"""Why a field is what it is: the entries, settings and other fields that it is made of, and where they stand."""

from clientctl.facts.reasons.case import BY_DEFAULT, WHOLE_FILE, AskedRule, Because, Case, Part, Path, Place
from clientctl.facts.reasons.stored import group_rows, stored_rows
from clientctl.facts.reasons.table import EXPLAINER_BY_NAME, EXPLAINERS, Explainer

__all__ = [
    "BY_DEFAULT",
    "EXPLAINERS",
    "EXPLAINER_BY_NAME",
    "WHOLE_FILE",
    "AskedRule",
    "Because",
    "Case",
    "Explainer",
    "Part",
    "Path",
    "Place",
    "group_rows",
    "stored_rows",
]
