"""JSON and JSON lines: exact data, numbers never in quotes nor rounded, characters that could act escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice
from json.encoder import encode_basestring
from typing import Any, Final

from clientctl.model import Answer
from clientctl.render.safe import escape_json
from clientctl.render.style import Style

_STEP: Final = "  "
# Numbers with more places than this before or behind the point keep their exponent.
_MAX_PLACES: Final = 100
_WORDS: Final = {None: "null", True: "true", False: "false"}


def render_json(answer: Answer, style: Style) -> Iterator[str]:
    """One array of the objects, or the first object alone."""
    if answer.is_single:
        for value in islice(answer.objects(), 1):
            yield indented(value) + "\n"
        return
    opening = "[\n"
    for value in answer.objects():
        yield f"{opening}{_STEP}{indented(value, _STEP)}"
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def render_jsonl(answer: Answer, style: Style) -> Iterator[str]:
    """One object a line."""
    for value in islice(answer.objects(), 1 if answer.is_single else None):
        yield compact(value) + "\n"


def indented(value: Any, margin: str = "") -> str:
    """JSON text over several lines; those after the first begin with `margin`."""
    inner = margin + _STEP
    if isinstance(value, Mapping):
        if not value:
            return "{}"
        members = [f"{inner}{_text(key)}: {indented(item, inner)}" for key, item in value.items()]
        return "{\n" + ",\n".join(members) + f"\n{margin}}}"
    if isinstance(value, list | tuple):
        if not value:
            return "[]"
        return "[\n" + ",\n".join([inner + indented(item, inner) for item in value]) + f"\n{margin}]"
    return _scalar(value)


def compact(value: Any) -> str:
    """JSON text on one line."""
    if isinstance(value, Mapping):
        return "{" + ",".join([f"{_text(key)}:{compact(item)}" for key, item in value.items()]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join([compact(item) for item in value]) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal) and value.is_finite():
        return plain_number(value)
    raise TypeError(f"{value!r} is no JSON value")


def plain_number(number: Decimal) -> str:
    """All digits of a number, without an exponent as far as that can be read."""
    return format(number, "f") if abs(number.adjusted()) <= _MAX_PLACES else str(number)


def _text(text: str) -> str:
    return escape_json(encode_basestring(text))
