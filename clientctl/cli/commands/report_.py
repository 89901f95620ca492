"""report: tables that say something about the clients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from clientctl.cli.parameters import Argument, Option
from clientctl.cli.session import Session
from clientctl.errors import WrongUsage, message

if TYPE_CHECKING:
    from clientctl.actions.reporting import Earlier, Wanted

PARAMETERS: Final = (
    Argument("words", "[NAME [QUERY]...]", is_repeated=True, completes=("report", "query")),
    Option("by", ("--by",), "FIELD[,FIELD]", "commands.report_by", completes="fields"),
    Option("sums", ("--sum",), "FIELD", "commands.report_sum", completes="field"),
    Option("since", ("--since",), "PERIOD", "commands.report_since", completes="date"),
    Option("until", ("--until",), "PERIOD", "commands.report_until", completes="date"),
    Option("against", ("--against",), "REV|DATE", "commands.report_against", completes="date"),
    Option("table", ("--table",), "NAME", "commands.report_table"),
    Option("check", ("--check",), "FILE", "commands.report_check", completes="file"),
)


def report_(
    session: Session,
    words: Sequence[str],
    by: str | None,
    sums: str | None,
    since: str | None,
    until: str | None,
    against: str | None,
    table: str | None,
    check: str | None,
) -> int:
    from clientctl.actions.reporting import Wanted, build_report, list_reports
    from clientctl.cli.output import present

    selection = session.options.selection
    if not words and check is not None:
        raise WrongUsage("reports.check_what", hint=message("reports.choose"))
    if not words:
        return present(session, list_reports(session.workspace, selection, session.language))
    name, *query = words
    wanted = Wanted(name, query, _names(by), _names(sums), since, until)
    if check is not None:
        from clientctl.cli.checking_report import check_report

        return check_report(session, wanted, check, table)
    earlier = None if against is None else _earlier(session, wanted, against)
    report = build_report(session.workspace, wanted, selection, earlier)
    return present(session, report.answer, report.problems, report.warnings, table=table)


def _earlier(session: Session, wanted: Wanted, against: str) -> Earlier:
    """The figures of another day, beside which those of today stand."""
    from clientctl.actions.reporting import earlier_figures
    from clientctl.cli.looking_back import moment_of, open_workspace

    return earlier_figures(open_workspace(session, moment_of(session, against)), wanted)


def _names(typed: str | None) -> list[str]:
    return [name for name in (typed or "").replace("，", ",").split(",") if name]
