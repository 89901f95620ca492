"""report: tables that say something about the clients that match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from clientctl.actions.heading import build_heading, client_figures
from clientctl.actions.listing import build_listing
from clientctl.actions.presenting import summed, unrated_in
from clientctl.actions.selection import Selection, field_column, find_field
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, Problem, WrongUsage, message
from clientctl.frozen import frozen, replace
from clientctl.messages import word
from clientctl.model import Answer, Column, Field, Label, Table
from clientctl.names import nearest
from clientctl.query import parse_arguments
from clientctl.reports.table import REPORTS, Report, Request
from clientctl.values import KINDS

COLUMNS: Final = (Column("name", Label("report", "报表")), Column("title", Label("title", "标题")))


@frozen
class Reported:
    """A report's answer, what is wrong with files it looked at, and what to warn of."""

    answer: Answer
    problems: tuple[Problem, ...]
    warnings: tuple[Message, ...]


def list_reports(selection: Selection, language: str) -> Answer:
    """The reports there are; titles in English for programs."""
    rows = [
        {"name": report.name, "title": word(report.title, "zh" if language == "zh" else "en")}
        for report in REPORTS
    ]
    return build_listing(COLUMNS, rows, selection, foot=(message("reports.choose"),))


def build_report(
    workspace: Workspace,
    name: str,
    query: Sequence[str],
    by: Sequence[str],
    sums: Sequence[str],
    selection: Selection,
) -> Reported:
    """A report by name; WrongUsage for an unknown one, or a field that it cannot group by or add up."""
    report = _find(name)
    parsed = parse_arguments(query, workspace.scope)
    problems = list(workspace.problems)
    by_fields = tuple(find_field(field, workspace.fields) for field in by or report.by)
    sum_fields = tuple(_addable(find_field(field, workspace.fields)) for field in sums or report.sums)
    problems.extend(workspace.judging_problems(by_fields, parsed))
    subjects = list(workspace.matching(parsed, problems))
    columns = tuple(field_column(field, workspace.settings.currency) for field in sum_fields)
    request = Request(subjects, by_fields, sum_fields, columns)
    tables = tuple(_selected(table, selection) for table in report.build(request))
    data = _data(workspace, report, query, tables)
    foot = (message("actions.matched", count=len(subjects)) if subjects else message("actions.no_match"),)
    answer = Answer(
        lambda: [data],
        tables,
        lambda: [s.id for s in subjects],
        is_single=True,
        foot=foot,
        heading=lambda: build_heading(
            workspace, report.title, " ".join(query), client_figures(workspace, subjects, sum_fields)
        ),
    )
    told = dict.fromkeys(("orders", *summed((*by_fields, *sum_fields, *parsed.fields))))
    return Reported(answer, tuple(problems), (*parsed.warnings, *unrated_in(subjects, tuple(told))))


def _find(name: str) -> Report:
    found = next((report for report in REPORTS if report.name == name), None)
    if found is None:
        names = [report.name for report in REPORTS]
        raise WrongUsage(
            "reports.unknown",
            name=name,
            hint=message("reports.known", names=nearest(name, names) or tuple(names)),
        )
    return found


def _addable(field: Field) -> Field:
    if not KINDS[field.kind].is_number:
        raise WrongUsage("reports.not_a_number", name=field.name, hint=message("reports.numbers"))
    return field


def _selected(table: Table, selection: Selection) -> Table:
    """A report's table with the chosen columns, order and number of rows."""
    listing = build_listing(
        table.columns,
        [dict(zip((c.name for c in table.columns), row, strict=True)) for row in table.rows],
        selection,
    )
    chosen = listing.tables[0]
    return replace(table, columns=chosen.columns, rows=chosen.rows)


def _data(
    workspace: Workspace, report: Report, query: Sequence[str], tables: Sequence[Table]
) -> dict[str, Any]:
    return {
        "report": report.name,
        "title": word(report.title, "en"),
        "as_of": workspace.today.isoformat(),
        "query": " ".join(query),
        "tables": [
            {
                "name": table.name,
                "columns": [{"name": c.name, "label": c.label.en, "kind": c.kind} for c in table.columns],
                "rows": [dict(zip((c.name for c in table.columns), row, strict=True)) for row in table.rows],
            }
            for table in tables
        ],
    }
