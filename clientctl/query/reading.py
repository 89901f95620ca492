"""Reading one term of a query: a field with its values, a bare word, or a saved view."""

from __future__ import annotations

import re
from typing import Any, Final

from clientctl.errors import ClientctlError, WrongUsage, message
from clientctl.frozen import frozen
from clientctl.lazy import pattern
from clientctl.names import fold
from clientctl.query.naming import Group, Naming, Target, written
from clientctl.query.source import CURLY, Source
from clientctl.query.syntax import ANY, NONE, RESERVED, Node, Operand, Range, Term, Value, View, Word

JOINER = pattern(r"(?:AND|OR|NOT|且|或|非)(?=[\s()]|$)")
NEGATION = pattern(r"(?:not|非):", re.IGNORECASE)
_OPERATOR = pattern(r"!=|<=|>=|[:=~<>]")
_NAME = pattern(r"[^\W\d][\w.\-]*")
_FIELD = pattern(rf"({_NAME.pattern})(\s*)({_OPERATOR.pattern})")
_BLANKS = pattern(r"\s*")
_DOTS = pattern(r"\.{2,}")
_CURLY_END = pattern(f'[{CURLY}"]')


@frozen
class Extent:
    """How far values and words reach; `is_whole`: to the end of the text, blanks included."""

    is_whole: bool
    word: re.Pattern[str]
    value: re.Pattern[str]
    pattern: re.Pattern[str]


# an argument of its own is one term with its blanks; within query text a blank or a parenthesis ends it
ARGUMENT: Final = Extent(
    True,
    word=pattern(r".*", re.DOTALL),
    value=pattern(r"(?:(?!\.\.)[^,])*"),
    pattern=pattern(r"[^,]*"),
)
TEXT: Final = Extent(
    False,
    word=pattern(r"[^\s()]*"),
    value=pattern(r"(?:(?!\.\.)[^\s(),])*"),
    pattern=pattern(r"[^\s(),]*"),
)


@frozen
class FoundField:
    """A field's name and operator at the head of a term; `start` is where its values begin."""

    target: Target
    operator: str
    start: int


def find_field(source: Source, start: int, naming: Naming) -> FoundField | None:
    """The known field and operator that stand here, as at the beginning of a word."""
    match = _FIELD.match(source.chars, start)
    if match is None:
        return None
    name, gap, operator = match.groups()
    target = None if gap and operator == ":" else naming.find(name)
    return FoundField(target, operator, match.end()) if target else None


def quote_end(source: Source, start: int) -> int:
    """Where the literal that opens here ends, behind its closing quote; -1 when nothing closes it."""
    chars = source.chars
    if chars[start] == CURLY:
        closing = _CURLY_END.search(chars, start + 1)
        return closing.end() if closing else -1
    at = chars.find('"', start + 1)
    while chars[at + 1 : at + 2] == '"' and at >= 0:
        at = chars.find('"', at + 2)
    return at + 1 or -1


