"""report: tables that say something about the clients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session

PARAMETERS: Final = (
    Argument("words", "[NAME [QUERY]...]", is_repeated=True, completes=("report", "query")),
    Option("by", ("--by",), "FIELD[,FIELD]", "commands.report_by", completes="fields"),
    Option("sums", ("--sum",), "FIELD", "commands.report_sum", completes="field"),
    Option("table", ("--table",), "NAME", "commands.report_table"),
)


def report_(
    session: Session, words: Sequence[str], by: str | None, sums: str | None, table: str | None
) -> int:
    from clientctl.actions.reporting import build_report, list_reports
    from clientctl.cli.output import present

    selection = session.options.selection
    if not words:
        return present(session, list_reports(selection, session.language))
    name, *query = words
    report = build_report(session.workspace, name, query, _names(by), _names(sums), selection)
    return present(session, report.answer, report.problems, report.warnings, table=table)


def _names(typed: str | None) -> list[str]:
    return [name for name in (typed or "").replace("，", ",").split(",") if name]
