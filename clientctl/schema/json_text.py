"""JSON as a person wrote it: its data, and the line and column of each part."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, NoReturn

from clientctl.errors import InvalidData, Location, message
from clientctl.frozen import frozen
from clientctl.schema.findings import Path
from clientctl.values.money import MAX_DIGITS

# In a text that is JSON, these are its parts, and nothing is read twice.
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


@frozen
class JsonText:
    """Data of a JSON file; fractions are Decimal. places: offsets of key (or item) and value, by path."""

    data: Any
    text: str
    places: Mapping[Path, tuple[int, int]]

    def locate(self, path: Path, at_key: bool) -> tuple[int, int]:
        """Line and column, both from 1, of what stands at a path, or of the nearest part around it."""
        while path and path not in self.places:
            path = path[:-1]
        key, value = self.places[path]
        return _position(self.text, key if at_key else value)


def read_json(raw: bytes, path: str, *, deepest: int) -> JsonText:
    """The data of a JSON file.

    InvalidData, with its place, for what is no JSON, nested deeper than `deepest`, or has a key twice.
    """
    text = _decoded(raw, path)
    try:
        data = json.loads(text, parse_float=_fraction, parse_int=_integer, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        location = Location(path, error.lineno, error.colno)
        raise InvalidData(
            "schema.own_not_json", location=location, hint=message("schema.own_not_json_hint")
        ) from None
    except _NumberError as error:
        offset = max(0, text.find(str(error)))
        raise InvalidData(
            "schema.own_number", location=Location(path, *_position(text, offset)), text=str(error)[:40]
        ) from None
    except RecursionError:
        raise InvalidData("schema.own_deep", location=Location(path), most=deepest) from None
    places: dict[Path, tuple[int, int]] = {}
    for step, key, value in _parts(text):
        if len(step) > deepest:
            raise InvalidData(
                "schema.own_deep", location=Location(path, *_position(text, value)), most=deepest
            )
        if step in places:
            line = _position(text, places[step][0])[0]
            location = Location(path, *_position(text, key))
            raise InvalidData(
                "schema.own_duplicate_key", location=location, key=str(step[-1])[:60], line=line
            )
        places[step] = (key, value)
    return JsonText(data, text, places)


def _decoded(raw: bytes, path: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = f"0x{raw[error.start]:02x}"
        raise InvalidData("schema.own_not_utf8", location=Location(path, line), byte=byte) from None


class _NumberError(ValueError):
    """A number that JSON does not have, or that no client can hold."""


def _no_number(text: str) -> NoReturn:
    raise _NumberError(text)


def _integer(text: str) -> int:
    return int(text) if len(text) <= MAX_DIGITS + 1 else _no_number(text)


def _fraction(text: str) -> Decimal:
    number = Decimal(text)
    return (
        number if len(text) <= 2 * MAX_DIGITS and abs(number.adjusted()) <= MAX_DIGITS else _no_number(text)
    )


def _parts(text: str) -> Iterator[tuple[Path, int, int]]:
    """Path, offset of the key and offset of the value of each part, from outside in."""
    path: list[str | int] = []
    key = 0
    awaits_key = False
    for token in _TOKEN.finditer(text):
        sign, start = token[0], token.start()
        if sign in "}]":
            path.pop()
            awaits_key = False
        elif sign == ",":
            awaits_key = isinstance(path[-1], str)
            if not awaits_key:
                path[-1] = int(path[-1]) + 1
        elif awaits_key:
            path[-1], key, awaits_key = json.loads(sign), start, False
        elif sign != ":":
            at_key = key if path and isinstance(path[-1], str) else start
            yield tuple(path), at_key, start
            if sign in "{[":
                awaits_key = sign == "{"
                path.append("" if awaits_key else 0)


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
