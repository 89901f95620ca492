"""Records from a stream of JSON lines: all or none, each fault with its line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from clientctl.errors import ClientctlError, InvalidData, Location, Message, NotFound, message
from clientctl.frozen import frozen
from clientctl.names import is_item_id, nearest

STREAM: Final = "stdin"
_OF_LOG: Final = message("actions.bad_json_hint")
_NO_LISTS: Final[Mapping[str, Sequence[str]]] = {}


@frozen
class Form:
    """What the objects of a stream may have besides `ref` and `id`.

    keys: with one value each; flags: those of them that may be true or false; lists: keys of lists of objects, with
    the keys of these. hint: what such a line looks like.
    """

    keys: Sequence[str]
    flags: Sequence[str] = ()
    lists: Mapping[str, Sequence[str]] = _NO_LISTS
    hint: Message = _OF_LOG


@frozen
class Line:
    """One record of a stream: the number of its line, whom it is about, its own id if it has one, and its words.

    lists: the words of the objects in its lists.
    """

    number: int
    ref: str
    item: str | None
    said: Mapping[str, str]
    lists: Mapping[str, Sequence[Mapping[str, str]]]


def read_lines(lines: Iterable[str], form: Form) -> Iterator[Line]:
    """Parse JSON lines of this form; blank ones are passed over. InvalidData, with the line, for anything else."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            with at_line(number):
                yield _line(number, line, form)


@contextmanager
def at_line(number: int) -> Iterator[None]:
    """Refusals inside get the line of the stream; whatever is wrong with its data is InvalidData."""
    try:
        yield
    except ClientctlError as error:
        kind = NotFound if isinstance(error, NotFound) else InvalidData
        refusal = error.placed(location=Location(STREAM, number), kind=kind)
        if error.code == "actions.no_text":
            refusal.hint = message("actions.bad_json_hint")
        raise refusal from error


def _line(number: int, line: str, form: Form) -> Line:
    try:
        data = json.loads(line, parse_constant=_refuse_constant, parse_float=str, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise InvalidData("actions.bad_json_at", column=str(error.colno), hint=form.hint) from None
    except (ValueError, RecursionError):
        raise InvalidData("actions.bad_json", hint=form.hint) from None
    if not isinstance(data, dict):
        raise InvalidData("actions.no_object", hint=form.hint)
    lists = {
        key: _list(key, data[key], keys) for key, keys in form.lists.items() if data.get(key) is not None
    }
    plain = {key: value for key, value in data.items() if key not in form.lists}
    said = _words(plain, ("ref", "id", *form.keys, *form.lists), form.flags)
    ref, item = said.pop("ref", ""), said.pop("id", None)
    if not ref:
        raise InvalidData("actions.line_without_ref", hint=form.hint)
    if item is not None and not is_item_id(item):
        raise InvalidData("values.bad_item_id", text=item, hint=message("values.item_id_form"))
    return Line(number, ref, item, said, lists)


def _list(key: str, value: Any, keys: Sequence[str]) -> Sequence[Mapping[str, str]]:
    if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
        raise InvalidData(
            "actions.no_list_of_objects", key=key, hint=message("actions.near_keys", names=keys)
        )
    return [_words(part, keys) for part in value]


def _words(data: Mapping[str, Any], keys: Sequence[str], flags: Sequence[str] = ()) -> dict[str, str]:
    """The values as words, what is null left out."""
    said: dict[str, str] = {}
    for key, value in data.items():
        if key not in keys:
            near = nearest(key, keys) or tuple(keys)
            raise InvalidData("actions.unknown_key", key=key, hint=message("actions.near_keys", names=near))
        if value is not None:
            said[key] = str(value).lower() if isinstance(value, bool) and key in flags else _word(key, value)
    return said


def _word(key: str, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InvalidData("actions.not_text", key=key, hint=message("actions.not_text_hint"))
    return str(value)


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InvalidData("actions.key_twice", key=twice, hint=message("actions.key_twice_hint"))
    return data


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)
