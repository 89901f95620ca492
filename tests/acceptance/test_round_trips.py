"""Random clients given out and taken in again: the same in another book, and nothing to change in their own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from clientctl import text
from clientctl.actions.exporting import Wanted, export_clients
from clientctl.actions.imports.plan import ImportPlan, Request
from clientctl.actions.imports.planning import plan_import
from clientctl.actions.records.kinds import ITEM_KEY, list_kind
from clientctl.actions.selection import Selection
from clientctl.actions.workspace import Workspace
from clientctl.exchange.sheet import Means
from clientctl.exchange.table import FORMATS, SOURCES
from clientctl.messages import Language
from clientctl.render.json_text import compact
from tests.acceptance.random_clients import CATALOG, Maker
from tests.actions.book import make_book, opened
from tests.actions.tables import told

Document = Mapping[str, Any]
Clients = Mapping[str, Document]

TODAY: Final = "2026-11-22"

# What a vCard has of a client, of a person besides, and of a contact.
IN_CARDS: Final = (
    "name", "aliases", "tags", "website", "birthday", "occupation", "phone", "email", "wechat", "address", "notes",
)  # fmt: skip
OF_PEOPLE: Final = ("kind", "company")
OF_CONTACTS: Final = (
    ITEM_KEY,
    "name",
    "title",
    "department",
    "phone",
    "email",
    "wechat",
    "birthday",
    "notes",
)


def whole(document: Document) -> Document:
    """JSON, YAML and SQLite hold everything."""
    return document


def by_day(document: Document) -> Document:
    """Rows of sheets are entered one by one, each at its day."""
    return {
        key: sorted(value, key=lambda entry: str(entry.get(day)))
        if key in CATALOG.records and (day := list_kind(CATALOG, key).day)
        else value
        for key, value in document.items()
    }


def without_lists(document: Document) -> Document:
    """A CSV file has no room for lists of records."""
    return {key: value for key, value in document.items() if key not in CATALOG.records}


def on_cards(document: Document) -> Document:
    """What vCards hold."""
    keys = (*IN_CARDS, *(OF_PEOPLE if document.get("kind") == "person" else ()))
    held = {key: value for key, value in document.items() if key in keys}
    contacts = [
        {key: value for key, value in one.items() if key in OF_CONTACTS}
        for one in document.get("contacts", ())
    ]
    return {**held, **({"contacts": contacts} if contacts else {})}


HELD: Final[Mapping[str, Callable[[Document], Document]]] = {
    "jsonl": whole,
    "json": whole,
    "yaml": whole,
    "sqlite": whole,
    "xlsx": by_day,
    "csv": without_lists,
    "vcard": on_cards,
}


def given_out(workspace: Workspace, name: str, language: Language) -> bytes:
    return export_clients(workspace, Wanted(FORMATS[name], (), Selection(), language)).data


def taken(root: Path, raw: bytes, name: str) -> ImportPlan:
    """The file imported into the book, and written."""
    workspace = opened(root)
    incoming = SOURCES[name].read(raw, f"clients.{name}", None, Means(workspace.catalog.shape, compact))
    planned = plan_import(workspace, Request(incoming))
    assert told(planned) == [], told(planned)
    with workspace.writer.locked():
        workspace.writer.apply(planned.plan.changes)
    return planned


def stored(root: Path) -> dict[str, Document]:
    clients = opened(root).repository.clients(archived=True, checked=True)
    return {client.id: client.document for client in clients}


def without_new_ids(found: Clients, expected: Clients) -> dict[str, Any]:
    """The clients without the ids that entries got which had none."""
    return {
        name: {
            key: list(_plain(key, value, expected.get(name, {}))) if key in CATALOG.records else value
            for key, value in document.items()
        }
        for name, document in found.items()
    }


def _plain(record: str, entries: Any, expected: Document) -> Iterator[Any]:
    known = {entry.get(ITEM_KEY) for entry in expected.get(record, ())}
    for entry in entries:
        yield {key: value for key, value in entry.items() if key != ITEM_KEY or value in known}


def check_round_trip(clients: Clients, name: str, language: Language) -> None:
    """Give the clients out, take them into a new book, there again, and into their own book."""
    with tempfile.TemporaryDirectory() as folder:
        own, other = Path(folder) / "own", Path(folder) / "other"
        files = {f"clients/{one}.yaml": text.dump(dict(held), CATALOG.shape) for one, held in clients.items()}
        raw = given_out(make_book(own, files), name, language)
        make_book(other, {})
        taken(other, raw, name)
        expected = {one: {"since": TODAY, **HELD[name](document)} for one, document in clients.items()}
        assert without_new_ids(stored(other), expected) == expected
        for root in (other, own):
            again = taken(root, raw, name)
            assert again.plan.changes.is_empty, again.as_object()
            assert (again.conflicts, again.unchanged > 0) == ((), True)


LANGUAGES: Final[tuple[Language, Language]] = ("en", "zh")


@pytest.mark.parametrize("name", list(HELD))
@pytest.mark.parametrize("seed", range(3))
def test_clients_come_back_as_they_were(name: str, seed: int) -> None:
    check_round_trip(Maker(Random(seed)).clients(), name, LANGUAGES[seed % 2])


@pytest.mark.long
@pytest.mark.parametrize("name", list(HELD))
def test_many_clients_come_back_as_they_were(name: str, bounded: bool) -> None:
    for seed in range(100, 108 if bounded else 180):
        check_round_trip(Maker(Random(seed)).clients(), name, LANGUAGES[seed % 2])
