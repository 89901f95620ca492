"""What a reading command found: the same finding as objects for programs and as tables for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from clientctl.errors import Message
from clientctl.frozen import frozen
from clientctl.messages.label import Label
from clientctl.model.fields import Choice

# A cell is a stored value: text, int, Decimal, bool, None, or a list of those;
# in a column for people also a Message, worded in their language.
Cell = Any
Tone = Literal["", "accent", "warning", "danger", "dim", "bold"]
Audience = Literal["all", "people", "programs"]
# bars rank, those of a scale keep their order; lines show time; parts (at most three, or they become bars) make up a
# whole; a funnel has stages in their order; a heat map has a row and a column for each pair of labels.
ChartKind = Literal["bars", "scale", "lines", "parts", "funnel", "heat"]


@frozen
class Column:
    """One column: machine name, heading, kind (a row of `values.KINDS`), and how soon it goes.

    rank: 0 never leaves; of the others the highest goes first. unit: shown once, in the heading (`CNY`).
    tones: stored value as text (of a Message its code) → tone of its cell.
    audience: a column for people is left out of csv, tsv and md; one for programs (the id) out of `table`.
    definition: what its values are, in a sentence; None where its label says it.
    """

    name: str
    label: Label
    kind: str = "text"
    choices: tuple[Choice, ...] = ()
    rank: int = 0
    unit: str = ""
    tones: tuple[tuple[str, Tone], ...] = ()
    audience: Audience = "all"
    definition: Message | None = None


@frozen
class Chart:
    """A table drawn: the names of the columns that say what, and of those that say how much.

    title: the finding that the drawing carries, as a sentence.
    values: one; lines take up to six. A heat map has two labels: of its rows, then of its columns.
    """

    labels: tuple[str, ...]
    values: tuple[str, ...]
    title: Message
    kind: ChartKind = "bars"


@frozen
class Table:
    """Rows of cells under columns; `title` stands above it when there are several.

    audience: a table for programs is left out where people read: they are told the same otherwise.
    brief: a terminal shows no more rows and tells how many there are; 0: all of them.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]
    name: str = ""
    title: Message | None = None
    chart: Chart | None = None
    audience: Audience = "all"
    brief: int = 0


@frozen
class Line:
    """One fact on a page: a label before it (None for none), the text (line ends are kept), and its tone."""

    label: Label | None
    text: str | Message
    tone: Tone = ""


@frozen
class Section:
    """A part of a page: a heading (None: it follows the title at once), lines, then perhaps a table."""

    title: Label | None
    lines: tuple[Line, ...] = ()
    table: Table | None = None


@frozen
class Page:
    """One thing told for a person: its name, short marks beside it, and sections in the order of interest."""

    title: str
    marks: tuple[Line, ...] = ()
    sections: tuple[Section, ...] = ()


@frozen
class Event:
    """Something that takes a whole day of a calendar.

    key: tells it from all others of the book, and stays the same when its date or its words change.
    """

    key: str
    date: date
    summary: Message
    description: tuple[Message | str, ...]
    category: Label


@frozen
class Calendar:
    """Events as they were on the day `today`, with a title."""

    title: Message
    today: date
    events: Iterable[Event]


@frozen
class Figure:
    """One number that answers at a glance: what it counts, the value by its kind, and its unit.

    name: the machine's name for it. before: the value of the period before, to compare with, or that of the day
    `since` (ISO), where there is one.
    series: what it was over time, oldest first. definition: what it is, in a sentence.
    """

    label: Label
    value: Cell
    kind: str = "integer"
    unit: str = ""
    tone: Tone = ""
    name: str = ""
    before: Cell = None
    series: tuple[Decimal, ...] = ()
    definition: Message | None = None
    since: str = ""


@frozen
class Chapter:
    """One subject of a document: what was found, in sentences, figures and tables."""

    name: str
    title: Message | str
    head: tuple[Message, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()


@frozen
class Heading:
    """What stands round an answer on a page of its own, which is read by others, elsewhere, later.

    title: what it is about. today: the day that everything is counted from. query: as it was typed, or empty.
    book: its title; revision: the commit that the book is at, or empty. note: what is left out.
    """

    title: Message | str
    today: date
    query: str
    book: str
    revision: str = ""
    figures: tuple[Figure, ...] = ()
    note: Message | None = None


@frozen
class Answer:
    """A reading command's result.

    objects: JSON-ready values (Decimal allowed): an array for json and yaml, one a line for jsonl;
    with `is_single` the first alone.
    tables: for table, csv, tsv, md; csv and tsv give `tables[0]` unless one is named.
    ids: client ids for `-o ids`, made each once by the renderer; None where there are none to give.
    pages: for people, instead of the tables in `table` (`show`).
    chapters: for people, instead of the tables (`report`), which are all theirs one after the other.
    head: sentences above the tables; foot: the dim last line on stderr.
    calendar: what has its day, for calendars (`due`).
    heading: for formats that make a document; without one there is no such document.
    """

    objects: Callable[[], Iterable[Any]]
    tables: tuple[Table, ...] = ()
    ids: Callable[[], Iterable[str]] | None = None
    is_single: bool = False
    pages: tuple[Page, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    head: tuple[Message, ...] = ()
    foot: tuple[Message, ...] = ()
    calendar: Callable[[], Calendar] | None = None
    heading: Callable[[], Heading] | None = None
