"""The workspace: an opened book on a day, for a user; every use case takes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from clientctl.actions.forecasting import FORECASTS, Forecasting, build_forecasting
from clientctl.actions.grading import SUGGESTED, Grading, compile_grading
from clientctl.actions.kept import KeptSubject
from clientctl.actions.subject import ARCHIVED_FIELD, ID_FIELD, Subject
from clientctl.dates import Tense
from clientctl.errors import Failed, InvalidData, Location, Message, Problem, message
from clientctl.facts import Facts, Judge, computed_fields
from clientctl.frozen import attribute, frozen
from clientctl.model import Field, FieldIndex, Stored
from clientctl.query import Query, Scope
from clientctl.store.cache.blocks import Shelved
from clientctl.store.cache.repository import CachedRepository
from clientctl.store.repository import Repository
from clientctl.values import Context

if TYPE_CHECKING:
    from clientctl.actions.narrowing import Look
    from clientctl.model.progress import Advance
    from clientctl.schema.catalog import Catalog
    from clientctl.settings import Settings
    from clientctl.store.book import Book
    from clientctl.store.history import History
    from clientctl.store.writer import Writer


Item = TypeVar("Item")


def _no_history() -> History:
    raise Failed("history.no_git", hint=message("history.install_git"))


@frozen
class Workspace:
    """An opened book.

    find_writer: gives what writes to the book; today: the day that everything is counted from; find_user: the
    user's name, asked for when it is needed (it may cost a process); draw(n): a random number below n.
    watch: given what is being done, gives what is told how far it has come: so many of so many.
    find_revision: the commit that the book is at, in short; empty without one. It costs a process.
    find_history: what git knows of the book; Failed without git.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    book: Book
    repository: Repository
    find_writer: Callable[[], Writer]
    today: date
    find_user: Callable[[], str]
    draw: Callable[[int], int]
    watch: Callable[[Message], Advance] = attribute(default=lambda words: lambda done, total: None)
    find_revision: Callable[[], str] = attribute(default=lambda: "")
    find_history: Callable[[], History] = attribute(default=_no_history)

    @cached_property
    def writer(self) -> Writer:
        return self.find_writer()

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
        def forecast(name: str) -> Judge:
            return lambda subject: self.forecasting.judge(name, subject)

        judges: dict[str, Judge] = {SUGGESTED: lambda subject: self.grading.judge(subject)}
        return Facts(self.settings, self.today, judges | {name: forecast(name) for name in FORECASTS})

    @cached_property
    def grading(self) -> Grading:
        """The rules by which grades are suggested."""
        return compile_grading(self)

    @cached_property
    def forecasting(self) -> Forecasting:
        """What is expected of the clients, and what that stands on."""
        return build_forecasting(self)

    def judging_problems(
        self,
        fields: Iterable[Field] | None,
        query: Query | None = None,
        keys: Iterable[tuple[Field, bool]] = (),
    ) -> tuple[Problem, ...]:
        """What is to be told beside any of these fields (None: all there are): what is wrong with the rules that
        decide them, and why there are no forecasts, where they are asked for by name.

        query: one that is asked as well, whose own fields `matching` tells of; keys: fields to sort by.
        """
        named = (*(fields or ()), *(field for field, _ in keys))
        told = self._forecast_problems(named)
        if query is not None and _is_judged(query.fields):
            return told
        return (*self.grading.problems, *told) if fields is None or _is_judged(named) else told

    def _forecast_problems(self, fields: Iterable[Field]) -> tuple[Problem, ...]:
        names = {field.name for field in fields}.intersection(FORECASTS)
        return self.forecasting.problems(names) if names else ()

    @cached_property
    def fields(self) -> FieldIndex:
        """Every field that a query or a column may name."""
        return FieldIndex((ID_FIELD, *self.catalog.fields, *computed_fields(self.catalog), ARCHIVED_FIELD))

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

    def subject(self, client: Stored) -> Subject:
        """The client as queries, columns and reports see it on this day."""
        kind = KeptSubject if isinstance(client, Shelved) else Subject
        return kind(client, self.facts)

    def matching(
        self,
        query: Query,
        problems: list[Problem],
        on_seen: Callable[[Subject], None] | None = None,
        look: Look | None = None,
    ) -> Iterator[Subject]:
        """Readable clients that match, by id.

        What is wrong with any file that was looked at is added to `problems`; `on_seen` is given every readable client.
        look: which clients of the cache the caller may want; it need not see the others, nor only those.
        """
        if _is_judged(query.fields):
            problems.extend(self.grading.problems)
        problems.extend(self._forecast_problems(query.fields))
        for client in self._candidates(query, look, wants_all=on_seen is not None):
            found = client.problems
            if found:
                problems.extend(problem for problem in found if problem.is_error)
            if not client.is_readable:
                continue
            subject = self.subject(client)
            if on_seen is not None:
                on_seen(subject)
            if query.matches(subject):
                yield subject

    def _candidates(self, query: Query, look: Look | None, *, wants_all: bool) -> Iterator[Stored]:
        """Every client that may match, or of which something must be told."""
        repository, archived = self.repository, query.asks_archived
        is_narrow = look is not None or not query.is_empty
        if wants_all or not is_narrow or not isinstance(repository, CachedRepository):
            return repository.clients(archived=archived)
        from clientctl.actions.narrowing import Narrowing

        return repository.clients(archived=archived, narrow=Narrowing(query, self.facts, look))

    def watched(self, words: Message, items: Sequence[Item]) -> Iterator[Item]:
        """The items one after the other, while whoever watches is told how far the work on them has come."""
        advance = self.watch(words)
        for done, item in enumerate(items):
            advance(done, len(items))
            yield item
        advance(len(items), len(items))

    def refuse_broken_settings(self) -> None:
        """Writers do not work by settings that could not be read as written: InvalidData with what is wrong."""
        errors = tuple(problem for problem in self.problems if problem.is_error)
        if errors:
            raise InvalidData(
                "actions.broken_settings", problems=errors, hint=message("actions.broken_settings_hint")
            )


def _is_judged(fields: Iterable[Field]) -> bool:
    return any(field.name == SUGGESTED for field in fields)


class LazyNames(Sequence[str]):
    """The user's names, looked up at first use."""

    def __init__(self, find: Callable[[], tuple[str, ...]]) -> None:
        self._find = find

    def __len__(self) -> int:
        return len(self._find())

    def __getitem__(self, index: Any) -> Any:
        return self._find()[index]
