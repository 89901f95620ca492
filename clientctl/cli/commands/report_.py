"""report: tables that say something about the clients."""

from __future__ import annotations

from typing import Annotated

import typer

from clientctl.actions.reporting import build_report, list_reports
from clientctl.cli.output import present
from clientctl.cli.session import Session


def report_(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="[NAME [QUERY]...]")] = None,
    by: Annotated[str | None, typer.Option(metavar="FIELD[,FIELD]", help="commands.report_by")] = None,
    sums: Annotated[str | None, typer.Option("--sum", metavar="FIELD", help="commands.report_sum")] = None,
    table: Annotated[str | None, typer.Option(metavar="NAME", help="commands.report_table")] = None,
) -> int:
    session = Session.of(ctx)
    selection = session.options.selection
    if not words:
        return present(session, list_reports(selection, session.likely_language))
    name, *query = words
    report = build_report(session.workspace, name, query, _names(by), _names(sums), selection)
    return present(session, report.answer, report.problems, report.warnings, table=table)


def _names(typed: str | None) -> list[str]:
    return [name for name in (typed or "").replace("，", ",").split(",") if name]
