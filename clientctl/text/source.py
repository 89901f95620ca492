"""A file's bytes as text that libyaml reads rightly, or the reason why not."""

from __future__ import annotations

import re
from typing import Any, Final, Literal

from clientctl.errors import InvalidData, Location, Message, message
from clientctl.frozen import frozen
from clientctl.text.conflicts import marker_line
from clientctl.text.lines import position

MAX_BYTES: Final = 4 * 1024 * 1024
BOM: Final = "\ufeff"
NewLine = Literal["\n", "\r\n"]

# libyaml takes these for line breaks, which they are not in YAML 1.2
_FALSE_BREAKS: Final = "\x85\u2028\u2029"
_FALSE_BREAK: Final = re.compile(f"[{_FALSE_BREAKS}]")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|\r(?!\n)")
_TAG_DIRECTIVE: Final = re.compile("^%TAG", re.MULTILINE)


@frozen
class Source:
    """A decoded file: `text` without its BOM; `safe` is what libyaml gets, equal in length.

    `swapped` pairs characters of `safe` with those of `text`; empty if both are the same.
    """

    name: str
    text: str
    safe: str
    swapped: tuple[tuple[str, str], ...]
    has_bom: bool
    newline: NewLine

    def restore(self, value: str) -> str:
        """A value read from `safe` as it stands in `text`."""
        for stand_in, character in self.swapped:
            value = value.replace(stand_in, character)
        return value

    def refuse(self, code: str, index: int, hint: Message, /, **values: Any) -> InvalidData:
        """A refusal at a character index of the text."""
        line, column = position(self.text, index)
        return InvalidData(code, location=Location(self.name, line, column), hint=hint, **values)


def read_source(raw: bytes, name: str) -> Source:
    """Decode a file, refusing what no client file may hold whatever its YAML says."""
    _refuse_bytes(raw, name)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(raw, name, error.start) from None
    has_bom = text.startswith(BOM)
    if has_bom:
        text = text[1:]
    first = text.find("\n")
    is_crlf = first > 0 and text[first - 1] == "\r"
    safe, swapped = _swap_false_breaks(text)
    source = Source(name, text, safe, swapped, has_bom, "\r\n" if is_crlf else "\n")
    _refuse_text(source)
    return source


def _refuse_bytes(raw: bytes, name: str) -> None:
    if len(raw) > MAX_BYTES:
        raise InvalidData(
            "text.too_big",
            location=Location(name, 1, 1),
            hint=message("text.hint_too_big"),
            limit=MAX_BYTES // 1024 // 1024,
        )
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or (len(raw) > 1 and (raw[0] == 0) != (raw[1] == 0)):
        raise InvalidData("text.utf16", location=Location(name, 1, 1), hint=message("text.hint_utf8"))


def _not_utf8(raw: bytes, name: str, start: int) -> InvalidData:
    line_begin = raw.rfind(b"\n", 0, start) + 1
    column = len(raw[line_begin:start].decode("utf-8").removeprefix(BOM)) + 1
    return InvalidData(
        "text.not_utf8",
        location=Location(name, raw.count(b"\n", 0, start) + 1, column),
        hint=message("text.hint_utf8"),
        byte=f"0x{raw[start]:02x}",
    )


def _refuse_text(source: Source) -> None:
    found = _FORBIDDEN.search(source.text)
    if found is not None:
        raise _forbidden(source, found.start())
    marker = marker_line(source.text)
    if marker is not None:
        raise source.refuse("text.conflict", marker, message("text.hint_conflict"))
    directive = _TAG_DIRECTIVE.search(source.text) if "%TAG" in source.text else None
    if directive is not None:
        # libyaml compares each with all before it, which takes hours for a file full of them
        raise source.refuse("text.tag", directive.start(), message("text.hint_tag"), tag="%TAG")


def _forbidden(source: Source, index: int) -> InvalidData:
    character = source.text[index]
    if character == "\x00":
        return source.refuse("text.nul", index, message("text.hint_nul"))
    if character == "\r":
        return source.refuse("text.lone_cr", index, message("text.hint_lone_cr"))
    shown = f"U+{ord(character):04X}"
    hint = message("text.hint_control_character", escape=f"\\u{ord(character):04X}")
    return source.refuse("text.control_character", index, hint, character=shown)


def _swap_false_breaks(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    if text.isascii() or not _FALSE_BREAK.search(text):
        return text, ()
    used = set(text)
    unused = (chr(code) for code in range(0xF0000, 0xFFFFE) if chr(code) not in used)
    swapped = tuple((next(unused), character) for character in _FALSE_BREAKS)
    for stand_in, character in swapped:
        text = text.replace(character, stand_in)
    return text, swapped
