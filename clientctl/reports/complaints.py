"""complaints: which are open and since when, how many come in and how fast they are closed, and what else is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from clientctl.errors import Message, message
from clientctl.facts.entries import Entry, day, past_entries
from clientctl.facts.excerpts import word_in
from clientctl.facts.service import complaints_open
from clientctl.facts.windows import Window
from clientctl.frozen import frozen, replace
from clientctl.messages import label
from clientctl.model import Chart, Column, Figure, Label, Table
from clientctl.reports.parts.averages import median
from clientctl.reports.parts.clients import BRIEF, ID, cell, clients_table, ranked
from clientctl.reports.parts.figures import count_figure, flow_figure
from clientctl.reports.parts.flows import Dated
from clientctl.reports.parts.grouped import group_table
from clientctl.reports.parts.spans import spans_of
from clientctl.reports.parts.tallies import tally_table
from clientctl.reports.parts.trade import is_within, told_period
from clientctl.reports.segments import CLIENTS
from clientctl.reports.study import Findings, Study, Subject

_KIND: Final = "complaint"
_SEVERAL: Final = 2
_COMPLAINTS: Final = Column("complaints", Label("complaints", "投诉数"), "integer")


@frozen
class Complaint:
    """A complaint of a client, by id, with its day.

    closed: the day on which it was closed, None while it is open or where none is told.
    """

    client: str
    on: date
    entry: Entry
    closed: date | None


def build(study: Study) -> Findings:
    """The open ones, oldest first; new and closed ones of the period; kinds of feedback; clients with several."""
    complaints = [complaint for subject in study.all for complaint in _complaints(subject, study.today)]
    opened: list[Dated] = [(one.on, Decimal(1)) for one in complaints]
    closed: list[Dated] = [(one.closed, Decimal(1)) for one in complaints if one.closed is not None]
    waiting = _waiting(study)
    tables = (
        _open(study, waiting),
        _course(study, opened, closed),
        _severities(study, complaints, waiting),
        _kinds(study),
        *([_segments(study, complaints, waiting)] if study.by else ()),
        _several(study),
    )
    figures = (
        replace(
            count_figure("report_complaints.figure_open_complaints", len(waiting), "danger"),
            definition=study.column(study.field("open_complaints")).definition,
        ),
        flow_figure(study, "report_complaints.figure_complaints", opened),
        flow_figure(study, "report_complaints.figure_closed", closed),
        _days_to_close(study, complaints),
    )
    return Findings(tables, tuple(_told(study, waiting, complaints)), figures)


def _complaints(subject: Subject, today: date) -> Iterator[Complaint]:
    for on, entry in past_entries(subject.excerpt(("feedback",)), "feedback", today):
        if word_in(entry, "kind") == _KIND:
            closed = day(entry.get("closed"))
            is_closed = closed is not None and on <= closed <= today and entry.get("status") != "open"
            yield Complaint(subject.id, on, entry, closed if is_closed else None)


Waiting = tuple[date, Entry, Subject]


def _waiting(study: Study) -> list[Waiting]:
    """Open complaints with their clients, the oldest first."""
    found = [
        (on, entry, subject)
        for subject in study.subjects
        for on, entry in complaints_open(subject.excerpt(("feedback",)), study.today)
    ]
    found.sort(key=lambda one: (one[0], one[2].id))
    return found


def _days_to_close(study: Study, complaints: Sequence[Complaint]) -> Figure:
    """How long those took that were closed in the period: half of them at most so long."""

    def within(window: Window) -> Decimal | None:
        days = [
            (one.closed - one.on).days
            for one in complaints
            if one.closed is not None and is_within(one.closed, window)
        ]
        return median(days)

    return Figure(
        label("report_complaints.figure_days_to_close"),
        within(study.period),
        "decimal",
        name="days_to_close",
        before=None if study.period.after is None else within(study.before),
        definition=message("report_complaints.defined_days_to_close"),
    )


def _told(study: Study, waiting: Sequence[Waiting], complaints: Sequence[Complaint]) -> Iterator[Message]:
    count = sum(is_within(one.on, study.period) for one in complaints)
    if not complaints:
        yield message("report_complaints.none")
        return
    if waiting:
        on, _, subject = waiting[0]
        yield message(
            "report_complaints.open", count=len(waiting), name=subject.name, days=(study.today - on).days
        )
    else:
        yield message("report_complaints.none_open")
    yield message("report_complaints.came_in", count=count, period=told_period(study))


def _open(study: Study, waiting: Sequence[Waiting]) -> Table:
    name, owner = study.field("name"), study.field("owner")
    columns = (
        ID,
        study.column(name),
        study.column(owner),
        Column("item", label("report_complaints.column_item"), "code", audience="programs"),
        Column("date", Label("date", "日期"), "date"),
        Column("days_open", label("report_complaints.column_days_open"), "integer"),
        Column("severity", study.field("feedback.severity").label, rank=3),
        Column("text", study.field("feedback.text").label, "note"),
    )
    rows = [
        (
            subject.id,
            cell(subject, name),
            cell(subject, owner),
            word_in(entry, "id"),
            on.isoformat(),
            (study.today - on).days,
            word_in(entry, "severity"),
            word_in(entry, "text"),
        )
        for on, entry, subject in waiting
    ]
    return Table(columns, rows, "open", message("report_complaints.table_open"), brief=BRIEF)


def _course(study: Study, opened: Sequence[Dated], closed: Sequence[Dated]) -> Table:
    spans = spans_of(study)
    came, went = (tuple(map(int, spans.sums(dated))) for dated in (opened, closed))
    rows = list(zip(spans.names, came, went, strict=True)) if opened else []
    columns = (
        spans.column,
        Column("opened", label("report_complaints.column_opened"), "integer"),
        Column("closed", label("report_complaints.column_closed"), "integer"),
    )
    chart = None
    if any(came) or any(went):
        code = (
            "more_closed" if sum(went) > sum(came) else "more_opened" if sum(came) > sum(went) else "as_many"
        )
        finding = message(f"report_complaints.course_{code}", opened=sum(came), closed=sum(went))
        chart = Chart((spans.column.name,), ("opened", "closed"), finding, "lines")
    return Table(columns, rows, "course", message("report_complaints.table_course"), chart)


def _severities(study: Study, complaints: Sequence[Complaint], waiting: Sequence[Waiting]) -> Table:
    """How grave those of the period are, and those that are open whenever they came in."""
    open_ = Counter(word_in(entry, "severity") for _, entry, _ in waiting)
    counts = Counter(word_in(one.entry, "severity") for one in complaints if is_within(one.on, study.period))
    table = tally_table(
        "report_complaints.table_severities",
        study.field("feedback.severity"),
        {**dict.fromkeys(open_, 0), **counts},
        _COMPLAINTS,
        "report_complaints.gravest",
    )
    still = Column("open", label("report_complaints.column_open"), "integer")
    rows = [(*row, open_[row[0]]) for row in table.rows]
    return Table((*table.columns, still), rows, table.name, table.title, table.chart)


def _kinds(study: Study) -> Table:
    """What clients said of themselves in the period: complaints, suggestions, praise."""
    field = study.field("feedback.kind")
    counts = Counter(
        word_in(entry, "kind")
        for subject in study.all
        for on, entry in past_entries(subject.excerpt(("feedback",)), "feedback", study.today)
        if is_within(on, study.period)
    )
    counted = Column("feedback", label("report_complaints.column_feedback"), "integer")
    return tally_table(
        "report_complaints.table_kinds", field, counts, counted, "report_complaints.kind_leads"
    )


def _several(study: Study) -> Table:
    """Clients with several complaints, those with the most first."""
    counts = {
        subject.id: count
        for subject in study.subjects
        if (count := sum(1 for _ in _complaints(subject, study.today))) >= _SEVERAL
    }
    subjects = ranked((s for s in study.subjects if s.id in counts), lambda s: counts[s.id])
    return clients_table(
        study,
        "report_complaints.table_several",
        subjects,
        ("owner", "open_complaints", "satisfaction", "total"),
        extra=((_COMPLAINTS, lambda subject: counts[subject.id]),),
    )


def _segments(study: Study, complaints: Sequence[Complaint], waiting: Sequence[Waiting]) -> Table:
    came = Counter(one.client for one in complaints if is_within(one.on, study.period))
    open_ = Counter(subject.id for _, _, subject in waiting)
    ids = [subject.id for subject in study.subjects]
    return group_table(
        study,
        (
            (CLIENTS, len),
            (_COMPLAINTS, lambda places: sum(came[ids[place]] for place in places)),
            (
                study.column(study.field("open_complaints")),
                lambda places: sum(open_[ids[place]] for place in places),
            ),
        ),
        finding="report_complaints.most_complaints",
        leads=1,
    )
