"""libyaml's syntax errors as one sentence each, with the hint that fits the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clientctl.errors import InvalidData, Message, message
from clientctl.frozen import frozen
from clientctl.text.lines import line_end, line_start

if TYPE_CHECKING:
    from yaml import YAMLError

    from clientctl.text.source import Source

# Blanks that look like indentation and are not: no-break, typographic and ideographic spaces.
ODD_BLANKS: Final = (
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff"
)


@frozen
class _Row:
    """What libyaml says, what we say; `at_context`: the fault is where the construct began."""

    problem: str
    code: str
    hint: str
    at_context: bool = False


_ROWS: Final = (
    _Row("mapping values are not allowed", "text.second_colon", "text.hint_second_colon"),
    _Row("could not find expected ':'", "text.no_colon", "text.hint_no_colon", at_context=True),
    _Row("did not find expected key", "text.misplaced", "text.hint_indentation"),
    _Row("did not find expected '-' indicator", "text.misplaced", "text.hint_indentation"),
    _Row("did not find expected <document start>", "text.misplaced", "text.hint_indentation"),
    _Row("found unexpected end of stream", "text.open_quote", "text.hint_open_quote", at_context=True),
    _Row("found unexpected document indicator", "text.open_quote", "text.hint_open_quote", at_context=True),
    _Row("did not find expected ',' or", "text.open_bracket", "text.hint_open_bracket", at_context=True),
    _Row("found character that cannot start", "text.reserved_character", "text.hint_quote_value"),
    _Row("expected alphabetic or numeric character", "text.reserved_character", "text.hint_quote_value"),
    _Row("unknown escape character", "text.escape", "text.hint_escape"),
    _Row("expected hexdecimal number", "text.escape", "text.hint_escape"),
    _Row("invalid Unicode character escape", "text.escape", "text.hint_escape"),
    _Row("block sequence entries are not allowed", "text.list_on_line", "text.hint_list_on_line"),
    _Row("did not find expected node content", "text.missing_value", "text.hint_missing_value"),
    _Row("tab character", "text.misplaced", "text.hint_tab"),
    _Row("", "text.syntax", "text.hint_syntax"),
)
_TAB: Final = re.compile(r" *\t")
_ODD_BLANK: Final = re.compile(rf"(?:^[ \t]*|[:-])[{''.join(ODD_BLANKS)}]")
_FULL_WIDTH_KEY: Final = re.compile(r"[ ]*(?:- +)?[^\s:：\"'#][^:：\"'#]*：")


def syntax_error(source: Source, error: YAMLError) -> InvalidData:
    """The refusal for an error that libyaml raised while it read `source`."""
    problem = getattr(error, "problem", None) or str(error)
    row = next(row for row in _ROWS if row.problem in problem)
    mark = getattr(error, "context_mark" if row.at_context else "problem_mark", None)
    index = min(mark.index, len(source.text)) if mark else 0
    hint = _line_hint(source.text, index, row) or message(row.hint)
    return source.refuse(row.code, index, hint, problem=problem)


def _line_hint(text: str, index: int, row: _Row) -> Message | None:
    """A better hint where the line, or the one before, shows a well-known slip of the keyboard."""
    start = line_start(text, index)
    line = text[start : line_end(text, index)]
    previous = text[line_start(text, start - 1) : start - 1] if start else ""
    if _TAB.match(line):
        return message("text.hint_tab")
    slip = keyboard_slip(line) or keyboard_slip(previous)
    if slip is None and row.code == "text.second_colon" and ": " not in line[: index - start]:
        return message("text.hint_indentation")
    return slip


def keyboard_slip(line: str) -> Message | None:
    """The hint for a line with a full-width colon, or a blank that is none, where YAML needs an ASCII one."""
    if _ODD_BLANK.search(line):
        return message("text.hint_odd_blank")
    if _FULL_WIDTH_KEY.match(line):
        return message("text.hint_full_width_colon")
    return None
