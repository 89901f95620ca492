"""The workspace: an opened book on a day, for a user; every use case takes one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from clientctl import text
from clientctl.dates import Tense
from clientctl.errors import InvalidData, Location, Problem, message
from clientctl.facts import FACT_FIELDS, Facts
from clientctl.frozen import frozen
from clientctl.model import Client, Field, FieldIndex, Label
from clientctl.query import Query, Scope, SearchText, build_search
from clientctl.schema.catalog import Catalog
from clientctl.settings import Settings
from clientctl.store.book import Book
from clientctl.store.repository import FileRepository, Repository
from clientctl.store.writer import Writer
from clientctl.values import Context

ID_FIELD: Final = Field(("id",), "id", (Label("id", "ID"),), is_computed=True)
ARCHIVED_FIELD: Final = Field(("archived",), "flag", (Label("archived", "已归档"),), is_computed=True)


@frozen
class Workspace:
    """An opened book.

    today: the day that everything is counted from; find_user: the user's name, asked for when it is needed
    (it may cost a process); draw(n): a random number below n.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    book: Book
    repository: Repository
    writer: Writer
    today: date
    find_user: Callable[[], str]
    draw: Callable[[int], int]

    @property
    def root(self) -> Path:
        return self.book.folder.root

    @property
    def settings(self) -> Settings:
        return self.book.settings

    @property
    def catalog(self) -> Catalog:
        return self.book.catalog

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the book's own files."""
        return self.book.problems

    @cached_property
    def me(self) -> tuple[str, ...]:
        """The user's names, the one to write first."""
        return self.settings.names_of(self.find_user())

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.settings, self.today)

    @cached_property
    def fields(self) -> FieldIndex:
        """Every field that a query or a column may name."""
        return FieldIndex((ID_FIELD, *self.catalog.fields, *FACT_FIELDS, ARCHIVED_FIELD))

    @cached_property
    def groups(self) -> FieldIndex:
        """Whole mappings and lists of records, which a column may show."""
        return FieldIndex(self.catalog.groups)

    def context(self, tense: Tense) -> Context:
        """What typed words mean here."""
        return Context(self.today, tense, LazyNames(lambda: self.me), self.settings.currency)

    @cached_property
    def scope(self) -> Scope:
        """What queries mean here."""
        return Scope(self.fields, self.context(Tense.QUERY), self._view, self.repository.view_names)

    def _view(self, name: str) -> str | None:
        data = self.repository.view(name)
        if data is None:
            return None
        query = data.get("query") if isinstance(data, dict) else None
        if not isinstance(query, str):
            place, hint = Location(f"views/{name}.yaml"), message("actions.view_without_query_hint")
            raise InvalidData("actions.view_without_query", location=place, hint=hint)
        return query

    def subject(self, client: Client) -> Subject:
        return Subject(client, self.facts)

    def matching(
        self, query: Query, problems: list[Problem], seen: list[Subject] | None = None
    ) -> Iterator[Subject]:
        """Readable clients that match, by id.

        What is wrong with any file that was looked at is added to `problems`, every readable client to `seen`.
        """
        for client in self.repository.clients(archived=query.asks_archived):
            problems.extend(problem for problem in client.problems if problem.is_error)
            if not client.is_readable:
                continue
            subject = self.subject(client)
            if seen is not None:
                seen.append(subject)
            if query.matches(subject):
                yield subject

    def refuse_broken_settings(self) -> None:
        """Writers do not work by settings that could not be read as written: InvalidData with what is wrong."""
        errors = tuple(problem for problem in self.problems if problem.is_error)
        if errors:
            raise InvalidData(
                "actions.broken_settings", problems=errors, hint=message("actions.broken_settings_hint")
            )


class LazyNames(Sequence[str]):
    """The user's names, looked up at first use."""

    def __init__(self, find: Callable[[], tuple[str, ...]]) -> None:
        self._find = find

    def __len__(self) -> int:
        return len(self._find())

    def __getitem__(self, index: Any) -> Any:
        return self._find()[index]


@frozen
class Subject:
    """A client as a query sees it: stored fields from its document, computed ones from the facts."""

    client: Client
    facts: Facts

    @property
    def id(self) -> str:
        return self.client.id

    def values(self, field: Field) -> Sequence[Any]:
        if field.kind == "group":
            held = self.client.document.get(field.name)
            return [held] if held else []
        if not field.is_computed:
            return field.values(self.client.document)
        if field is ID_FIELD:
            return [self.client.id]
        if field is ARCHIVED_FIELD:
            return [self.client.is_archived]
        value = self.facts.value(field.name, self.client.document)
        return [] if value is None else [value]

    def lacks(self, field: Field) -> bool:
        return not self.values(field) if field.is_computed else field.lacks(self.client.document)

    def search(self) -> SearchText:
        return build_search(self.client.document)


def build_repository(book: Book) -> FileRepository:
    """The repository of a book, checking each document that it reads."""
    from clientctl.actions.checking import check_parsed

    def check(document: Any, parsed: text.Parsed, path: str) -> tuple[Problem, ...]:
        return check_parsed(document, parsed, path, book)

    return FileRepository(book.folder, book.catalog, check)
