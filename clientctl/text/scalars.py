"""Single values: how a plain scalar is read, and how a value is written so that any reader sees the same."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from clientctl.text.shape import Reading

# Longer numbers stay text: nothing counted in a client book has a hundred digits.
MAX_DIGITS: Final = 100
NULLS: Final = frozenset(("", "~", "null"))
# First characters that a canonical number, true or false may have.
CANONICAL_STARTS: Final = frozenset("+-0123456789tf")

_NUMBER: Final = re.compile(rf"[-+]?(?:0|[1-9][0-9]{{0,{MAX_DIGITS - 1}}})(\.[0-9]{{1,{MAX_DIGITS}}})?")

_WORDS: Final = frozenset(
    ("null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", "=", "<<", "inf", "nan")
)
_NUMBER_LIKE: Final = re.compile(
    r"[-+]?(?:0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+|\.?[0-9][0-9_.,:]*(?:e[-+]?[0-9_]*)?|\.?inf|\.?nan)"
    r"|e[-+]?[0-9]+",
    re.IGNORECASE,
)
_DATE_LIKE: Final = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ][0-9:.,TtZz+ -]*)?")
_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
_INSIDE: Final = re.compile(r": | #|:$")
_INSIDE_FLOW: Final = re.compile(r": | #|:$|[,\[\]{}?]")
# Control, format and bidi characters; not the joiners and tags that emoji are made of.
ESCAPED: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_TO_ESCAPE: Final = re.compile(rf'[\\"\n]|{ESCAPED.pattern}')


def canonical_value(text: str) -> Any:
    """The number or flag that a plain scalar is in its canonical form, else the text itself."""
    if text == "true":
        return True
    if text == "false":
        return False
    found = _NUMBER.fullmatch(text)
    if found is None:
        return text
    return Decimal(text) if found.group(1) else int(text)


def scalar_text(value: Any, reading: Reading, *, in_flow: bool = False, mark: str = "") -> str:
    """One scalar on one line. `mark` is the quote mark that the value had so far, if any."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if reading == "date" and is_date(value):
        return str(value)
    return word_text(value, in_flow=in_flow, mark=mark)


def word_text(text: str, *, in_flow: bool = False, mark: str = "") -> str:
    """Text on one line, quoted where any YAML 1.1 or 1.2 reader would take it for something else."""
    if ESCAPED.search(text) or "\n" in text or mark == '"':
        return _double(text)
    if mark == "'":
        return _single(text)
    if not _needs_quotes(text, in_flow=in_flow):
        return text
    return _single(text) if '"' in text or "\\" in text else _double(text)


def is_date(text: str) -> bool:
    """The text is an ISO day of the calendar, which stands without quotes in a date field."""
    if not _ISO_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _needs_quotes(text: str, *, in_flow: bool) -> bool:
    return (
        text != text.strip()
        or not text
        or text[0] in _INDICATORS
        or text.startswith("...")
        or text.lower() in _WORDS
        or (_INSIDE_FLOW if in_flow else _INSIDE).search(text) is not None
        or _NUMBER_LIKE.fullmatch(text) is not None
        or _DATE_LIKE.fullmatch(text) is not None
    )


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    return f'"{_TO_ESCAPE.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    code = ord(character)
    return _ESCAPES.get(character) or f"\\u{code:04X}"
