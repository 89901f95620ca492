"""activity: how often clients are spoken to, how and by whom, and who has not been for too long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from clientctl.errors import Message, message
from clientctl.facts.cadence import Staleness, recall
from clientctl.facts.entries import Entry, contacts
from clientctl.facts.excerpts import word_in
from clientctl.facts.windows import Window
from clientctl.frozen import frozen
from clientctl.messages import label
from clientctl.model import Chart, Column, Figure, Label, Table
from clientctl.reports.parts.clients import clients_table, ranked
from clientctl.reports.parts.figures import count_figure, flow_figure, percent
from clientctl.reports.parts.grouped import group_table
from clientctl.reports.parts.spans import spans_of
from clientctl.reports.parts.stages import stages_of
from clientctl.reports.parts.tallies import tally_table
from clientctl.reports.parts.trade import is_within, told_period
from clientctl.reports.segments import CLIENTS
from clientctl.reports.study import Findings, Study, Subject

_CONTACTS: Final = Column("contacts", Label("contacts", "联系次数"), "integer")
_ONE: Final = Decimal(1)
_TENTH: Final = Decimal("0.1")


@frozen
class Spoken:
    """A client's contacts: the last of all, those since the period before began, and those of the period."""

    subject: Subject
    stage: Any
    last: str | None
    every: list[tuple[date, Entry]]
    recent: list[tuple[date, Entry]]


def build(study: Study) -> Findings:
    """Contacts of the period by time, kind and author; clients who wait for one whatever the period."""
    counted = _counted(study)
    spoken = [
        _spoken(study, subject, stage, counted)
        for subject, stage in zip(study.all, stages_of(study), strict=True)
    ]
    silent = _silent(study, spoken)
    tables = (
        _course(study, spoken),
        _kinds(study, spoken),
        _authors(study, spoken),
        *([_segments(study, spoken, silent)] if study.by else ()),
        clients_table(
            study,
            "report_activity.table_silent",
            silent,
            ("owner", "last_contact", "days_since_contact", "cadence", "total"),
        ),
    )
    return Findings(tables, tuple(_told(study, spoken, silent)), tuple(_figures(study, spoken, silent)))


def _counted(study: Study) -> Window:
    """The days of the period, of the one before, and of the spans that the period is cut into."""
    starts, after = spans_of(study).starts, study.before.after
    if after is not None and starts:
        after = min(after, starts[0] - timedelta(1)) if starts[0] > date.min else None
    return Window(after, study.today)


def _spoken(study: Study, subject: Subject, stage: Any, counted: Window) -> Spoken:
    every = counted.within(list(contacts(subject.excerpt(("log",)), study.today)))
    return Spoken(subject, stage, subject.fact("last_contact"), every, study.period.within(every))


def _silent(study: Study, spoken: Sequence[Spoken]) -> list[Subject]:
    """Who is not archived and not lost, and has not been spoken to within the cadence; most valuable first."""
    staleness = Staleness.on(study.today, None)
    archived, cadence, since = map(study.field, ("archived", "cadence", "since"))
    found = []
    for one in spoken:
        every = one.subject.values(cadence)
        if not every or one.stage == "lost" or any(one.subject.values(archived)):
            continue
        entered = next(iter(one.subject.values(since)), None)
        log = [] if one.last is None else [{"date": one.last}]
        again = recall({"cadence": every[0], "since": entered, "log": log}, study.today)
        if staleness.holds(one.last, entered, every[0], None if again is None else again.isoformat()):
            found.append(one.subject)
    return ranked(found, lambda subject: subject.fact("total"))


