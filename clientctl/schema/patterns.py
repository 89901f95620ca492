"""Patterns of a schema: the regular expressions whose time to match is bounded, and matching them.

The common part of ECMA 262 and Python: characters, classes, groups, alternatives, quantifiers and anchors.
A pattern is taken only if a matcher that backtracks has few ways to read any text with it: where one
quantifier or alternative may end, what follows must begin with other characters, save for one such place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from clientctl.errors import InvalidData, message
from clientctl.schema.expressions import (
    Chars,
    Choice,
    Edge,
    Expression,
    Ranges,
    Repeat,
    Sequence,
    parse_expression,
)

LONGEST_PATTERN: Final = 200
LONGEST_TEXT: Final = 500
"""No longer text fits a pattern."""

_MOST_READINGS: Final = LONGEST_TEXT + 1


def fits_pattern(pattern: str, text: str) -> bool:
    """True when some part of the text matches (as in JSON Schema, anchors are the pattern's own).

    InvalidData for a pattern that `check_pattern` refuses.
    """
    return len(text) <= LONGEST_TEXT and _compiled(pattern).search(text) is not None


def check_pattern(pattern: str) -> None:
    """Refuse, as InvalidData with the reason, a pattern that is malformed or may take long."""
    _compiled(pattern)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    if len(pattern) > LONGEST_PATTERN:
        raise InvalidData("schema.pattern_long", most=LONGEST_PATTERN)
    expression = parse_expression(pattern)
    readings = _readings(expression, ()) * (1 if _is_anchored(expression) else LONGEST_TEXT)
    if readings > _MOST_READINGS:
        raise InvalidData("schema.pattern_slow", pattern=pattern, hint=message("schema.pattern_slow_hint"))
    return re.compile(_python(expression), re.ASCII)


def _readings(node: Expression, after: Ranges) -> int:
    """In how many ways at most a text can be read with this part, `after` being what may follow it."""
    if isinstance(node, Sequence):
        product = 1
        for part in reversed(node.parts):
            product *= _readings(part, after)
            after = _first(part) + (after if _may_be_empty(part) else ())
        return product
    if isinstance(node, Choice):
        ways = [_readings(option, after) for option in node.options]
        return max(ways) if _are_distinct(node, after) else sum(ways)
    if isinstance(node, Repeat):
        return _repeated(node, after)
    return 1


def _repeated(node: Repeat, after: Ranges) -> int:
    first = _first(node.part)
    if not node.is_repeated:
        inner = _readings(node.part, after)
    else:
        inner = _readings(node.part, after + first)
        if inner > 1 or _may_be_empty(node.part) or _has_quantifier(node.part):
            raise InvalidData("schema.pattern_nested", hint=message("schema.pattern_nested_hint"))
    if node.least == node.most or not _overlap(first, after):
        return inner
    return inner * (min(LONGEST_TEXT if node.most is None else node.most, LONGEST_TEXT) - node.least + 1)


def _has_quantifier(node: Expression) -> bool:
    """True when the part holds a quantifier that leaves open how often, other than `?`."""
    if isinstance(node, Sequence):
        return any(map(_has_quantifier, node.parts))
    if isinstance(node, Choice):
        return any(map(_has_quantifier, node.options))
    if isinstance(node, Repeat):
        return (node.is_repeated and node.least != node.most) or _has_quantifier(node.part)
    return False


def _are_distinct(node: Choice, after: Ranges) -> bool:
    firsts = [_first(option) + (after if _may_be_empty(option) else ()) for option in node.options]
    return not any(_overlap(one, other) for index, one in enumerate(firsts) for other in firsts[:index])


def _first(node: Expression) -> Ranges:
    """The characters that this part may begin with."""
    if isinstance(node, Chars):
        return node.ranges
    if isinstance(node, Choice):
        return tuple([pair for option in node.options for pair in _first(option)])
    if isinstance(node, Repeat):
        return _first(node.part)
    found: Ranges = ()
    if isinstance(node, Sequence):
        for part in node.parts:
            found += _first(part)
            if not _may_be_empty(part):
                break
    return found


def _may_be_empty(node: Expression) -> bool:
    if isinstance(node, Sequence):
        return all(map(_may_be_empty, node.parts))
    if isinstance(node, Choice):
        return any(map(_may_be_empty, node.options))
    if isinstance(node, Repeat):
        return node.least == 0 or _may_be_empty(node.part)
    return isinstance(node, Edge)


def _is_anchored(node: Expression) -> bool:
    """True when the part matches nowhere but at the text's start."""
    if isinstance(node, Sequence):
        return bool(node.parts) and _is_anchored(node.parts[0])
    if isinstance(node, Choice):
        return all(map(_is_anchored, node.options))
    return isinstance(node, Edge) and node.sign == "^"


def _overlap(one: Ranges, other: Ranges) -> bool:
    return any(low <= top and bottom <= high for low, high in one for bottom, top in other)


_EDGES: Final = {"^": r"\A", "$": r"\Z", r"\b": r"\b", r"\B": r"\B"}


def _python(node: Expression) -> str:
    """The expression as Python writes it: `$` is the text's end, never the line break before it."""
    if isinstance(node, Chars):
        return "[" + "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in node.ranges) + "]"
    if isinstance(node, Choice):
        return "(?:" + "|".join(map(_python, node.options)) + ")"
    if isinstance(node, Repeat):
        most = "" if node.most is None else node.most
        return f"(?:{_python(node.part)}){{{node.least},{most}}}"
    if isinstance(node, Edge):
        return _EDGES[node.sign]
    return "".join(map(_python, node.parts))
