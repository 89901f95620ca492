"""Reports that a book defines in its settings: a query, columns, a field to group by, a sum, an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from clientctl.actions.selection import find_field, sort_keys, sort_rows
from clientctl.actions.workspace import Workspace
from clientctl.errors import Problem
from clientctl.query import Query, parse_text
from clientctl.reports.parts.clients import clients_table
from clientctl.reports.parts.figures import count_figure, sum_figure
from clientctl.reports.segments import segments_of
from clientctl.reports.study import Findings, Study
from clientctl.settings import OwnReport

_COLUMNS: Final = ("grade", "stage", "owner", "last_contact", "total")


def own_problems(workspace: Workspace) -> Mapping[str, Sequence[Problem]]:
    """What keeps reports of the book's own from being asked, by their names."""
    from clientctl.actions.own_files import check_settings_file

    found: dict[str, list[Problem]] = {}
    for problem in check_settings_file(workspace):
        parts = problem.pointer.split("/")
        if problem.is_error and parts[1:2] == ["reports"] and len(parts) > 3:
            found.setdefault(parts[2].replace("~1", "/").replace("~0", "~"), []).append(problem)
    return found


def own_query(workspace: Workspace, report: OwnReport) -> Query:
    """The clients that the report is about; WrongUsage where it cannot be asked."""
    return parse_text(report.query, workspace.scope)


def build_own(study: Study, report: OwnReport) -> Findings:
    """Its clients by its field, then one by one in its order."""
    tables = [segments_of(study)] if study.by else []
    if report.columns or not study.by:
        ordered = sort_rows(
            study.subjects, sort_keys(report.sort, study.fields), lambda s, field: s.values(field)
        )
        named = [find_field(name, study.fields).name for name in report.columns or _COLUMNS]
        fields = [name for name in named if name not in ("id", "name")]
        tables.append(clients_table(study, "reports.table_clients", ordered, fields))
    figures = (
        count_figure("reports.figure_clients", len(study.subjects)),
        *(sum_figure(study, f.name) for f in study.sums),
    )
    return Findings(tuple(tables), figures=figures)
