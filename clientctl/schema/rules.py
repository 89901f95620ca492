"""What a schema cannot say: ENTRY_RULES on the entries of one client, BOOK_RULES between clients."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal

from clientctl import dates, names
from clientctl.errors import Location, Message, Problem, message
from clientctl.frozen import frozen
from clientctl.model import Stored
from clientctl.schema.catalog import Catalog
from clientctl.schema.findings import Finding, Locate, Path, place, pointer
from clientctl.schema.priced import PRICED, Priced
from clientctl.schema.words import brief
from clientctl.settings import Settings

# A rule on one client's document, whose parts may be of any shape.
EntryRule = Callable[[Mapping[str, Any], Catalog, Settings], Iterator[Finding]]


def check_entries(
    document: Any, catalog: Catalog, settings: Settings, path: str, locate: Locate
) -> tuple[Problem, ...]:
    """Every problem between the entries of one client, and of amounts without a rate, by line and column."""
    if not isinstance(document, Mapping):
        return ()
    return place((found for rule in ENTRY_RULES for found in rule(document, catalog, settings)), path, locate)


# -- ids and dates of records ------------------------------------------------------------------------


def records(document: Mapping[str, Any], name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Position and data of each entry of a list of records; what has another shape is passed over."""
    entries = document.get(name)
    if isinstance(entries, list):
        yield from ((index, entry) for index, entry in enumerate(entries) if isinstance(entry, Mapping))


def _duplicate_ids(document: Mapping[str, Any], catalog: Catalog, _settings: Settings) -> Iterator[Finding]:
    for record in catalog.records:
        first: dict[str, Path] = {}
        for index, entry in records(document, record):
            item, path = entry.get("id"), (record, index, "id")
            if not isinstance(item, str):
                continue
            if item in first:
                told = message("schema.duplicate_id", id=brief(item), field=record)
                yield Finding(path, told, message("schema.duplicate_id_hint"), other=first[item])
            first.setdefault(item, path)


@frozen
class Span:
    """Two dates of a record of which the second is not before the first."""

    record: str
    start: str
    end: str


SPANS: Final = (
    Span("deals", "opened", "closed"),
    Span("projects", "start", "end"),
    Span("contracts", "start", "end"),
    Span("feedback", "date", "closed"),
)


def _ends_before_starts(
    document: Mapping[str, Any], _catalog: Catalog, _settings: Settings
) -> Iterator[Finding]:
    for span in SPANS:
        for index, entry in records(document, span.record):
            start, end = iso_date(entry.get(span.start)), iso_date(entry.get(span.end))
            if start and end and end < start:
                told = message(
                    "schema.ends_before_start", key=span.end, end=end, start_key=span.start, start=start
                )
                yield Finding((span.record, index, span.end), told)


def iso_date(value: Any) -> str:
    """The value if it is a stored date, else ""; stored dates compare as texts."""
    return value if isinstance(value, str) and dates.is_iso_date(value) else ""


# -- amounts -------------------------------------------------------------------------------------------


def _amounts_without_rate(
    document: Mapping[str, Any], _catalog: Catalog, settings: Settings
) -> Iterator[Finding]:
    for priced in PRICED:
        for index, entry in records(document, priced.record):
            told = missing_rate(entry, priced, settings)
            if told is not None:
                path = (priced.record, index, "currency")
                yield Finding(path, told, message("schema.no_rate_hint"), "warning")


def missing_rate(entry: Mapping[str, Any], priced: Priced, settings: Settings) -> Message | None:
    """What is to be said of an amount that no rate turns into the book's currency."""
    currency, amount = entry.get("currency"), entry.get("amount")
    if not isinstance(currency, str) or not currency or not isinstance(amount, int | Decimal):
        return None
    day = priced.day(entry)
    if settings.rate(currency, day or date.max) is not None:
        return None
    if day and currency in settings.rates:
        return message("schema.no_rate", currency=brief(currency), day=day.isoformat())
    return message("schema.no_rate_ever", currency=brief(currency))


ENTRY_RULES: Final[tuple[EntryRule, ...]] = (_duplicate_ids, _ends_before_starts, _amounts_without_rate)


# -- between clients -----------------------------------------------------------------------------------


