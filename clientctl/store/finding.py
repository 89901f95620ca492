"""Where a book is; asked at every start, so done with plain paths, as pathlib takes half as long to load as Python."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from clientctl import SETTINGS_FILE

if TYPE_CHECKING:
    from pathlib import Path


def find_book(start: str) -> str | None:
    """The nearest directory at or above `start` that is a book: it has `clientctl.yaml` and `clients/`."""
    place = start
    while not is_book(place):
        above = os.path.dirname(place)
        if above == place:
            return None
        place = above
    return place


def is_book(place: str | Path) -> bool:
    """Whether a directory is a book."""
    return os.path.isfile(os.path.join(place, SETTINGS_FILE)) and os.path.isdir(
        os.path.join(place, "clients")
    )
