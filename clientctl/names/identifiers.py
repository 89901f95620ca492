"""Ids of clients and of entries in their lists: what they may be, and new ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from clientctl.lazy import pattern

Draw = Callable[[int], int]
"""A random number from 0 up to, not including, the one given."""

RESERVED: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""Names that Windows keeps for devices, whatever ending a file of that name has."""

_ID: Final = pattern("[a-z0-9][a-z0-9-]{0,62}")
_VIEW: Final = pattern(r"\w(?:[\w -]{0,61}\w)?")
_ITEM_ID: Final = pattern("[A-Za-z0-9._-]{1,64}")
# Crockford's base 32: no letter that reads like a digit, and no u
_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"


def is_id(text: str) -> bool:
    """True when the text can be a client's id, and so the name of its file."""
    return _ID.fullmatch(text) is not None and text not in RESERVED


def is_view_name(text: str) -> bool:
    """A name for a saved view: letters of any script, digits, `_`, and `-` or blanks between them, at most 63."""
    return _VIEW.fullmatch(text) is not None


def is_item_id(text: str) -> bool:
    """True when the text can be the id of an entry in a client's list."""
    return _ITEM_ID.fullmatch(text) is not None


def new_item_id(day: date, draw: Draw) -> str:
    """`YYMMDD-xxxxxx`: the day of creation and six random characters."""
    return f"{day:%y%m%d}-{_random(6, draw)}"


def id_suffix(draw: Draw) -> str:
    """Four random characters, which tell a client's id from one that is taken."""
    return _random(4, draw)


def _random(length: int, draw: Draw) -> str:
    return "".join(_ALPHABET[draw(len(_ALPHABET))] for _ in range(length))
