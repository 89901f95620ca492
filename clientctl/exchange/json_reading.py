"""JSON and JSON Lines: clients as objects, each with the line where it begins."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NoReturn

from clientctl.errors import InvalidData, Location, Message, message
from clientctl.exchange.delimited import decode
from clientctl.exchange.document_reading import Placed, incoming_documents
from clientctl.exchange.sheet import Incoming, Means

_BLANK: Final = re.compile(r"[\s,]*")
_MOST_DIGITS: Final = 1000
# An object with one of these is a client itself, not what a list of clients is wrapped in.
_OF_A_CLIENT: Final = frozenset({"id", "name", "number"})
# What \\ud83d gives without the half that belongs behind it.
_HALF: Final = re.compile("[\ud800-\udfff]")


def read(raw: bytes, name: str, encoding: str | None, means: Means) -> Incoming:
    """An array of clients, one client, an object with such an array, or an object a line."""
    text, known = decode(raw, name, encoding)
    is_lines = _is_lines(text)
    documents = list(_lines(text, name) if is_lines else _objects(text, name))

    def write(some: Sequence[Mapping[str, Any]]) -> bytes:
        lines = [means.json(one) for one in some]
        whole = "".join(f"{line}\n" for line in lines) if is_lines else "[\n" + ",\n".join(lines) + "\n]\n"
        return whole.encode()

    return incoming_documents(documents, name, "JSON Lines" if is_lines else "JSON", known, write)


def _is_lines(text: str) -> bool:
    """Whether each line is an object of its own: the first one is whole."""
    first = text.lstrip().partition("\n")[0].strip()
    return first.startswith("{") and first.endswith("}") and "\n" in text.strip()


def _objects(text: str, name: str) -> Iterator[Placed]:
    """The objects of an array, each with its line; one object alone is one, or the only array that it holds."""
    at = len(text) - len(text.lstrip())
    if at == len(text):
        return
    if text[at : at + 1] != "[":
        whole, end = decoded(text, at, name)
        _refuse_more(text, end, name)
        yield from _one(whole, text, at, name)
        return
    at = _after_blanks(text, at + 1)
    while text[at : at + 1] != "]":
        data, end = decoded(text, at, name)
        yield _placed(data, text, at, name)
        at = _after_blanks(text, end)
    _refuse_more(text, at + 1, name)


def _refuse_more(text: str, end: int, name: str) -> None:
    rest = text[end:].lstrip()
    if rest:
        _refuse(text, len(text) - len(rest), name, message("exchange.json_more"))


def _one(whole: Any, text: str, at: int, name: str) -> Iterator[Placed]:
    lists = [value for value in whole.values() if isinstance(value, list)] if isinstance(whole, dict) else []
    if len(lists) == 1 and _OF_A_CLIENT.isdisjoint(whole) and all(isinstance(one, dict) for one in lists[0]):
        yield from enumerate(lists[0], 1)
    else:
        yield _placed(whole, text, at, name)


def _lines(text: str, name: str) -> Iterator[Placed]:
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            data, end = decoded(line, len(line) - len(line.lstrip()), name, number)
            if line[end:].strip():
                _refuse(text, at + end, name, message("exchange.json_more"))
            if not isinstance(data, dict):
                _refuse(text, at, name, message("exchange.json_no_object"))
            yield number, data
        at += len(line) + 1


def _after_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _placed(data: Any, text: str, at: int, name: str) -> Placed:
    if not isinstance(data, dict):
        _refuse(text, at, name, message("exchange.json_no_object"))
    return text.count("\n", 0, at) + 1, data


def decoded(text: str, at: int, name: str, line: int = 0) -> tuple[Any, int]:
    """The value that begins at a place of a text, and where it ends; InvalidData for one that no client can have."""
    decoder = json.JSONDecoder(
        parse_float=_decimal, parse_constant=_no_constant, object_pairs_hook=_pairs, parse_int=_integer
    )
    try:
        return decoder.raw_decode(text, at)
    except json.JSONDecodeError as error:
        place = Location(name, line or error.lineno, error.colno)
        raise InvalidData(
            "exchange.bad_json", location=place, hint=message("exchange.bad_json_hint")
        ) from None
    except RecursionError:
        _refuse(text, at, name, message("exchange.json_deep"), line)
    except _Cut:
        _refuse(text, at, name, message("exchange.json_surrogate"), line)
    except ValueError as error:
        _refuse(text, at, name, message("exchange.json_value", what=str(error)), line)


def _refuse(text: str, at: int, name: str, reason: Message, line: int = 0) -> NoReturn:
    place = Location(name, line or text.count("\n", 0, at) + 1)
    error = InvalidData(reason.code, location=place, hint=message("exchange.bad_json_hint"))
    error.message = reason
    raise error


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    if len(text) > _MOST_DIGITS or abs(number.adjusted()) > _MOST_DIGITS:
        raise ValueError(f"{text[:20]}…")
    return number


def _integer(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise ValueError(f"{text[:20]}…")
    return int(text)


def _no_constant(text: str) -> NoReturn:
    raise ValueError(text)


class _Cut(ValueError):  # becomes a refusal with its line
    """A text has half a character."""


def _is_cut(value: Any) -> bool:
    if isinstance(value, list):
        return any(map(_is_cut, value))
    return isinstance(value, str) and _HALF.search(value) is not None


def _pairs(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if any(_is_cut(one) for pair in pairs for one in pair):
        raise _Cut
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(next(name for name in names if names.count(name) > 1))
    return data
