"""The reports that a book has: those of every book, and its own."""

from __future__ import annotations

from clientctl.errors import Message
from clientctl.reports.table import REPORTS, RESERVED, Report
from clientctl.settings import OwnReport, Settings


def known_reports(settings: Settings) -> tuple[Report | OwnReport, ...]:
    """Those of every book, then the book's own; one of these that is called like another cannot be asked for."""
    return (*REPORTS, *(own for own in settings.reports if own.name not in RESERVED))


def title_of(report: Report | OwnReport) -> Message | str:
    """What it is called; a report of the book's own without a title by its name."""
    return report.title or report.name
