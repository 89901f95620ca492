"""What a schema cannot say of the reports that a book defines: that their fields are there, and can be added up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clientctl.errors import message
from clientctl.schema.findings import Finding, Path
from clientctl.schema.settings_book import SettingsBook
from clientctl.schema.words import brief
from clientctl.values import KINDS

# Fields of every client that no file has.
_GIVEN = frozenset(("id", "archived"))


def unknown_report_fields(book: SettingsBook) -> Iterator[Finding]:
    """Any name that a query takes; a sum is of numbers. Nothing is said where computed fields are not known."""
    for report in book.mapping("reports") if book.computed else ():
        given = book.mapping("reports", report)
        for key in ("columns", "by", "sum", "sort"):
            for path, name in _names(given.get(key), ("reports", report, key)):
                yield from _findings(book, path, name.removeprefix("-") if key == "sort" else name, key)


def _findings(book: SettingsBook, path: Path, name: str, key: str) -> Iterator[Finding]:
    field = book.known(name)
    if field is None and name not in _GIVEN and not name.startswith("custom."):
        yield Finding(path, message("schema.no_field", name=brief(name)), book.meant(name))
    elif key == "sum" and (field is None or not KINDS[field.kind].is_number):
        yield Finding(path, message("reports.not_a_number", name=brief(name)), message("reports.numbers"))


def _names(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Each name with its place: of a list, or of a text with commas between."""
    if isinstance(node, list):
        yield from (((*path, index), name) for index, name in enumerate(node) if isinstance(name, str))
    elif isinstance(node, str):
        yield from ((path, name) for name in map(str.strip, node.split(",")) if name)
