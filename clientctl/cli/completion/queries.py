"""Words of a query: fields, values behind them, saved views, `not:`; of an argument, and of query text."""

from __future__ import annotations

from typing import Final

from clientctl.cli.completion.candidates import Asked, Candidate, starting
from clientctl.cli.completion.fields import offer_fields, parted
from clientctl.cli.completion.values import offer_values
from clientctl.frozen import replace
from clientctl.lazy import pattern
from clientctl.model import Field, Label
from clientctl.query.naming import STALE, Group, Naming
from clientctl.query.reading import NEGATION
from clientctl.query.source import build_source
from clientctl.query.syntax import ANY, JOINERS, NONE, Value, View

# A name, which may have blanks where a term has its argument to itself, and its operator.
_HEAD: Final = pattern(r"([^\W\d][\w.\- ]*?)\s*(!=|<=|>=|[:=~<>])")
_COMMA: Final = pattern(r",\s*")
_COMMA_OR_DOTS: Final = pattern(r"(?:,|\.{2,})\s*")
_RUN: Final = r"[\w/&+#'@-]+"
_BARE: Final = pattern(rf"{_RUN}(?:[ .]{_RUN})*|(?:{_RUN})?\.\.(?:{_RUN})?")
_QUOTES: Final = ('"', "“")
_PIECE: Final = pattern(r"[\s(]")
_NOT: Final = Candidate("not:", Label("what does not match", "不符合的"), is_finished=False)
_WORDS: Final = (
    Candidate(NONE, Label("is empty", "为空")),
    Candidate(ANY, Label("is not empty", "不为空")),
)


def complete_query(asked: Asked) -> list[Candidate]:
    """An argument: one term with its blanks; where none is meant, the last piece of query text."""
    return _term(asked, may_have_blanks=True) or complete_text(asked)


def complete_text(asked: Asked) -> list[Candidate]:
    """Query text: the piece behind the last blank or parenthesis that no quotes hold."""
    kept, piece = parted(asked.typed, _PIECE)
    while kept.count('"') % 2 and (kept := kept[: kept.rindex('"')]):
        kept, _ = parted(kept, _PIECE)
    piece = asked.typed[len(kept) :]
    found = _term(replace(asked, typed=piece), may_have_blanks=False)
    return [replace(one, text=kept + one.text) for one in found]


def _term(asked: Asked, *, may_have_blanks: bool) -> list[Candidate]:
    source = build_source(asked.typed)
    start = 0
    while negation := NEGATION.match(source.chars, start):
        start = negation.end()
    kept = source.typed(0, start)
    inner = replace(asked, typed=source.typed(start, len(source.chars)))
    if source.chars.startswith("@", start):
        found = complete_view(inner)
    elif head := _HEAD.match(source.chars, start):
        kept = source.typed(0, head.end())
        typed = source.typed(head.end(), len(source.chars))
        behind = replace(asked, typed=typed, of=head[2])
        found = _values(behind, head[1], typed, may_have_blanks=may_have_blanks)
    else:
        found = _names(inner)
    return [replace(one, text=kept + one.text) for one in found]


def complete_view(asked: Asked) -> list[Candidate]:
    """`@NAME`, or the name alone where it is asked for by itself."""
    from clientctl.actions.suggesting import suggest_views

    names = suggest_views(asked.session.workspace)
    offered = [str(View(name)) if asked.typed.startswith("@") else name for name in names]
    return starting(asked.typed, map(Candidate, offered))


def _names(asked: Asked) -> list[Candidate]:
    """Fields, by the short names of lists if any fits: `tag:` rather than `tags:`."""
    fields = [*asked.session.workspace.fields, STALE]
    found = offer_fields(asked.typed, map(_short, fields), (":",))
    found = found or offer_fields(asked.typed, fields, (":",))
    return [*found, *starting(asked.typed, [_NOT])]


def _short(field: Field) -> Field:
    """The field by the name that people ask it by."""
    alias = next((alias for alias in field.aliases if "." not in alias), None)
    return field if alias is None else replace(field, path=(alias,))


def _values(asked: Asked, name: str, typed: str, *, may_have_blanks: bool) -> list[Candidate]:
    """What may stand behind a field and an operator for what is typed there: for the last value of several."""
    target = Naming(asked.session.workspace.fields).find(name)
    if target is None or asked.of == "~":
        return []
    source = build_source(typed)
    is_day = isinstance(target, Field) and target.kind == "date"
    parts = (_COMMA if is_day else _COMMA_OR_DOTS).finditer(source.chars)
    begin = max((match.end() for match in parts), default=0)
    kept, last = source.typed(0, begin), source.typed(begin, len(source.chars))
    quote = last[:1] if last[:1] in _QUOTES else ""
    inner = replace(asked, typed=last.removeprefix(quote))
    taken = kept.split(",")
    offered = [] if isinstance(target, Group) else offer_values(inner, target, in_query=True)
    offered = [one for one in offered if one.text not in taken]
    texts = [
        replace(one, text=kept + _spelled(one.text, is_quoted=bool(quote), may_have_blanks=may_have_blanks))
        for one in offered
    ]
    if asked.of in (":", "=", "!=") and not quote:
        texts += [replace(one, text=kept + one.text) for one in starting(last, _WORDS) if last or not kept]
    return texts


def _spelled(text: str, *, is_quoted: bool, may_have_blanks: bool) -> str:
    """A value as a query takes it: quoted where it would mean something else, or end too early."""
    is_bare = _BARE.fullmatch(text) is not None and (may_have_blanks or " " not in text)
    is_other = text in (NONE, ANY) or any(word in JOINERS for word in text.split())
    return str(Value(text, is_literal=True)) if is_quoted or is_other or not is_bare else text