@frozen
class TermReader:
    """Reads terms of one text; refusals point at the fault in it."""

    source: Source
    naming: Naming
    extent: Extent

    def read(self, start: int) -> tuple[Node, int]:
        """The term that begins here, which is no blank, parenthesis or joiner, and where it ends."""
        chars = self.source.chars
        if chars[start] in f'"{CURLY}':
            text, end = self._literal(start)
            return Word(text, True, self.source.excerpt(start, end)), self._behind(start, end, "()")
        if chars[start] == "@":
            return self._view(start)
        found = self._whole_field(start) if self.extent.is_whole else self._field(start)
        if found is not None:
            return self._term(start, found)
        end = self._match_end(self.extent.word, start)
        return Word(self.source.typed(start, end), place=self.source.excerpt(start, end)), end

    def _field(self, start: int) -> FoundField | None:
        """The field at the head of a term within query text."""
        found = find_field(self.source, start, self.naming)
        if found is not None:
            return found
        operator = _OPERATOR.match(self.source.chars, start)
        if operator is not None:
            raise self._no_field(start, operator)
        match = _FIELD.match(self.source.chars, start)
        if match is not None and not match[2] and not self.source.chars.startswith("://", match.end(1)):
            raise self._unknown(start, match.end(1))
        return None

    def _whole_field(self, start: int) -> FoundField | None:
        """The field at the head of an argument; its name may have blanks (`last contact:..-90d`)."""
        chars = self.source.chars
        operator = _OPERATOR.search(chars, start)
        if operator is None:
            return None
        name = chars[start : operator.start()].rstrip()
        if not name:
            raise self._no_field(start, operator)
        target = self.naming.find(name)
        if target is not None:
            return FoundField(target, operator[0], operator.end())
        if _NAME.fullmatch(name) and not chars.startswith("://", operator.start()):
            raise self._unknown(start, start + len(name))
        return None

    def _view(self, start: int) -> tuple[Node, int]:
        at = start + 1
        if self.source.chars[at : at + 1] in ('"', CURLY):
            name, end = self._literal(at)
            self._behind(at, end, "()")
        else:
            end = self._match_end(self.extent.word, at)
            name = self.source.typed(at, end)
        place = self.source.excerpt(start, end)
        if not name.strip():
            raise WrongUsage("query.empty_view", hint=message("query.view_form"), excerpt=place)
        return View(name, place), end

    def _term(self, start: int, found: FoundField) -> tuple[Node, int]:
        is_pattern = found.operator == "~"
        run = self.extent.pattern if is_pattern else self.extent.value
        operands: list[Operand] = []
        at = found.start
        while True:
            operand, at = self._operand(start, at, run, is_pattern=is_pattern)
            operands.append(operand)
            if self.source.chars[at : at + 1] != ",":
                break
            at += 1
        name = written(found.target)
        end = start + len(self.source.chars[start:at].rstrip())
        term = Term(name, found.operator, tuple(operands), self.source.excerpt(start, end))
        _check_group(found.target, term)
        return term, at

    def _operand(
        self, term: int, start: int, run: re.Pattern[str], *, is_pattern: bool
    ) -> tuple[Operand, int]:
        """One value or range, and where what follows it begins."""
        start = self._values_start(start)
        low, at = self._value(start, run)
        dots = None if is_pattern else _DOTS.match(self.source.chars, at)
        if dots is not None:
            after = self._skip(dots.end()) if self.extent.is_whole else dots.end()
            high, end = self._value(after, run)
            if _DOTS.match(self.source.chars, end) or (low is None and high is None):
                raise self._refusal("query.bad_range", start, max(end, dots.end()), "query.range_forms")
            return Range(low, high, self.source.excerpt(start, end)), end
        if low is None:
            raise self._refusal("query.empty_value", term, max(at, start), "query.none_or_any")
        return low, at

    def _value(self, start: int, run: re.Pattern[str]) -> tuple[Value | None, int]:
        if self.source.chars[start : start + 1] in ('"', CURLY):
            text, end = self._literal(start)
            value = Value(text, fold(text) in RESERVED, self.source.excerpt(start, end))
            has_range = run is self.extent.value and _DOTS.match(self.source.chars, self._skip(end))
            return value, self._behind(start, end, "(),." if has_range else "(),")
        end = self._match_end(run, start)
        if end == start:
            return None, end
        text = self.source.typed(start, end)
        folded = fold(text)
        value = Value(folded if folded in RESERVED else text, place=self.source.excerpt(start, end))
        return value, self._skip(end) if self.extent.is_whole else end

    def _literal(self, start: int) -> tuple[str, int]:
        end = quote_end(self.source, start)
        if end < 0:
            raise self._refusal("query.unclosed_quote", start, len(self.source.chars), "query.close_quote")
        text = self.source.typed(start + 1, end - 1)
        if self.source.chars[start] == '"':
            text = re.sub('(["＂])["＂]', r"\1", text)
        if not fold(text):
            raise self._refusal("query.empty_quotes", start, end, "query.none_or_any")
        return text, end

    def _behind(self, start: int, end: int, followers: str) -> int:
        """Where the text goes on behind a literal; refused when something else is stuck to it."""
        at = self._skip(end)
        is_free = at > end and not self.extent.is_whole
        if at < len(self.source.chars) and not is_free and self.source.chars[at] not in followers:
            raise self._refusal("query.after_quote", start, at + 1, "query.quote_all")
        return at if self.extent.is_whole else end

    def _values_start(self, start: int) -> int:
        """Where a value begins that may be set off by blanks, unless the next term begins there."""
        at = self._skip(start)
        if at == start or self.extent.is_whole:
            return at
        chars = self.source.chars
        is_joiner = JOINER.match(chars, at) or NEGATION.match(chars, at)
        return start if is_joiner or find_field(self.source, at, self.naming) else at

    def _match_end(self, pattern: re.Pattern[str], start: int) -> int:
        """Where a run of signs ends, blanks at its end left out."""
        match = pattern.match(self.source.chars, start)
        found = match[0] if match else ""
        return start + len(found.rstrip())

    def _skip(self, at: int) -> int:
        match = _BLANKS.match(self.source.chars, at)
        return match.end() if match else at

    def _no_field(self, start: int, operator: re.Match[str]) -> ClientctlError:
        sign = operator[0]
        return self._refusal("query.no_field", start, operator.end(), "query.field_first", operator=sign)

    def _unknown(self, start: int, end: int) -> ClientctlError:
        name = self.source.typed(start, end)
        excerpt = self.source.excerpt(start, end)
        return WrongUsage("query.unknown_field", name=name, hint=self.naming.near(name), excerpt=excerpt)

    def _refusal(self, code: str, start: int, end: int, hint: str, **values: Any) -> ClientctlError:
        return WrongUsage(code, hint=message(hint), excerpt=self.source.excerpt(start, end), **values)


def _check_group(target: Target, term: Term) -> None:
    """Refuses a value for a group of fields, which has none of its own."""
    if not isinstance(target, Group):
        return
    words = {operand.word if isinstance(operand, Value) else "" for operand in term.operands}
    if term.operator in (":", "=", "!=") and words <= {NONE, ANY}:
        return
    names = tuple(field.name for field in target.fields)
    hint = message("query.group_fields", name=target.name, names=names)
    raise WrongUsage("query.group_value", name=target.name, hint=hint, excerpt=term.place)
