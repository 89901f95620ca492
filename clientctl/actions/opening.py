"""Opening a book for work: its settings and schema, and its clients, out of the cache where there is one."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from clientctl import __version__
from clientctl.errors import Problem
from clientctl.facts import Facts
from clientctl.frozen import frozen
from clientctl.schema.findings import Locate
from clientctl.store.book import Book, Sources, open_book, read_sources, restore_book
from clientctl.store.cache.directory import Directory
from clientctl.store.cache.documents import packed_document, unpacked_document
from clientctl.store.cache.signatures import Scan, scan
from clientctl.store.repository import Check, FileRepository, Repository

if TYPE_CHECKING:
    from clientctl.model.progress import Advance
    from clientctl.store.places import Place

# Rooms, and libraries, that decide what is made of a client's file.
_LIBRARIES: Final = ("yaml", "dateutil", "pypinyin")
_ROOMS: Final = (
    *("", "actions", "dates", "facts", "facts/prediction", "model", "names", "query", "schema"),
    *("settings", "store", "store/cache", "text", "values"),
)


@frozen
class BookCache:
    """The cache for a book as it was when its settings and schema were read."""

    sources: Sources
    directory: Directory


def find_cache(place: Place) -> BookCache | None:
    """The place of the cache for the book as its settings and schema are now; None if they cannot be read."""
    found = read_sources(place.root)
    return None if found is None else cache_of(place, found)


def cache_of(place: Place, found: Sources, *others: str) -> BookCache:
    """The place of the cache for a book of which this is known; others: what sets it apart from the book at hand."""
    # whatever decides what is made of a client's file
    key = repr((__version__, sys.version, unicodedata.unidata_version, package_stamp(), found, *others))
    return BookCache(found, Directory(place.private / "cache", place.make_private, key))


def package_stamp() -> str:
    """What tells one make of this package, and of what it reads files with, from another of the same version."""
    package = os.path.dirname(os.path.dirname(__file__))
    stamps = [
        entry.stat().st_mtime_ns
        for room in _ROOMS
        for entry in os.scandir(f"{package}/{room}")
        if entry.name.endswith((".py", ".json"))
    ]
    others = [PathFinder.find_spec(name) for name in _LIBRARIES]
    made = [os.stat(spec.origin).st_mtime_ns for spec in others if spec is not None and spec.origin]
    return f"{len(stamps)} {max(stamps)} {made}"


def open_with(root: Path, cache: BookCache | None) -> Book:
    """The book, by what the cache keeps of its settings and schema if that is there."""
    if cache is None:
        return open_book(root)
    extra = cache.directory.extra()
    if not isinstance(extra, dict):
        book = open_book(root, cache.sources)
        extra = _extra(book)
        if extra is not None:
            cache.directory.keep_extra(extra)
        return book
    written, own = (unpacked_document(extra[name].encode()) for name in ("settings", "own"))
    return restore_book(root, written, own)


def build_repository(
    book: Book,
    cache: BookCache | None,
    today: date,
    advance: Advance = lambda done, total: None,
    look: Callable[[], Scan] | None = None,
) -> Repository:
    """The repository of a book, checking each document that it reads; without a cache every file is read.

    look: gives the state of the files, if somebody has looked at them already.
    """
    if cache is None:
        return FileRepository(book.folder, book.catalog, _checker(book))
    from clientctl.actions.kept import Deriver
    from clientctl.store.cache.repository import CachedRepository
    from clientctl.store.cache.shelf import Cache

    files = FileRepository(book.folder, book.catalog, _checker(book))
    derive = Deriver(book.catalog.fields, Facts(book.settings, today))
    shelf = Cache(cache.directory, files, derive, today, advance)
    return CachedRepository(
        book.folder, book.catalog, files.check, shelf, look or (lambda: scan(book.folder.root))
    )


def _checker(book: Book) -> Check:
    def check(document: Any, locate: Locate, path: str) -> tuple[Problem, ...]:
        from clientctl.actions.checking import check_client

        return check_client(document, locate, path, book)

    return check


def _extra(book: Book) -> dict[str, str] | None:
    """The settings and the schema of a sound book, to be kept beside its clients."""
    if book.problems or book.written is None:
        return None
    packed = [packed_document(part) for part in (book.written, book.catalog.own)]
    settings, own = (None if part is None else part.decode() for part in packed)
    return None if settings is None or own is None else {"settings": settings, "own": own}
