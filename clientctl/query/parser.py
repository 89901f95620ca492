"""From typed text to syntax: terms joined by AND, OR, NOT and parentheses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal

from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen
from clientctl.query.naming import Naming
from clientctl.query.reading import ARGUMENT, JOINER, NEGATION, TEXT, TermReader, find_field, quote_end
from clientctl.query.source import CURLY, Source, build_source
from clientctl.query.syntax import EVERYTHING, JOINERS, Node, Not, conjunction, disjunction

MOST_CHARACTERS: Final = 20_000
MOST_NESTED: Final = 50

TokenKind = Literal["open", "close", "and", "or", "not", "part", "end"]
_QUOTES_OPEN_BEHIND: Final = ":=~<>,.@("


@frozen
class Token:
    """A piece of a query and its place; a `part` carries what it says."""

    kind: TokenKind
    start: int
    end: int
    node: Node = EVERYTHING


def read_text(text: str, naming: Naming) -> Node:
    """The syntax of query text; nothing but blanks is an And without parts."""
    _check_length(text)
    source = build_source(text)
    return _joined(source, list(_text_tokens(source, naming)))


def read_arguments(arguments: Sequence[str], naming: Naming) -> Node:
    """The syntax of arguments as a shell hands them over, each a group by itself; blank ones say nothing."""
    typed = [argument for argument in arguments if argument.strip()]
    line = " ".join(typed)
    _check_length(line)
    tokens: list[Token] = []
    start = 0
    # in the line as it was typed, so that a joiner without a neighbour is shown where it stands
    for argument in typed:
        end = start + len(argument)
        source = build_source(argument)
        joiner = JOINERS.get(source.chars.strip())
        part = EVERYTHING if joiner else _read_argument(source, naming)
        tokens.append(Token(joiner or "part", start, end, part))
        start = end + 1
    return _joined(Source(line, line, range(len(line) + 1)), tokens)


def _read_argument(source: Source, naming: Naming) -> Node:
    if _is_query_text(source, naming):
        return _joined(source, list(_text_tokens(source, naming)))
    chars = source.chars
    start = len(chars) - len(chars.lstrip())
    tokens: list[Token] = []
    while negation := NEGATION.match(chars, start):
        end = negation.end()
        tokens.append(Token("not", start, end))
        start = end + len(chars[end:]) - len(chars[end:].lstrip())
    if start < len(chars):
        node, end = TermReader(source, naming, ARGUMENT).read(start)
        tokens.append(Token("part", start, end, node))
    return _joined(source, tokens)


def _is_query_text(source: Source, naming: Naming) -> bool:
    """True for an argument with parentheses, a joiner set off by blanks, or a further known FIELD."""
    chars = source.chars
    at = start = len(chars) - len(chars.lstrip())
    while at < len(chars):
        before = chars[at - 1] if at > start else " "
        if chars[at] in f'"{CURLY}' and (before.isspace() or before in _QUOTES_OPEN_BEHIND):
            # what is never closed is refused by whoever reads it as a value
            at = max(quote_end(source, at), at + 1)
            continue
        if chars[at] in "()":
            return True
        if before.isspace():
            negation = NEGATION.match(chars, at)
            name = negation.end() if negation else at
            if JOINER.match(chars, at) or (at > start and find_field(source, name, naming)):
                return True
        at += 1
    return False


def _text_tokens(source: Source, naming: Naming) -> Sequence[Token]:
    reader = TermReader(source, naming, TEXT)
    chars = source.chars
    tokens: list[Token] = []
    at = 0
    while at < len(chars):
        start = at
        if chars[at].isspace():
            at += 1
        elif chars[at] in "()":
            at += 1
            tokens.append(Token("open" if chars[start] == "(" else "close", start, at))
        elif joiner := JOINER.match(chars, at):
            at = joiner.end()
            tokens.append(Token(JOINERS[joiner[0]], start, at))
        elif negation := NEGATION.match(chars, at):
            at = negation.end()
            tokens.append(Token("not", start, at))
        else:
            node, at = reader.read(at)
            tokens.append(Token("part", start, at, node))
    return tokens


def _joined(source: Source, tokens: list[Token]) -> Node:
    if not tokens:
        return EVERYTHING
    return _Joining(source, (*tokens, Token("end", len(source.chars), len(source.chars)))).read()


def _check_length(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise WrongUsage("query.too_long", most=MOST_CHARACTERS, hint=message("query.split_up"))


class _Joining:
    """Joins tokens by binding strength: NOT before AND before OR."""

    def __init__(self, source: Source, tokens: Sequence[Token]) -> None:
        self._source = source
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def read(self) -> Node:
        node = self._any()
        if self._next.kind == "close":
            raise self._refusal("query.unopened", self._next, "query.parentheses")
        return node

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self, kind: TokenKind) -> Token | None:
        token = self._next
        if token.kind != kind:
            return None
        self._at += 1
        return token

    def _any(self) -> Node:
        parts = [self._all()]
        while self._take("or"):
            parts.append(self._all())
        return disjunction(parts)

    def _all(self) -> Node:
        parts = [self._one()]
        while self._take("and") or self._next.kind in ("not", "part", "open"):
            parts.append(self._one())
        return conjunction(parts)

    def _one(self) -> Node:
        token = self._next
        self._depth += 1
        if self._depth > MOST_NESTED:
            raise self._refusal("query.too_deep", token, "query.split_up", most=MOST_NESTED)
        if self._take("not"):
            node: Node = Not(self._one())
        elif self._take("open"):
            node = self._group(token)
        elif self._take("part"):
            node = token.node
        else:
            raise self._missing(token)
        self._depth -= 1
        return node

    def _group(self, opening: Token) -> Node:
        if closing := self._take("close"):
            empty = Token("part", opening.start, closing.end)
            raise self._refusal("query.empty_group", empty, "query.parentheses")
        node = self._any()
        if not self._take("close"):
            raise self._refusal("query.unclosed", opening, "query.parentheses")
        return node

    def _missing(self, token: Token) -> WrongUsage:
        """A term is missing before this token: a joiner is at fault, this one or the one before."""
        if token.kind == "close" and self._at == 0:
            return self._refusal("query.unopened", token, "query.parentheses")
        before = self._tokens[self._at - 1] if self._at else token
        joiner = token if token.kind in ("and", "or") and before.kind not in ("and", "or", "not") else before
        word = self._source.typed(joiner.start, joiner.end).strip()
        return self._refusal("query.dangling", joiner, "query.between_terms", operator=word)

    def _refusal(self, code: str, token: Token, hint: str, **values: Any) -> WrongUsage:
        excerpt = self._source.excerpt(token.start, token.end)
        return WrongUsage(code, hint=message(hint), excerpt=excerpt, **values)
