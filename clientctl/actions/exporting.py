"""export: clients that match, as a file for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from clientctl.actions.due import list_due
from clientctl.actions.export_guides import guides_of
from clientctl.actions.export_tables import chosen_table, whole_fields, whole_tables
from clientctl.actions.masking import Mask
from clientctl.actions.presenting import (
    Columns,
    client_objects,
    find_columns,
    summed,
    unrated_in,
)
from clientctl.actions.rights.extracts import Reader, find_reader
from clientctl.actions.selection import Selection, sort_keys, sort_rows
from clientctl.actions.subject import Subject
from clientctl.actions.workspace import Workspace
from clientctl.dates import Duration
from clientctl.errors import Message, Problem, WrongUsage, message
from clientctl.exchange.extract import Extract
from clientctl.exchange.guides import Origin
from clientctl.exchange.table import FORMATS, Format
from clientctl.frozen import attribute, frozen
from clientctl.messages import Language
from clientctl.model import Answer, Calendar, Document, Event
from clientctl.query import parse_arguments
from clientctl.render import RENDERERS, Style
from clientctl.render.json_text import compact

_AHEAD: Final = Duration(1, "y")
_BIRTHDAY: Final = "birthday"


@frozen
class Wanted:
    """What is to be given out: which clients, of them what, and how.

    is_masked: personal data is made unreadable; has_keys: headers are English keys. is_template: no clients, only
    the columns. find_book: what tells the book from others, "" if nothing does; it may cost a process. role: the
    role, or one of the people, that it is for: nothing else is in it than they may read.
    """

    format: Format
    query: tuple[str, ...]
    selection: Selection
    language: Language
    is_masked: bool = False
    has_keys: bool = False
    is_template: bool = False
    find_book: Callable[[], str] = attribute(default=lambda: "")
    role: str | None = None


@frozen
class Exported:
    """The file, how many clients are in it, what is wrong with files of the book, and what to warn of."""

    data: bytes
    count: int
    problems: tuple[Problem, ...]
    warnings: tuple[Message, ...]


def export_clients(workspace: Workspace, wanted: Wanted) -> Exported:
    """The clients that match the query, as a file."""
    selection = wanted.selection
    columns = None if selection.columns is None else find_columns(workspace, selection.columns)
    if wanted.is_template:
        _refuse_template(wanted)
    if columns is not None and not wanted.format.takes_columns:
        names = tuple(row.name for row in FORMATS.values() if row.takes_columns)
        hint = message("exports.with_columns", names=names)
        raise WrongUsage("exports.no_columns", name=wanted.format.name, hint=hint)
    problems: list[Problem] = []
    warnings: list[Message] = []
    reader = None if wanted.role is None else find_reader(workspace, wanted.role)
    if reader is not None and columns is not None:
        reader.refuse(columns)
    subjects = [] if wanted.is_template else _select(workspace, wanted, columns, problems, warnings, reader)
    if reader is not None and columns is None:
        subjects = [reader.subject(subject) for subject in subjects]
    if wanted.is_masked:
        mask = Mask(workspace.catalog.fields)
        subjects = [mask.subject(subject) for subject in subjects]
    making = _Making(workspace, wanted, columns, subjects, warnings, reader)
    return Exported(making.data(), len(subjects), tuple(problems), tuple(warnings))


def _refuse_template(wanted: Wanted) -> None:
    """A template has no clients that could be chosen, and is filled in where there are cells."""
    selection = wanted.selection
    if not wanted.format.is_table:
        names = tuple(row.name for row in FORMATS.values() if row.is_table)
        hint = message("exports.template_formats", names=names)
        raise WrongUsage("exports.no_template", name=wanted.format.name, hint=hint)
    if wanted.query or wanted.is_masked or selection.sort or selection.limit is not None:
        raise WrongUsage("exports.template_alone", hint=message("exports.template_alone_hint"))


def _select(
    workspace: Workspace,
    wanted: Wanted,
    columns: Columns | None,
    problems: list[Problem],
    warnings: list[Message],
    reader: Reader | None,
) -> list[Subject]:
    """The clients as `find` selects them; what is wrong, and what sums lack, is added to the lists."""
    selection = wanted.selection
    query = parse_arguments(wanted.query, workspace.scope)
    keys = sort_keys(selection.sort, workspace.fields)
    asked = [field for _, field in columns or ()]
    problems += [*workspace.problems, *workspace.judging_problems(asked, query, keys)]
    warnings += query.warnings
    deciding = summed((*query.fields, *(field for field, _ in keys)))

    def warn(subject: Subject) -> None:
        warnings.extend(unrated_in([subject], deciding))

    found = workspace.matching(query, problems, warn if deciding else None)
    subjects = [subject for subject in found if reader is None or reader.may_see(subject)]
    if keys:
        subjects = sort_rows(subjects, keys, lambda subject, field: subject.values(field))
    shown = subjects[: selection.limit]
    warnings += unrated_in(shown, [record for record in summed(asked) if record not in deciding])
    return shown


@frozen
class _Making:
    """A file in the making."""

    workspace: Workspace
    wanted: Wanted
    columns: Columns | None
    subjects: Sequence[Subject]
    warnings: list[Message]
    reader: Reader | None

    def data(self) -> bytes:
        if self.wanted.format.writer:
            return self.wanted.format.write(self._extract())
        answer = Answer(self._objects, calendar=self._calendar)
        style = Style(language=self.wanted.language)
        return "".join(RENDERERS[self.wanted.format.name].render(answer, style)).encode()

    def _extract(self) -> Extract:
        workspace, columns = self.workspace, self.columns
        if columns is None:
            fields = whole_fields(workspace, self.subjects)
            if self.reader is not None:
                fields = self.reader.fields(fields)
            tables = whole_tables(workspace, self.subjects, fields, self._watched)
            if self.reader is not None:
                tables = self.reader.tables(tables)
        else:
            fields = tuple(field for _, field in columns)
            tables = (chosen_table(workspace, self._watched(self.subjects), columns),)
        return Extract(
            self._documents,
            tables,
            self.wanted.language,
            compact,
            self.warnings.append,
            has_columns=columns is not None,
            has_keys=self.wanted.has_keys,
            guides=lambda: guides_of(workspace, tables, fields),
            origin=self._origin,
        )

    def _origin(self) -> Origin:
        workspace, wanted = self.workspace, self.wanted
        settings = workspace.settings
        return Origin(
            settings.title or workspace.root.name,
            workspace.find_revision(),
            workspace.today.isoformat(),
            wanted.find_book(),
            is_masked=wanted.is_masked,
            is_template=wanted.is_template,
        )

    def _watched(self, subjects: Sequence[Subject]) -> Iterator[Subject]:
        return self.workspace.watched(message("exports.making"), subjects)

    def _documents(self) -> Iterator[Document]:
        for subject in self._watched(self.subjects):
            own = {"id": subject.id}
            yield {**own, **subject.client.document, **own}  # first, and whatever a file says that it is

    def _objects(self) -> Iterator[Any]:
        if self.columns is None:
            return self._documents()
        return client_objects(list(self._watched(self.subjects)), self.columns)

    def _calendar(self) -> Calendar:
        """What is due from these clients within a year; birthdays are personal data."""
        title, today = message("plans.calendar"), self.workspace.today
        due = list_due(self.workspace, _AHEAD, None, Selection()).answer.calendar
        ids = {subject.id for subject in self.subjects}
        events = () if due is None else due().events
        return Calendar(title, today, [event for event in events if self._is_given(event, ids)])

    def _is_given(self, event: Event, ids: set[str]) -> bool:
        client, _, rest = event.key.partition(".")
        if self.reader is not None and not self.reader.may_know(event):
            return False
        return client in ids and not (self.wanted.is_masked and rest.partition(".")[0] == _BIRTHDAY)
