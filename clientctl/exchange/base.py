"""The base of a workbook: what its cells held when it was made, in short, so that later changes can be told apart.

A fingerprint is of what a cell holds, not of the value behind it: base, book and sheet are compared in one space.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from clientctl.errors import InvalidData, message
from clientctl.exchange.cells import Words
from clientctl.frozen import frozen
from clientctl.lazy import pattern
from clientctl.messages import LANGUAGES, Language
from clientctl.model import Column, Label

SHEET: Final = "_clientctl_base"
LISTS: Final = "_clientctl_lists"
EXPLANATIONS: Final = Label("How this works", "说明")
VERSION: Final = 1
# The mark of a value that no cell can hold: it was left out, and that is no change.
UNHELD: Final = "!"

_NAME: Final = "clientctl"
# What the format itself can hold: UTF-16 units in a cell, digits of a number, and places before or behind its point.
_LONGEST: Final = 32_767
_MOST_DIGITS: Final = 15
_MOST_PLACES: Final = 300
# No part of XML 1.0, or changed when it is read.
_CHANGED: Final = pattern("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_PIECE: Final = 32_000
_BYTES: Final = 6

Key = tuple[str, ...]


@frozen
class SheetBase:
    """What a sheet held: fingerprints of its cells by row and column.

    name: the table's (`clients`, `orders`); columns: names of fields or keys of entries, as they stood.
    rows: the key of a row is `(id,)` for clients and `(ref, entry id)` for entries, of an entry without an id
    `(ref, "", fingerprint of the row)`; where that was taken already, a number follows, from 2.
    """

    name: str
    columns: tuple[str, ...]
    rows: Mapping[Key, tuple[str, ...]]


@frozen
class Base:
    """What a workbook held when it was made.

    language, has_keys: how its headers and words are written. is_masked: its cells hide personal data.
    revision: the commit that the book was at; day: when it was made (ISO).
    book: the id of the book's first commit, which all copies of a book share; "" without one.
    sheets: by the names of their tables.
    """

    version: int
    language: Language
    has_keys: bool
    is_masked: bool
    revision: str
    day: str
    book: str
    sheets: Mapping[str, SheetBase]


# -- cells ---------------------------------------------------------------------------------------


def held(cell: Any, column: Column, words: Words) -> Any:
    """What a workbook's cell holds for a value: str, int, Decimal or bool; None if it is empty or cannot hold it.

    A date is ISO text here, a list the text that its words are joined to.
    """
    if cell is None:
        return None
    if not isinstance(cell, str):
        if isinstance(cell, bool) and (words.has_keys or column.kind != "flag"):
            return cell
        if isinstance(cell, int | Decimal) and not isinstance(cell, bool) and _is_number(cell):
            return cell
    text = words.text(cell, column)
    return text if text and _is_text(text) else None


def mark(cell: Any, column: Column, words: Words) -> str:
    """The fingerprint of a value in its cell, of a list of words those of its words; UNHELD for what is not held."""
    return mark_of(held(cell, column, words), cell, column, words)


def mark_of(kept: Any, cell: Any, column: Column, words: Words) -> str:
    """The mark of a value of which a cell holds `kept`."""
    if kept is None:
        return UNHELD if cell is not None and words.text(cell, column) else ""
    if isinstance(cell, list | tuple) and column.kind != "group":
        return fingerprint_words([words.text(one, column) for one in cell])
    return fingerprint(kept)


def fingerprint(held: Any) -> str:
    """Eight characters of what a cell holds, "" for an empty one.

    It does not depend on how the cell says it: 5, 5.0 and the text 5 are one, line ends are one, blanks round a text
    do not count, a date is its ISO text.
    """
    return _of_text(held if isinstance(held, str) else _canonical(held))


def fingerprint_words(words: Iterable[Any]) -> str:
    """The fingerprints of the words of a list in their order, parted by commas."""
    return ",".join(filter(None, map(fingerprint, words)))


def row_fingerprint(marks: Sequence[str]) -> str:
    """The fingerprint of an entry without an id, from those of its cells but for the client's id."""
    return _digest(";".join(["" if one == UNHELD else one for one in marks]).rstrip(";"))


def free_key(key: Key, taken: Mapping[Key, Any]) -> Key:
    """The key, with the first number behind it that tells it from the rows before it."""
    number, found = 1, key
    while found in taken:
        number += 1
        found = (*key, str(number))
    return found