def _figures(study: Study, spoken: Sequence[Spoken], silent: Sequence[Subject]) -> Iterator[Figure]:
    yield flow_figure(
        study, "report_activity.figure_contacts", [(on, _ONE) for one in spoken for on, _ in one.every]
    )
    contacted = sum(1 for one in spoken if one.recent)
    yield Figure(
        label("report_activity.figure_contacted"),
        contacted,
        name="contacted",
        before=None if study.period.after is None else _contacted(spoken, study.before),
    )
    yield Figure(
        label("report_activity.figure_contacted_share"),
        percent(contacted, len(spoken)),
        "decimal",
        "%",
        name="contacted_share",
    )
    active = [len(one.recent) for one in spoken if one.stage == "active"]
    yield Figure(
        label("report_activity.figure_per_active"),
        (Decimal(sum(active)) / len(active)).quantize(_TENTH, ROUND_HALF_UP) if active else None,
        "decimal",
        name="per_active",
        definition=message("report_activity.defined_per_active"),
    )
    yield count_figure("report_activity.figure_silent", len(silent), "danger")


def _contacted(spoken: Sequence[Spoken], window: Window) -> int:
    return sum(any(is_within(on, window) for on, _ in one.every) for one in spoken)


def _told(study: Study, spoken: Sequence[Spoken], silent: Sequence[Subject]) -> Iterator[Message]:
    if all(one.last is None for one in spoken):
        yield message("report_activity.none")
    else:
        contacted = sum(1 for one in spoken if one.recent)
        yield message(
            "report_activity.finding",
            count=sum(len(one.recent) for one in spoken),
            contacted=contacted,
            clients=len(spoken),
            period=told_period(study),
        )
    if silent:
        yield message("report_activity.silent", count=len(silent), name=silent[0].name)


def _course(study: Study, spoken: Sequence[Spoken]) -> Table:
    """Contacts of each span, and how many clients they were with."""
    spans = spans_of(study)
    counts, clients = [0] * len(spans.names), [0] * len(spans.names)
    for one in spoken:
        places = [place for on, _ in one.every if (place := spans.index(on)) is not None]
        for place in places:
            counts[place] += 1
        for place in set(places):
            clients[place] += 1
    has_any = any(one.last is not None for one in spoken)
    rows = list(zip(spans.names, counts, clients, strict=True)) if has_any else []
    chart = None
    if any(counts):
        most = max(counts)
        finding = message("report_activity.busiest", span=spans.names[counts.index(most)], count=most)
        chart = Chart((spans.column.name,), ("contacts", "clients"), finding, "lines")
    columns = (spans.column, _CONTACTS, Column("clients", label("report_activity.column_clients"), "integer"))
    return Table(columns, rows, "course", message("report_activity.table_course"), chart)


def _kinds(study: Study, spoken: Sequence[Spoken]) -> Table:
    counts = Counter(word_in(entry, "kind") for one in spoken for _, entry in one.recent)
    return tally_table(
        "report_activity.table_kinds",
        study.field("log.kind"),
        counts,
        _CONTACTS,
        "report_activity.usual_kind",
    )


def _authors(study: Study, spoken: Sequence[Spoken]) -> Table:
    """Contacts by whom, and how many clients each spoke to."""
    counts: Counter[Any] = Counter()
    clients: Counter[Any] = Counter()
    for one in spoken:
        authors = [word_in(entry, "author") for _, entry in one.recent]
        counts.update(authors)
        clients.update(set(authors))
    table = tally_table(
        "report_activity.table_authors",
        study.field("log.author"),
        counts,
        _CONTACTS,
        "report_activity.busiest_author",
    )
    author, contacts_, share = table.columns
    rows = [(name, count, clients[name], part) for name, count, part in table.rows]
    return Table((author, contacts_, CLIENTS, share), rows, table.name, table.title, table.chart)


def _segments(study: Study, spoken: Sequence[Spoken], silent: Sequence[Subject]) -> Table:
    waiting = {subject.id for subject in silent}
    contacted = Column("contacted", label("report_activity.column_clients"), "integer")
    late = Column("silent", label("report_activity.column_silent"), "integer")
    return group_table(
        study,
        (
            (CLIENTS, len),
            (_CONTACTS, lambda places: sum(len(spoken[place].recent) for place in places)),
            (contacted, lambda places: sum(bool(spoken[place].recent) for place in places)),
            (late, lambda places: sum(spoken[place].subject.id in waiting for place in places)),
        ),
        finding="report_activity.most_silent",
        leads=3,
    )
