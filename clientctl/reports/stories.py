"""stories: what was won and lost, and what is to be learned from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from clientctl.errors import Message, message
from clientctl.facts.entries import Entry, past_entries
from clientctl.facts.excerpts import word_in
from clientctl.messages import label
from clientctl.model import Chart, Column, Figure, Label, Table
from clientctl.reports.parts.clients import BRIEF, ID, cell
from clientctl.reports.parts.figures import count_figure
from clientctl.reports.parts.spans import Spans, cut, spans_of
from clientctl.reports.parts.tallies import tally_table
from clientctl.reports.parts.trade import is_within
from clientctl.reports.study import Findings, Study, Subject

Story = tuple[date, Entry, Subject]


def build(study: Study) -> Findings:
    """Stories up to today, the newest first: all there are, or those of the period that was asked for."""
    every = [
        (on, entry, subject)
        for subject in study.all
        for on, entry in past_entries(subject.excerpt(("stories",)), "stories", study.today)
    ]
    every.sort(key=lambda one: (-one[0].toordinal(), one[2].id))
    stories = [one for one in every if not study.is_period or is_within(one[0], study.period)]
    outcomes = Counter(_outcome(entry) for _, entry, _ in stories)
    counted = Column("stories", label("report_stories.figure_stories"), "integer")
    tables = (
        _list(study, stories),
        tally_table(
            "report_stories.table_outcomes",
            study.field("stories.outcome"),
            outcomes,
            counted,
            "report_stories.usual_outcome",
        ),
        _course(study, stories),
    )
    before = sum(is_within(on, study.before) for on, _, _ in every) if study.is_period else None
    figures = (
        Figure(label("report_stories.figure_stories"), len(stories), name="stories", before=before),
        *(
            count_figure(f"report_stories.figure_{outcome}", outcomes[outcome])
            for outcome in ("won", "lost", "lesson")
        ),
    )
    return Findings(tables, tuple(_told(study, stories, has_any=bool(every))), figures)


def _outcome(entry: Entry) -> str | None:
    return word_in(entry, "outcome")


def _told(study: Study, stories: Sequence[Story], *, has_any: bool) -> Iterator[Message]:
    if not stories:
        yield message("report_stories.none_then" if has_any else "report_stories.none")
        return
    on, entry, subject = stories[0]
    yield message(
        "report_stories.finding",
        count=len(stories),
        date=on.isoformat(),
        title=word_in(entry, "title") or "",
        name=subject.name,
    )


def _list(study: Study, stories: Sequence[Story]) -> Table:
    name = study.field("name")
    of = {key: study.field(f"stories.{key}") for key in ("date", "outcome", "title", "text")}
    columns = (
        ID,
        Column("item", Label("item", "条目"), "code", audience="programs"),
        Column("date", of["date"].label, "date"),
        study.column(name),
        Column("outcome", of["outcome"].label, "choice", of["outcome"].choices),
        Column("title", of["title"].label),
        Column("text", of["text"].label, "note", rank=1),
    )
    rows = [
        (
            subject.id,
            word_in(entry, "id"),
            on.isoformat(),
            cell(subject, name),
            _outcome(entry),
            word_in(entry, "title"),
            word_in(entry, "text"),
        )
        for on, entry, subject in stories
    ]
    return Table(columns, rows, "stories", message("report_stories.table_stories"), brief=BRIEF)


def _course(study: Study, stories: Sequence[Story]) -> Table:
    """How many of each outcome each span brought."""
    choices = study.field("stories.outcome").choices
    spans = _spans(study, stories)
    counts = [
        spans.sums([(on, Decimal(1)) for on, entry, _ in stories if _outcome(entry) == choice.value])
        for choice in choices
    ]
    rows = [
        (name, *(int(each[place]) for each in counts)) for place, name in enumerate(spans.names) if stories
    ]
    chart = None
    if any(map(any, counts)):
        every = spans.sums([(on, Decimal(1)) for on, _, _ in stories])
        most = max(every)
        finding = message("report_stories.richest", span=spans.names[every.index(most)], count=int(most))
        chart = Chart((spans.column.name,), tuple(choice.value for choice in choices), finding, "lines")
    columns = (spans.column, *(Column(choice.value, choice.label, "integer") for choice in choices))
    return Table(columns, rows, "course", message("report_stories.table_course"), chart)


def _spans(study: Study, stories: Sequence[Story]) -> Spans:
    """Those of the period that was asked for, else quarters from the first story on, as there are few."""
    has_start = study.is_period and study.period.after is not None
    if has_start or not stories:
        return spans_of(study)
    return cut(stories[-1][0], min(study.period.last, study.today), "quarter")
