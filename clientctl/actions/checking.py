"""What is wrong with one client's document: by schema, and by the rules that a schema cannot say."""

from __future__ import annotations

from typing import Any

from clientctl import text
from clientctl.errors import Problem
from clientctl.schema.check import check_document
from clientctl.schema.findings import Locate
from clientctl.schema.rules import check_entries
from clientctl.store.book import Book


def check_parsed(document: Any, parsed: text.Parsed, path: str, book: Book) -> tuple[Problem, ...]:
    """Every problem of a text that is parsed already."""
    return check_client(document, lambda at, key: parsed.locate(at, key=key), path, book)


def check_client(document: Any, locate: Locate, path: str, book: Book) -> tuple[Problem, ...]:
    """Every problem of one file, errors and warnings, by line; `locate` finds a path in the file's text."""
    found = (
        *check_document(document, book.catalog, path, locate),
        *check_entries(document, book.catalog, book.settings, path, locate),
    )
    return tuple(sorted(found, key=lambda problem: (problem.location.line, problem.location.column)))
