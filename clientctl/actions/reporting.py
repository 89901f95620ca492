"""report: sentences, figures and tables that say something about the clients that match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from clientctl.actions.chapters import chapter_data, select_chapters, tables_of
from clientctl.actions.heading import build_heading
from clientctl.actions.listing import build_listing
from clientctl.actions.own_reports import build_own, own_problems, own_query
from clientctl.actions.presenting import ALL_SUMS, summed, unrated_in
from clientctl.actions.report_names import known_reports, title_of
from clientctl.actions.selection import Selection
from clientctl.actions.studying import Asked, build_study, read_asked
from clientctl.actions.subject import Subject
from clientctl.actions.workspace import Workspace
from clientctl.errors import Message, Problem, WrongUsage, message
from clientctl.frozen import frozen, replace
from clientctl.messages import Language, word
from clientctl.model import Answer, Chapter, Column, Figure, Label
from clientctl.names import nearest
from clientctl.query import Query, parse_arguments
from clientctl.reports.segments import segments_of
from clientctl.reports.study import Study
from clientctl.reports.table import ALL, Report
from clientctl.settings import OwnReport

COLUMNS: Final = (Column("name", Label("report", "报表")), Column("title", Label("title", "标题")))


@frozen
class Wanted:
    """What was typed: a report's name, a query, fields to group by and to add up, and a period."""

    name: str
    query: Sequence[str] = ()
    by: Sequence[str] = ()
    sums: Sequence[str] = ()
    since: str | None = None
    until: str | None = None


@frozen
class Reported:
    """A report's answer, what is wrong with files it looked at, and what to warn of."""

    answer: Answer
    problems: tuple[Problem, ...]
    warnings: tuple[Message, ...]


def list_reports(workspace: Workspace, selection: Selection, language: str) -> Answer:
    """The reports there are, the book's own last; titles in English for programs."""
    spoken: Language = "zh" if language == "zh" else "en"
    rows = [
        {"name": report.name, "title": title if isinstance(title, str) else word(title, spoken)}
        for report in known_reports(workspace.settings)
        for title in (title_of(report),)
    ]
    return build_listing(COLUMNS, rows, selection, foot=(message("reports.choose"),))


@frozen
class Earlier:
    """What the figures of reports were on another day, by the names of the report and of the figure."""

    day: date
    figures: Mapping[tuple[str, str], Any]

    def beside(self, name: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
        """The figures of a report, each with what it was; those that are not known of that day without."""
        return tuple(
            replace(
                figure,
                before=self.figures.get((name, _known_as(figure))),
                since=self.day.isoformat(),
                series=(),
            )
            for figure in figures
        )


def earlier_figures(workspace: Workspace, wanted: Wanted) -> Earlier:
    """The figures of the same report of the book as it was, with all that this book had to say."""
    chapters = build_report(workspace, wanted, Selection()).answer.chapters
    found = {
        (chapter.name, _known_as(figure)): figure.value for chapter in chapters for figure in chapter.figures
    }
    return Earlier(workspace.today, found)


def _known_as(figure: Figure) -> str:
    """What tells a figure from the others of its report."""
    return figure.name or figure.label.en


def build_report(
    workspace: Workspace, wanted: Wanted, selection: Selection, earlier: Earlier | None = None
) -> Reported:
    """A report by name, or all of them; its figures beside those of an earlier day, if these are given.

    WrongUsage for an unknown one, for a field that it cannot group by or add up, for a period that is none, and for
    a column that none of its tables has.
    """
    parsed = parse_arguments(wanted.query, workspace.scope)
    problems = list(workspace.problems)
    reports = _everything(workspace, problems) if wanted.name == ALL else [_find(workspace, wanted.name)]
    asked = {report.name: _asked(workspace, report, wanted) for report in reports}
    fields = [field for each in asked.values() for field in (*each.by, *each.sums)]
    own = {report.name: own_query(workspace, report) for report in reports if isinstance(report, OwnReport)}
    problems.extend(workspace.judging_problems(fields, parsed))
    subjects = list(workspace.matching(parsed, problems))
    made = [
        _build(workspace, report, _narrowed(subjects, own.get(report.name)), asked[report.name], earlier)
        for report in workspace.watched(message("reports.building"), reports)
    ]
    chapters = select_chapters(made, selection)
    records = {record for report in reports if isinstance(report, Report) for record in report.records}
    told = [record for record in ALL_SUMS if record in {*records, *summed((*fields, *parsed.fields))}]
    return Reported(
        _answer(workspace, wanted, chapters, subjects),
        tuple(problems),
        (*parsed.warnings, *unrated_in(subjects, told)),
    )


def _find(workspace: Workspace, name: str) -> Report | OwnReport:
    known = known_reports(workspace.settings)
    found = next((report for report in known if report.name == name), None)
    if found is None:
        names = [report.name for report in known]
        raise WrongUsage(
            "reports.unknown",
            name=name,
            hint=message("reports.known", names=nearest(name, names) or tuple(names)),
        )
    return found


def _everything(workspace: Workspace, problems: list[Problem]) -> Sequence[Report | OwnReport]:
    """All reports but those of the book's own that cannot be asked, which are told of in `problems`."""
    broken = own_problems(workspace) if workspace.settings.reports else {}
    problems.extend(problem for found in broken.values() for problem in found)
    return [report for report in known_reports(workspace.settings) if report.name not in broken]


def _asked(workspace: Workspace, report: Report | OwnReport, wanted: Wanted) -> Asked:
    """What was asked of this report: what was typed, else what is usual for it."""
    return read_asked(
        workspace, wanted.by or report.by, wanted.sums or report.sums, wanted.since, wanted.until
    )


def _narrowed(subjects: Sequence[Subject], query: Query | None) -> Sequence[Subject]:
    return subjects if query is None else [subject for subject in subjects if query.matches(subject)]


def _build(
    workspace: Workspace,
    report: Report | OwnReport,
    subjects: Sequence[Subject],
    asked: Asked,
    earlier: Earlier | None,
) -> Chapter:
    study = build_study(workspace, subjects, asked)
    if isinstance(report, OwnReport):
        found = build_own(study, report)
    else:
        found = report.build(study)
        if asked.by and not report.by:
            found = replace(found, tables=(*found.tables, segments_of(study)))
    if earlier is not None:
        found = replace(found, figures=earlier.beside(report.name, found.figures))
    return Chapter(
        report.name, title_of(report), (*_period_told(study), *found.head), found.figures, tables_of(found)
    )


def _period_told(study: Study) -> Iterator[Message]:
    """Which days count, where not all do."""
    if not study.is_period:
        return
    after, last = study.period.after, study.period.last
    if after is None:
        yield message("reports.until", last=last)
        return
    first = date.fromordinal(after.toordinal() + 1)
    yield message("reports.between", first=first, last=last)


def _answer(
    workspace: Workspace, wanted: Wanted, chapters: Sequence[Chapter], subjects: Sequence[Subject]
) -> Answer:
    query = " ".join(wanted.query)
    title = chapters[0].title if wanted.name != ALL else message("reports.title_all")
    return Answer(
        lambda: (chapter_data(chapter, workspace.today, query) for chapter in chapters),
        tuple(table for chapter in chapters for table in chapter.tables),
        lambda: [s.id for s in subjects],
        is_single=wanted.name != ALL,
        chapters=tuple(chapters),
        foot=(message("actions.matched", count=len(subjects)) if subjects else message("actions.no_match"),),
        heading=lambda: build_heading(workspace, title, query),
    )
