"""Where a book is."""

from __future__ import annotations

from pathlib import Path

from clientctl.settings import SETTINGS_FILE


def find_book(start: Path) -> Path | None:
    """The nearest directory at or above `start` that is a book: it has `clientctl.yaml` and `clients/`."""
    return next((place for place in (start, *start.parents) if is_book(place)), None)


def is_book(place: Path) -> bool:
    """Whether a directory is a book."""
    try:
        return (place / SETTINGS_FILE).is_file() and (place / "clients").is_dir()
    except OSError:
        return False
