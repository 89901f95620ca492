"""One cell of a row as the values of a field, whatever its format made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from clientctl.actions.assigning import split_list
from clientctl.actions.records.kinds import ITEM_KEY, RecordKind
from clientctl.actions.workspace import Workspace
from clientctl.dates import Tense
from clientctl.errors import InvalidData, WrongUsage, message
from clientctl.exchange.cells import plain_number
from clientctl.lazy import pattern
from clientctl.model import Field
from clientctl.names import is_item_id, nearest
from clientctl.values import KINDS, Context

# Day 0 of the calendar that spreadsheets count in, and the days that are taken for such a count: 1954 to 2173.
_DAY_ZERO: Final = date(1899, 12, 30)
_SERIAL: Final = pattern(r"(?:[2-9][0-9]{4})(?:\.[0-9]+)?")
_DATE_AND_TIME: Final = pattern(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?(?:Z|[+-][0-9:]+)?"
)
# A long number that a spreadsheet took for one to reckon with: 13800138000.0, and 1.38E+10, whose digits are gone.
_WHOLE: Final = pattern(r"[0-9]{7,}\.0+")
_CUT: Final = pattern(r"[0-9](?:\.[0-9]+)?E\+[0-9]{2,3}")
_ENDINGS: Final = ("级", "类", "企业", "客户", "级客户", "类客户")
_NOTE: Final = "note"
_SIGNS: Final = frozenset({"code", "phone"})


def is_blank(cell: Any) -> bool:
    """Whether a cell says nothing."""
    return (
        cell is None
        or (isinstance(cell, str) and not cell.strip())
        or (isinstance(cell, list | dict) and not cell)
    )


def parse_cell(field: Field, cell: Any, workspace: Workspace, *, is_exact: bool) -> tuple[Any, ...]:
    """The values that a cell gives a field; ClientctlError for one that the field cannot take.

    is_exact: text is a value as it is stored, not one that somebody typed into a table.
    """
    if isinstance(cell, list):
        if not field.is_list:
            raise InvalidData("imports.not_one_value", field=field.name, hint=message("imports.one_value"))
        return tuple(_parse(field, part, workspace, is_exact=is_exact) for part in cell if not is_blank(part))
    if field.is_list and isinstance(cell, str) and not is_exact:
        parts = split_list(cell.strip().replace("\r\n", ";").replace("\n", ";"))
        return tuple(_parse(field, part, workspace, is_exact=is_exact) for part in parts)
    return (_parse(field, cell, workspace, is_exact=is_exact),)


def _parse(field: Field, cell: Any, workspace: Workspace, *, is_exact: bool) -> Any:
    if isinstance(cell, list | dict):
        raise InvalidData("imports.not_one_value", field=field.name, hint=message("imports.one_value"))
    typed = _typed(cell) if is_exact else _mended(field, _typed(cell))
    context = workspace.context(Tense.PLAN if field.looks_ahead else Tense.PAST)
    kind = KINDS[field.kind]
    parsed = _parsed_choice(field, typed, context) if field.choices else kind.parse(typed, field, context)
    if field.kind == _NOTE and isinstance(cell, str) and "\n" in parsed and cell.endswith("\n"):
        parsed += "\n"  # as texts of several lines end in files
    # what is stored like this already stays as it is: blanks round a text, 90天, 12.50
    is_stored = is_exact and not field.vocabulary and kind.bind(cell, field) is not None
    return cell if is_stored else parsed


def _parsed_choice(field: Field, typed: str, context: Context) -> Any:
    """A choice, as tables put it too: `A级`, `大型企业`, `潜在客户`."""
    parse = KINDS[field.kind].parse
    try:
        return parse(typed, field, context)
    except WrongUsage:
        for ending in _ENDINGS:
            if typed.endswith(ending):
                with suppress(WrongUsage):
                    return parse(typed.removesuffix(ending), field, context)
        raise


def _typed(cell: Any) -> str:
    """The cell as one would type it."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return plain_number(cell) if isinstance(cell, int | Decimal) else str(cell)


