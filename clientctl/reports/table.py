"""REPORTS: every report by name, with the module that makes it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from clientctl.errors import Message, message
from clientctl.frozen import frozen
from clientctl.reports.study import Findings, Study


@frozen
class Report:
    """A report: its name, the fields it groups by and adds up unless told otherwise, and whose amounts it adds up.

    The module of its name in this package has `build(study) -> Findings`; its title is `reports.title_NAME`.
    by: empty for a report that does not group; one that is asked to nevertheless has a table of that behind its own.
    records: those whose amounts are in its sums, so that amounts without a rate are told.
    """

    name: str
    by: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    records: tuple[str, ...] = ()

    @property
    def title(self) -> Message:
        return message(f"reports.title_{self.name}")

    def build(self, study: Study) -> Findings:
        """What it finds; the module is loaded now."""
        made: Callable[[Study], Findings] = import_module(f"clientctl.reports.{self.name}").build
        return made(study)


REPORTS: Final = (
    Report("overview", records=("orders", "deals", "payments")),
    Report("segments", by=("industry",), sums=("total",), records=("orders",)),
    Report("lifecycle", records=("orders",)),
    Report("value", sums=("total",), records=("orders",)),
    Report("pipeline", sums=("open_deals", "pipeline"), records=("deals",)),
    Report("renewals"),
    Report("receivables", sums=("receivable", "overdue"), records=("payments",)),
    Report("activity", by=("owner",), records=("orders",)),
    Report("satisfaction", by=("owner",), records=("orders",)),
    Report("complaints", by=("owner",), records=("orders",)),
    Report("churn", by=("owner",), sums=("total",), records=("orders",)),
    Report("owners", by=("owner",), records=("orders", "deals", "payments")),
    Report("products", records=("orders",)),
    Report("regions", by=("region",), records=("orders",)),
    Report("stories"),
    Report("quality", by=("owner",)),
)

# Every report, one after the other.
ALL: Final = "all"
# Names that a report of a book's own cannot have.
RESERVED: Final = frozenset((ALL, *(report.name for report in REPORTS)))