def _canonical(held: Any) -> str:
    if held is None:
        return ""
    if isinstance(held, bool):
        return "true" if held else "false"
    if isinstance(held, int | float | Decimal):
        return _plain(Decimal(repr(held)) if isinstance(held, float) else Decimal(held))
    if isinstance(held, datetime) and not (held.hour or held.minute or held.second or held.microsecond):
        return held.date().isoformat()
    if isinstance(held, date):
        return held.isoformat()
    return str(held)


def _plain(number: Decimal) -> str:
    if not number.is_finite():
        return str(number)
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _digest(text: str) -> str:
    from base64 import urlsafe_b64encode
    from hashlib import blake2b

    return urlsafe_b64encode(
        blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()
    ).decode()


@lru_cache(maxsize=1 << 16)  # dates, amounts and words come again and again
def _of_text(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return _digest(text) if text else ""


def _is_number(number: int | Decimal) -> bool:
    """Whether a cell gives the number back with every digit."""
    value = Decimal(number)
    if not value.is_finite() or len(value.normalize().as_tuple().digits) > _MOST_DIGITS:
        return False
    return value.is_zero() or abs(value.adjusted()) < _MOST_PLACES


def _is_text(text: str) -> bool:
    if _CHANGED.search(text) is not None:
        return False
    return len(text) * 2 <= _LONGEST or len(text.encode("utf-16-le")) // 2 <= _LONGEST


# -- the sheet -----------------------------------------------------------------------------------


def base_rows(base: Base) -> Iterator[tuple[str, ...]]:
    """The rows of its sheet: what it is, then one long text in pieces that a cell takes, of plain ASCII."""
    text = json.dumps(_as_object(base), separators=(",", ":"))
    # a program may take _x0041_ for A, and blanks at the ends of a cell away
    text = text.replace("_x", "\\u005fx").replace(" ", "\\u0020")
    yield (_NAME, str(base.version), _digest(text))
    for start in range(0, len(text), _PIECE):
        yield (text[start : start + _PIECE],)


def read_base(rows: Iterable[Sequence[Any]]) -> Base:
    """The base from the rows of its sheet; InvalidData where it is damaged, or made by a later clientctl."""
    cells = [[str(cell) for cell in row if cell is not None] for row in rows]
    first = cells[0] if cells else []
    if len(first) < 3 or first[0] != _NAME or not first[1].isdecimal():
        raise _damaged()
    if int(first[1]) > VERSION:
        raise InvalidData("exports.later_base", hint=message("exports.update_clientctl"))
    text = "".join([row[0] for row in cells[1:] if row])
    if _digest(text) != first[2]:
        raise _damaged()
    try:
        return _from_object(json.loads(text))
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged() from error


def _damaged() -> InvalidData:
    return InvalidData("exports.damaged_base", hint=message("exports.damaged_base_hint"))


def _as_object(base: Base) -> dict[str, Any]:
    return {
        "version": base.version,
        "language": base.language,
        "has_keys": base.has_keys,
        "is_masked": base.is_masked,
        "revision": base.revision,
        "day": base.day,
        "book": base.book,
        "sheets": [_sheet_object(sheet) for sheet in base.sheets.values()],
    }


def _sheet_object(sheet: SheetBase) -> dict[str, Any]:
    # marks at the end that are empty go without saying
    rows = [[*key, ";".join(marks).rstrip(";")] for key, marks in sheet.rows.items()]
    return {"name": sheet.name, "columns": sheet.columns, "rows": rows}


def _from_object(node: Any) -> Base:
    if node["language"] not in LANGUAGES:
        raise ValueError
    sheets = [_sheet_from(one) for one in node["sheets"]]
    return Base(
        int(node["version"]),
        node["language"],
        bool(node["has_keys"]),
        bool(node["is_masked"]),
        str(node["revision"]),
        str(node["day"]),
        str(node["book"]),
        {sheet.name: sheet for sheet in sheets},
    )


def _sheet_from(node: Any) -> SheetBase:
    columns = tuple(map(str, node["columns"]))
    rows = {tuple(map(str, row[:-1])): _marks(row[-1], len(columns)) for row in node["rows"]}
    return SheetBase(str(node["name"]), columns, rows)


def _marks(text: str, count: int) -> tuple[str, ...]:
    marks = text.split(";")
    if len(marks) > count:
        raise ValueError
    return (*marks, *[""] * (count - len(marks)))
