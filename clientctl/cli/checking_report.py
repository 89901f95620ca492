"""report --check: a stored report compared with what the book says now."""

from __future__ import annotations

from clientctl.actions.reporting import Wanted, build_report
from clientctl.actions.stored_report import as_it_was, compare, read_stored
from clientctl.cli import streams
from clientctl.cli.output import report_problems
from clientctl.cli.session import Session
from clientctl.errors import message
from clientctl.frozen import replace


def check_report(session: Session, wanted: Wanted, path: str, table: str | None) -> int:
    """Say that the file is up to date; Failed with the first line that is not."""
    stored = read_stored(path, streams.read_bytes(path))
    report = build_report(as_it_was(session.workspace, stored), wanted, session.options.selection)
    code = report_problems(session, report.problems, report.warnings)
    compare(stored, report.answer, replace(session.style(), table=table))
    session.tell(message("reports.fresh", path=path))
    return code