def _mended(field: Field, typed: str) -> str:
    """A cell's text without what spreadsheets do to dates and to long numbers; InvalidData where digits are lost."""
    # files that were put together have the mark of their encoding in the middle
    text = typed.strip().removeprefix("\ufeff").strip()
    if field.kind == "date":
        if _SERIAL.fullmatch(text):
            return (_DAY_ZERO + timedelta(int(float(text)))).isoformat()
        found = _DATE_AND_TIME.fullmatch(text)
        return found[1] if found else text
    if field.kind in _SIGNS:
        if _CUT.fullmatch(text):
            raise InvalidData("imports.digits_lost", text=text, hint=message("imports.format_as_text"))
        return text.partition(".")[0] if _WHOLE.fullmatch(text) else text
    return text


def parse_entry(kind: RecordKind, given: Any, workspace: Workspace, *, is_exact: bool) -> dict[str, Any]:
    """An entry of a list of records from what a row gives it, in the order of a file; ClientctlError tells why not."""
    if not isinstance(given, Mapping):
        raise InvalidData("imports.no_entry", record=kind.record, hint=message("imports.entries_hint"))
    unknown = next((key for key in given if key not in kind.keys), None)
    if unknown is not None:
        names = nearest(str(unknown), kind.keys) or kind.keys
        raise InvalidData("actions.unknown_key", key=unknown, hint=message("actions.near_keys", names=names))
    entry: dict[str, Any] = {}
    for key in kind.keys:
        cell = given.get(key)
        if is_blank(cell):
            continue
        if key == ITEM_KEY:
            entry[key] = _item_id(cell)
        elif key in kind.lists:
            entry[key] = [_inner(kind, key, part, workspace, is_exact=is_exact) for part in parts_of(cell)]
        else:
            field = kind.fields.get(key)
            assert field is not None
            values = parse_cell(field, cell, workspace, is_exact=is_exact)
            if values:
                entry[key] = list(values) if field.is_list else values[0]
    return entry


def _item_id(cell: Any) -> str:
    text = _typed(cell).strip()
    if not is_item_id(text):
        raise InvalidData("imports.bad_item_id", text=text, hint=message("imports.map_number"))
    return text


def _inner(kind: RecordKind, key: str, part: Any, workspace: Workspace, *, is_exact: bool) -> dict[str, Any]:
    """One mapping of a list in an entry."""
    fields = kind.lists[key]
    if not isinstance(part, Mapping):
        raise InvalidData("imports.no_entry", record=key, hint=message("imports.entries_hint"))
    entry = {}
    for name, cell in part.items():
        field = fields.listed(name)
        if field is None:
            names = tuple(field.name for field in fields)
            raise InvalidData("actions.unknown_key", key=name, hint=message("actions.near_keys", names=names))
        if not is_blank(cell):
            entry[field.name] = parse_cell(field, cell, workspace, is_exact=is_exact)[0]
    return entry


def parts_of(cell: Any) -> Sequence[Any]:
    """The mappings that a cell holds: as they are, or as JSON text, one after the other parted by `;` or as a list.

    InvalidData for anything else.
    """
    if isinstance(cell, str):
        try:
            cell = list(_parsed(cell.strip()))
        except (ValueError, RecursionError):
            raise InvalidData("imports.no_list", hint=message("imports.entries_hint")) from None
    if not isinstance(cell, list):
        raise InvalidData("imports.no_list", hint=message("imports.entries_hint"))
    return cell


def _parsed(typed: str) -> Iterator[Any]:
    decoder = json.JSONDecoder(parse_float=Decimal)
    while typed:
        found, end = decoder.raw_decode(typed)
        rest = typed[end:].lstrip()
        if not isinstance(found, dict | list) or rest[:1] not in ("", ";", "；", ","):
            raise json.JSONDecodeError("", typed, end)
        yield from found if isinstance(found, list) else [found]
        typed = rest[1:].lstrip()
