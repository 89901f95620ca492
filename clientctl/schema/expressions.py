"""Regular expressions of schemas as trees: the syntax that ECMA 262 and Python share, and no more.

Python's own parser is private and accepts more; here what is not known is refused.
"""

from __future__ import annotations

import re
from typing import Final

from clientctl.errors import InvalidData
from clientctl.frozen import frozen

# Pairs of first and last code point.
Ranges = tuple[tuple[int, int], ...]
_LAST: Final = 0x10FFFF
_MOST_REPEATS: Final = 1000


@frozen
class Chars:
    """One character out of these."""

    ranges: Ranges


@frozen
class Edge:
    """A place between characters: `^`, `$`, `\\b`, `\\B`."""

    sign: str


@frozen
class Sequence:
    parts: tuple[Expression, ...]


@frozen
class Choice:
    options: tuple[Expression, ...]


@frozen
class Repeat:
    """A part `least` to `most` times (None: any number)."""

    part: Expression
    least: int
    most: int | None

    @property
    def is_repeated(self) -> bool:
        """True when the part may stand twice in a row."""
        return self.most is None or self.most > 1


Expression = Chars | Edge | Sequence | Choice | Repeat

_DIGITS: Final[Ranges] = ((48, 57),)
_WORD: Final[Ranges] = ((48, 57), (65, 90), (95, 95), (97, 122))
_BLANKS: Final[Ranges] = ((9, 13), (32, 32), (160, 160), (0x2028, 0x2029), (0x3000, 0x3000), (0xFEFF, 0xFEFF))
_BREAKS: Final[Ranges] = ((10, 10), (13, 13), (0x2028, 0x2029))


def _others(ranges: Ranges) -> Ranges:
    """Every character that is not in the ranges."""
    found, start = [], 0
    for low, high in sorted(ranges):
        if start < low:
            found.append((start, low - 1))
        start = max(start, high + 1)
    return (*found, (start, _LAST)) if start <= _LAST else tuple(found)


_CLASSES: Final = {
    "d": _DIGITS,
    "w": _WORD,
    "s": _BLANKS,
    "D": _others(_DIGITS),
    "W": _others(_WORD),
    "S": _others(_BLANKS),
}
_CONTROLS: Final = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
_CODE: Final = re.compile(r"u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})")
_COUNT: Final = re.compile(r"\{([0-9]{1,4})(?:(,)([0-9]{1,4})?)?\}")
_QUANTIFIERS: Final = {"*": (0, None), "+": (1, None), "?": (0, 1)}


def parse_expression(pattern: str) -> Expression:
    """The tree of a pattern; InvalidData for what is malformed or belongs to no common syntax."""
    reader = _Reader(pattern)
    tree = reader.choice()
    if reader.at < len(pattern):
        raise reader.wrong()
    return tree


class _Reader:
    """Reads a pattern from left to right; `at` is the place of the next character."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def wrong(self, code: str = "schema.pattern_malformed") -> InvalidData:
        return InvalidData(code, pattern=self.pattern, place=self.at + 1)

    def takes(self, sign: str) -> bool:
        """True, and past it, when the sign comes next."""
        if not self.pattern.startswith(sign, self.at):
            return False
        self.at += len(sign)
        return True

    def next(self) -> str:
        if self.at >= len(self.pattern):
            raise self.wrong()
        self.at += 1
        return self.pattern[self.at - 1]

    def choice(self) -> Expression:
        options = [self.sequence()]
        while self.takes("|"):
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def sequence(self) -> Expression:
        parts: list[Expression] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            parts.append(self.quantified())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def quantified(self) -> Expression:
        part = self.part()
        counts = self.counts()
        if counts is None:
            return part
        # a lazy quantifier fits the same texts
        self.takes("?")
        if isinstance(part, Edge) or self.counts() is not None:
            raise self.wrong()
        return Repeat(part, *counts)

    def counts(self) -> tuple[int, int | None] | None:
        sign = self.pattern[self.at : self.at + 1]
        if sign in _QUANTIFIERS:
            self.at += 1
            return _QUANTIFIERS[sign]
        match = _COUNT.match(self.pattern, self.at)
        if match is None:
            return None
        self.at = match.end()
        least, is_open, most = int(match[1]), match[2], match[3]
        last = int(most) if most else None if is_open else least
        if max(least, last or 0) > _MOST_REPEATS or (last is not None and last < max(least, 1)):
            raise self.wrong()
        return least, last

    def part(self) -> Expression:
        sign = self.next()
        if sign == "(":
            return self.group()
        if sign == "[":
            return Chars(self.bracket())
        if sign in "^$":
            return Edge(sign)
        if sign == ".":
            return Chars(_others(_BREAKS))
        if sign == "\\":
            if self.pattern[self.at : self.at + 1] in ("b", "B"):
                return Edge("\\" + self.next())
            return Chars(self.escape())
        if sign in "*+?{}]":
            raise self.wrong()
        return Chars(((ord(sign), ord(sign)),))

    def group(self) -> Expression:
        if self.takes("?") and not self.takes(":"):
            raise self.wrong("schema.pattern_group")
        inner = self.choice()
        if not self.takes(")"):
            raise self.wrong()
        return inner

    def escape(self) -> Ranges:
        """What stands for a backslash and the characters behind it."""
        match = _CODE.match(self.pattern, self.at)
        if match:
            self.at = match.end()
            code = int(match[1] or match[2], 16)
            return ((code, code),)
        sign = self.next()
        if sign in _CLASSES:
            return _CLASSES[sign]
        if sign.isdigit() or sign == "k":
            raise self.wrong("schema.pattern_reference")
        if sign in _CONTROLS:
            return ((_CONTROLS[sign], _CONTROLS[sign]),)
        if sign.isalnum() or sign == "_":
            raise self.wrong()
        return ((ord(sign), ord(sign)),)

    def bracket(self) -> Ranges:
        is_negated = self.takes("^")
        found: Ranges = ()
        while not self.takes("]"):
            low = self.member()
            if self.pattern[self.at : self.at + 1] == "-" and self.pattern[self.at + 1 : self.at + 2] not in (
                "]",
                "",
            ):
                self.at += 1
                high = self.member()
                is_range = len(low) == len(high) == 1 and low[0][0] == low[0][1] <= high[0][0] == high[0][1]
                if not is_range:
                    raise self.wrong()
                low = ((low[0][0], high[0][0]),)
            found += low
        found = _others(found) if is_negated and found else found
        if not found:
            raise self.wrong()
        return found

    def member(self) -> Ranges:
        sign = self.next()
        return self.escape() if sign == "\\" else ((ord(sign), ord(sign)),)
