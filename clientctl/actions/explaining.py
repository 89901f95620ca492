"""explain: why a field of a client is what it is, down to the entries and settings and the lines that they stand on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from clientctl import SETTINGS_FILE
from clientctl.actions.listing import select_rows
from clientctl.actions.presenting import summed, unrated_in
from clientctl.actions.selection import Selection, choose_columns, field_column, find_column
from clientctl.actions.subject import ARCHIVED_FIELD, ID_FIELD, Subject
from clientctl.actions.workspace import Workspace
from clientctl.errors import ClientctlError, Message, Problem, message
from clientctl.facts import FACT_BY_NAME
from clientctl.facts.reasons import (
    BY_DEFAULT,
    EXPLAINER_BY_NAME,
    WHOLE_FILE,
    AskedRule,
    Because,
    Case,
    Part,
    Place,
    group_rows,
    stored_rows,
)
from clientctl.frozen import frozen, replace
from clientctl.messages import Language, word
from clientctl.model import Answer, Client, Column, Field, Label, Line, Page, Section, Table, Tone
from clientctl.schema.shape import settings_shape
from clientctl.text import Parsed, ours, parse_mapping
from clientctl.values import KINDS

COLUMNS: Final = (
    Column("what", Label("what", "依据")),
    Column("value", Label("value", "值")),
    Column("path", Label("path", "路径")),
    Column("line", Label("line", "行"), "integer"),
)
_PLACE_TONES: Final[tuple[tuple[str, Tone], ...]] = (
    ("reasons.line", "dim"),
    ("reasons.settings_line", "dim"),
    ("reasons.default", "dim"),
)
_BETWEEN: Final = " · "
# A text as a field's value beside the client's name; the rows have it whole.
_MOST_SHOWN: Final = 60


@frozen
class Explanation:
    """The answer; what is wrong with the rules that the field is found by; amounts that are left out; how many rows."""

    answer: Answer
    problems: tuple[Problem, ...]
    warnings: tuple[Message, ...]
    count: int


@frozen
class Files:
    """The texts that places are looked up in, None for one that has no lines to tell."""

    client: Client
    own: Parsed | None
    settings: Parsed | None

    def place(self, place: Place | None) -> tuple[str | None, int | None]:
        """Path in the book and line from 1 of what stands there."""
        if place is None or place is BY_DEFAULT:
            return None, None
        path, parsed = self.client.path, self.own
        if place.file == "settings":
            path, parsed = SETTINGS_FILE, self.settings
        if parsed is None or not place.path:
            return path, None
        return path, parsed.lines(place.path)[0]


def find_explained(workspace: Workspace, name: str) -> Field:
    """The field, else the whole list or mapping, that can be explained; WrongUsage with near matches."""
    return workspace.fields.get(name) or find_column(name, workspace.fields, workspace.groups)


def explain(
    workspace: Workspace, client: Client, field: Field, selection: Selection, language: Language
) -> Explanation:
    """The explanation of a field of a client that could be read; programs get it in English.

    The selection is of its rows.
    """
    files = _read(workspace, client)
    document = client.document if files.own is None else files.own.data
    subject = workspace.subject(replace(client, document=document))
    rows = [_row(row, files, language) for row in _because(workspace, subject, field)]
    every = [_column(column, rows) for column in COLUMNS]
    chosen = select_rows(every, rows, selection)
    columns = [every[index] for index in choose_columns(every, selection.columns)]
    because = [{column.name: row[column.name] for column in columns} for row in chosen]
    value = field.cell(subject.values(field))
    found = {"id": client.id, "field": field.name, "value": value, "because": because}
    answer = Answer(
        lambda: [found],
        (Table(tuple(columns), [list(row.values()) for row in because]),),
        lambda: [client.id],
        is_single=True,
        pages=() if selection.columns is not None else (_page(workspace, subject, field, chosen, language),),
    )
    warnings = tuple(unrated_in([subject], summed([field])))
    return Explanation(answer, workspace.judging_problems([field]), warnings, len(because))


def _read(workspace: Workspace, client: Client) -> Files:
    folder = workspace.book.folder
    raw = folder.read(client.path)
    # our side of a conflict has other lines than the file
    own = None if ours(raw) is not None else parse_mapping(raw, client.path, workspace.catalog.shape)
    try:
        settings = parse_mapping(folder.read(SETTINGS_FILE), SETTINGS_FILE, settings_shape())
    except ClientctlError:  # the workspace's own problems tell of it
        settings = None
    return Files(client, own, settings)


def _because(workspace: Workspace, subject: Subject, field: Field) -> Sequence[Because]:
    explainer = EXPLAINER_BY_NAME.get(field.name) if field.is_computed else None
    if field is ID_FIELD:
        return [Because((message("reasons.name_of_file"),), subject.id, field.kind, WHOLE_FILE)]
    if field is ARCHIVED_FIELD:
        is_archived = subject.client.is_archived
        words = message("reasons.archived_place" if is_archived else "reasons.current_place")
        return [Because((words,), is_archived, field.kind, WHOLE_FILE)]
    if explainer is not None:
        return explainer.explain(_case(workspace, subject))
    document = subject.client.document
    if field.kind == "group":
        rows = tuple(group_rows(document, field, workspace.fields.get))
    else:
        rows = tuple(stored_rows(document, field))
    return rows or (Because((field.heading, message("reasons.empty_field")), counts=False),)


def _case(workspace: Workspace, subject: Subject) -> Case:
    return Case(
        subject.client.document,
        workspace.settings,
        workspace.today,
        workspace.book.written or {},
        subject.fact,
        lambda: _ask(workspace, subject),
    )


def _ask(workspace: Workspace, subject: Subject) -> Sequence[AskedRule]:
    """The rules of `grading` up to the one that decides."""
    asked: list[AskedRule] = []
    grades = workspace.catalog.field("grade").choices
    decisive = workspace.grading.find(subject)
    for index, step in enumerate(workspace.grading.steps):
        fields = tuple(field for field in step.query.fields if field not in (ID_FIELD, ARCHIVED_FIELD))
        asked.append(AskedRule(index, step.when, step.grade, grades, step is decisive, fields))
        if step is decisive:
            break
    return asked


# -- rows --------------------------------------------------------------------------------------------


def _row(row: Because, files: Files, language: Language) -> dict[str, Any]:
    """A row by column, and what people see of it."""
    path, line = files.place(row.place)
    return {
        "what": _BETWEEN.join(filter(None, (_worded(part, language) for part in row.what))),
        "value": row.value,
        "path": path,
        "line": line,
        "shown": _shown(row, language),
        "row": row,
    }


def _worded(part: Part, language: Language) -> str:
    if isinstance(part, Message):
        return word(part, language)
    return part.text(language) if isinstance(part, Label) else part


def _shown(row: Because, language: Language) -> str:
    if row.value is None:
        return ""
    return f"{KINDS[row.kind].show(row.value, row.choices, language)} {row.unit}".rstrip()


def _column(column: Column, rows: Sequence[Mapping[str, Any]]) -> Column:
    """The column, its values as numbers where they are."""
    return replace(column, kind="decimal") if column.name == "value" and _has_numbers(rows) else column


def _has_numbers(rows: Sequence[Mapping[str, Any]]) -> bool:
    return any(KINDS[row["row"].kind].is_number and row["value"] is not None for row in rows)


# -- people ------------------------------------------------------------------------------------------


def _page(
    workspace: Workspace,
    subject: Subject,
    field: Field,
    rows: Sequence[Mapping[str, Any]],
    language: Language,
) -> Page:
    """Client, file, field and value; what the field is; then every row with its place."""
    fact = FACT_BY_NAME.get(field.name) if field.is_computed else None
    definition = () if fact is None else (Line(None, fact.definition),)
    left_out = dict.fromkeys(row["what"] for row in rows if not row["row"].counts)
    columns = (
        Column("what", COLUMNS[0].label, tones=tuple((words, "dim") for words in left_out)),
        Column("value", COLUMNS[1].label, "decimal" if _has_numbers(rows) else "text"),
        Column("place", Label("where", "位置"), "id", tones=_PLACE_TONES),
    )
    table = Table(columns, [(row["what"], row["shown"], _place(row)) for row in rows])
    marks = (
        Line(None, subject.client.path, "dim"),
        Line(field.heading, _value(workspace, subject, field, language), "bold"),
    )
    return Page(subject.client.name, marks, (Section(None, definition, table),))


def _place(row: Mapping[str, Any]) -> Message | None:
    """The line alone in the client's file, which stands beside its name."""
    place, line = row["row"].place, row["line"]
    if place is BY_DEFAULT:
        return message("reasons.default")
    if line is None:
        return None
    if place.file == "client":
        return message("reasons.line", line=line)
    return message("reasons.settings_line", path=row["path"], line=line)


def _value(workspace: Workspace, subject: Subject, field: Field, language: Language) -> str | Message:
    """The field's value on one line."""
    if field.kind == "group":
        held = field.cell(subject.values(field))
        return message("reasons.empty") if held is None else message("reasons.parts", count=len(held))
    show, unit = KINDS[field.kind].show, field_column(field, workspace.settings.currency).unit
    values = [show(value, field.choices, language) for value in subject.values(field)]
    shown = " ".join((", " if language == "en" else "、").join(values).split())
    if not shown:
        return message("reasons.empty")
    if len(shown) > _MOST_SHOWN:
        return f"{shown[:_MOST_SHOWN]}…"
    return f"{shown} {unit}".rstrip()
