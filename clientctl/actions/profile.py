"""A client's page: what to do next, how it stands, who is there, what was said last, then the rest by room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from clientctl.actions.plan_words import told
from clientctl.actions.selection import field_column
from clientctl.actions.subject import Subject
from clientctl.actions.workspace import Workspace
from clientctl.dates import Duration
from clientctl.dates.lateness import LATENESS_TONES, away, lateness
from clientctl.errors import message
from clientctl.facts.entries import day, entries
from clientctl.facts.plans import open_steps
from clientctl.facts.risk import signals_of
from clientctl.messages import Language, template, word
from clientctl.model import Column, Field, Label, Line, Page, Section, Table, Tone
from clientctl.values import KINDS

_ENTRIES_SHOWN: Final = 5
_SOON: Final = Duration(30, "d")
# Each of these is told in a place of its own, so not again among the rest.
_TOLD: Final = frozenset(
    {"name", "number", "kind", "grade", "stage", "owner", "tags", "next", "contacts", "log", "notes"}
)
_FACTS: Final = ("total", "order_count", "average_order", "last_order", "last_contact", "contact_count")
# Of these only what is not 0.
_FACTS_IF_ANY: Final = ("open_deals", "pipeline", "receivable", "overdue", "satisfaction")
# Of a line that goes on with the one before.
_NO_LABEL: Final = Label(" ", " ")
_PLAN_COLUMNS: Final = (
    Column("days", Label("when", "时间"), tones=LATENESS_TONES),
    Column("date", Label("date", "日期"), "date"),
    Column("what", Label("what", "事项")),
)
_CONTACT_KEYS: Final = ("name", "title", "phone", "email", "wechat", "left")
_LOG_KEYS: Final = ("date", "kind", "author", "with", "text", "outcome")


def build_page(workspace: Workspace, subject: Subject, language: Language) -> Page:
    """The page of one client."""
    page = _Page(workspace, subject, language)
    sections = (
        page.next_step(),
        page.standing(),
        page.people(),
        page.last_entries(),
        *page.records(),
        page.rest(),
        page.notes(),
    )
    return Page(
        subject.client.name, tuple(page.marks()), tuple(s for s in sections if s.lines or s.table is not None)
    )


class _Page:
    """The parts of one client's page."""

    def __init__(self, workspace: Workspace, subject: Subject, language: Language) -> None:
        self._workspace = workspace
        self._subject = subject
        self._document = subject.client.document
        self._language = language

    def marks(self) -> Iterator[Line]:
        """Beside the title: id, whether it is archived, number, grade, stage, owner, tags."""
        yield Line(None, self._subject.id, "dim")
        if self._subject.client.is_archived:
            yield Line(None, message("labels.archived"), "warning")
        for name in ("number", "kind", "grade", "stage", "owner", "tags"):
            field = self._workspace.catalog.field(name)
            shown = self._shown(field)
            if shown:
                tone: Tone = (
                    "bold"
                    if name == "grade" and shown.startswith("A")
                    else "accent"
                    if name == "tags"
                    else ""
                )
                yield Line(field.label if name in ("grade", "owner", "number") else None, shown, tone)

    def next_step(self) -> Section:
        """What is late, due today or soon, where nothing is, what comes first; and steps without a date."""
        today = self._workspace.today
        coming = [(on, plan) for plan in self._subject.plans() if (on := plan.on(today)) is not None]
        coming.sort(key=lambda pair: pair[0])
        soon = [pair for pair in coming if pair[0] <= _SOON.after(today)]
        rows: list[list[Any]] = [
            [lateness((on - today).days), on.isoformat(), told(plan, on)] for on, plan in soon or coming[:1]
        ]
        rows += [[None, None, step.what] for step in open_steps(self._document) if step.date is None]
        return Section(_heading("labels.to_do"), (), Table(_PLAN_COLUMNS, rows) if rows else None)

    def standing(self) -> Section:
        """What is there to count; of what may be owed, won or lost only what there is."""
        lines = [*self._risk()]
        for name in (*_FACTS, *_FACTS_IF_ANY):
            field = self._workspace.fields.select([name])[0]
            value = self._fact(name)
            if value is not None and (value or name in _FACTS):
                unit = f" {self._workspace.settings.currency}" if field.kind == "money" else ""
                away = self._away(day(value)) if field.kind == "date" else ""
                lines.append(
                    Line(field.label, KINDS[field.kind].show(value, (), self._language) + unit + away)
                )
        return Section(_heading("labels.standing"), tuple(lines))

    def _risk(self) -> Iterator[Line]:
        """The risk of losing the client, where there is some, and why."""
        level, facts = self._fact("risk_level"), self._subject.facts
        if level == "low":
            return
        field = self._workspace.fields.select(["risk_level"])[0]
        signals = signals_of(self._document, facts.settings, facts.today)
        shown = KINDS[field.kind].show(level, field.choices, self._language)
        told = message("labels.risk", level=shown, risk=str(self._fact("risk")))
        label = self._workspace.fields.select(["risk"])[0].label
        yield Line(label, word(told, self._language), "bold" if level == "high" else "")
        for signal, reason in signals:
            yield Line(_NO_LABEL, word(signal.told(reason), self._language))

    def people(self) -> Section:
        return self._record("contacts", _CONTACT_KEYS)

    def last_entries(self) -> Section:
        log = sorted(
            entries(self._document, "log"), key=lambda entry: str(entry.get("date", "")), reverse=True
        )
        section = self._record("log", _LOG_KEYS, log[:_ENTRIES_SHOWN])
        if len(log) <= _ENTRIES_SHOWN:
            return section
        more = word(message("labels.more_entries", count=len(log) - _ENTRIES_SHOWN), self._language)
        return Section(section.title, (Line(None, more, "dim"),), section.table)

    def records(self) -> Iterator[Section]:
        """Every other list of records that has entries."""
        for record in self._workspace.catalog.records:
            if record not in _TOLD:
                yield self._record(record, None)

    def rest(self) -> Section:
        lines = []
        for field in self._workspace.catalog.fields:
            if field.record is None and field.path[0] not in _TOLD:
                shown = self._shown(field)
                if shown:
                    lines.append(Line(field.heading, shown))
        return Section(_heading("labels.profile"), tuple(lines))

    def notes(self) -> Section:
        notes = self._document.get("notes")
        field = self._workspace.catalog.field("notes")
        return Section(
            _title(field.label),
            (Line(None, notes.rstrip("\n")),) if isinstance(notes, str) and notes.strip() else (),
        )

    def _record(
        self, record: str, keys: Sequence[str] | None, found: Sequence[Mapping[str, Any]] | None = None
    ) -> Section:
        """A list of records as a table of the columns that hold something."""
        rows = list(entries(self._document, record)) if found is None else found
        fields = [
            f
            for f in self._workspace.catalog.record_fields(record)
            if f.path[-1] != "id" and (keys is None or f.path[-1] in keys)
        ]
        fields = [f for f in fields if any(row.get(f.path[-1]) is not None for row in rows)]
        if not fields:
            return Section(None)
        columns = tuple(_record_column(f, rank) for rank, f in enumerate(fields))
        table = Table(columns, [[row.get(f.path[-1]) for f in fields] for row in rows])
        return Section(_title(fields[0].labels[0]), (), table)

    def _shown(self, field: Field) -> str:
        values = self._subject.values(field)
        show = KINDS[field.kind].show
        return self._joined(show(value, field.choices, self._language) for value in values)

    def _joined(self, words: Iterator[str]) -> str:
        return (", " if self._language == "en" else "、").join(words)

    def _fact(self, name: str) -> Any:
        return self._subject.fact(name)

    def _away(self, on: date | None) -> str:
        """How far a day is from today, in brackets."""
        if on is None:
            return ""
        days = (on - self._workspace.today).days
        return word(message("labels.in_brackets", text=away(days)), self._language)


def _record_column(field: Field, rank: int) -> Column:
    column = field_column(field, "", field.path[-1])
    return Column(column.name, field.label, field.kind, field.choices, rank)


def _heading(code: str) -> Label:
    return Label(template(code, "en"), template(code, "zh"))


def _title(label: Label) -> Label:
    """A label as a heading."""
    return Label(label.en[:1].upper() + label.en[1:], label.zh)
