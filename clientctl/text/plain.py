"""Values as a document holds them, in plain JSON types, and refused where YAML would not give them back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from clientctl.errors import InvalidData, message
from clientctl.text.parsing import MAX_DEPTH
from clientctl.text.scalars import MAX_DIGITS
from clientctl.text.shape import Path, shown

# libyaml takes a key of up to 1,024 characters, escapes counted; each may be written as six.
MAX_KEY: Final = 160


def plain_value(value: Any, path: Path) -> Any:
    """A copy of a value in plain types, a whole Decimal without fraction digits as int.

    `text.cannot_write` for what would not be read back: too deep, too long a number or key, a lone
    surrogate. TypeError for a type that documents do not have.
    """
    if isinstance(value, Mapping | list | tuple) and len(path) == MAX_DEPTH:
        raise _cannot_write(path)
    if isinstance(value, Mapping):
        return {_key(key, (*path, key)): plain_value(held, (*path, key)) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [plain_value(held, (*path, index)) for index, held in enumerate(value)]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value, path)
    if isinstance(value, int | Decimal):
        return _number(value, path)
    raise TypeError(f"{shown(path)}: {type(value).__name__}")


def check_path(path: Path) -> None:
    """Refuse a path with a key that YAML cannot take: `text.cannot_write`."""
    for step in path:
        if isinstance(step, str):
            _key(step, path)


def _key(key: Any, path: Path) -> str:
    if not isinstance(key, str):
        raise TypeError(f"{shown(path)}: {type(key).__name__} as a key")
    if len(key) > MAX_KEY:
        raise _cannot_write(path)
    return _text(key, path)


def _text(value: str, path: Path) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _cannot_write(path) from None
    return str(value)


def _number(value: int | Decimal, path: Path) -> int | Decimal:
    if isinstance(value, int):
        if abs(value) >= 10**MAX_DIGITS:
            raise _cannot_write(path)
        return int(value)
    if not value.is_finite() or value.adjusted() >= MAX_DIGITS:
        raise _cannot_write(path)
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > MAX_DIGITS:
        raise _cannot_write(path)
    return int(value) if exponent >= 0 else value


def _cannot_write(path: Path) -> InvalidData:
    hint = message("text.hint_cannot_write", digits=MAX_DIGITS, key=MAX_KEY)
    return InvalidData("text.cannot_write", hint=hint, path=shown(path))