# Client, path, of the key rather than the value → line and column from 1, (0, 0) when unknown.
LocateOf = Callable[[Stored, Path, bool], tuple[int, int]]


@frozen
class _Finding:
    """A fault of one client; `other`: the client that it is at odds with, whose place the sentence names."""

    client: Stored
    path: Path
    message: Message
    hint: Message | None = None
    severity: Literal["error", "warning"] = "error"
    other: Stored | None = None


def check_book(clients: Iterable[Stored], locate_of: LocateOf) -> tuple[Problem, ...]:
    """Every problem that shows between clients, by path, line and column.

    `locate_of` finds a path in the text of a client; it is asked about faults alone.
    """
    book = sorted(clients, key=lambda client: client.path)
    problems = [_problem(found, locate_of) for rule in BOOK_RULES for found in rule(book)]
    problems.sort(key=lambda problem: (problem.location.path, problem.location.line, problem.location.column))
    return tuple(problems)


def _problem(found: _Finding, locate_of: LocateOf) -> Problem:
    told = found.message
    if found.other is not None:
        place = Location(found.other.path, *locate_of(found.other, found.path, False))
        told = Message(told.code, {**told.values, "other": str(place)})
    location = Location(found.client.path, *locate_of(found.client, found.path, False))
    return Problem(location, told, found.hint, pointer(found.path), found.severity)


# -- ids -----------------------------------------------------------------------------------------------


def _groups(clients: Sequence[Stored], key: Callable[[Stored], str]) -> Iterator[list[Stored]]:
    """Clients of one key, where there are several; "" is no key."""
    groups: dict[str, list[Stored]] = {}
    for client in clients:
        groups.setdefault(key(client), []).append(client)
    yield from (group for value, group in groups.items() if value and len(group) > 1)


def _same_ids(clients: Sequence[Stored]) -> Iterator[_Finding]:
    for group in _groups(clients, lambda client: client.id.casefold()):
        for client, other in zip(group, [*group[1:], group[0]], strict=True):
            if client.id == other.id:
                if not client.is_archived:
                    told, hint = (
                        message("schema.id_in_archive", id=client.id),
                        message("schema.id_in_archive_hint"),
                    )
                    yield _Finding(client, (), told, hint, other=other)
            else:
                told = message("schema.id_differs_by_case", id=client.path)
                yield _Finding(client, (), told, message("schema.id_differs_by_case_hint"), other=other)


def _dangling_links(clients: Sequence[Stored]) -> Iterator[_Finding]:
    known = {client.id for client in clients}
    for client in clients:
        for index, link in records(client.document, "links"):
            linked = link.get("client")
            if isinstance(linked, str) and linked and linked not in known:
                near = names.nearest(linked, known)
                hint = message("values.did_you_mean", names=near) if near else message("store.list_clients")
                told = message("schema.link_to_nobody", id=brief(linked))
                yield _Finding(client, ("links", index, "client"), told, hint)


# -- numbers and names ---------------------------------------------------------------------------------


def _shared_numbers(clients: Sequence[Stored]) -> Iterator[_Finding]:
    yield from _shared(clients, "number", "schema.duplicate_number", "error")


def _shared_names(clients: Sequence[Stored]) -> Iterator[_Finding]:
    yield from _shared(clients, "name", "schema.same_name", "warning")


def _shared(
    clients: Sequence[Stored], key: str, code: str, severity: Literal["error", "warning"]
) -> Iterator[_Finding]:
    def folded(client: Stored) -> str:
        value = client.document.get(key)
        return names.fold(value) if isinstance(value, str) else ""

    for group in _groups(clients, folded):
        # the same id in two places is told as that
        distinct = list({client.id: client for client in group}.values())
        for client, other in zip(distinct, [*distinct[1:], distinct[0]], strict=True):
            if client is not other:
                told = message(code, id=other.id, name=brief(other.name), number=brief(other.document[key]))
                hint = message("schema.merge_hint", one=client.id, two=other.id)
                yield _Finding(client, (key,), told, hint, severity, other)


BOOK_RULES: Final[tuple[Callable[[Sequence[Stored]], Iterator[_Finding]], ...]] = (
    _same_ids,
    _shared_numbers,
    _shared_names,
    _dangling_links,
)
