"""The book as of a revision or a day: its clients, settings, schema and views out of git, nothing checked out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientctl import SETTINGS_FILE
from clientctl.actions.opening import BookCache, build_repository, cache_of, open_with
from clientctl.actions.revisions import Moment
from clientctl.errors import Message, NotFound, message
from clientctl.frozen import replace
from clientctl.store.book import SCHEMA_FILE, Book, Sources, open_book
from clientctl.store.past_folder import PastFolder
from clientctl.store.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from clientctl.model.progress import Advance
    from clientctl.store.history import History
    from clientctl.store.places import Place

# What sets the cache of past states of the book apart from that of the files at hand; all of them share it.
_PAST = "past"


def open_past(
    root: Path,
    place: Place,
    history: History,
    moment: Moment,
    today: date,
    advance: Advance,
    *,
    is_cached: bool,
) -> tuple[Book, Repository]:
    """The book in a commit, and its clients; NotFound where there was no book yet.

    Files that two states have in common are read once: the cache knows them by their objects, whatever the commit.
    """
    folder = PastFolder(root, history.files(moment.commit), history.objects)
    sources = _sources(folder)
    if sources is None:
        raise NotFound(
            "history.no_book",
            rev=moment.commit.short,
            day=moment.commit.made_on,
            hint=message("history.later"),
        )
    cache: BookCache | None = cache_of(place, sources, _PAST) if is_cached else None
    book = open_with(root, cache) if cache is not None else open_book(root, sources)
    book = replace(book, folder=folder)
    return book, build_repository(book, cache, today, advance, folder.scan)


def told_moment(moment: Moment) -> Message:
    """As of which day and commit an answer is."""
    commit = moment.commit
    return message("history.as_of", day=moment.day, rev=commit.short, made=commit.made_on)


def _sources(folder: PastFolder) -> Sources | None:
    if not folder.exists(SETTINGS_FILE):
        return None
    schema = folder.read(SCHEMA_FILE) if folder.exists(SCHEMA_FILE) else None
    return Sources(folder.read(SETTINGS_FILE), schema)
