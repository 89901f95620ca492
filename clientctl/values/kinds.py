"""KINDS: one row a kind of value, from typed word to stored value, comparable value and shown text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal

from clientctl import dates, names
from clientctl.dates import Tense
from clientctl.errors import WrongUsage, message
from clientctl.model import Choice, Field
from clientctl.values import patterns
from clientctl.values.money import parse_amount, parse_number

# How `FIELD:VALUE` is meant: text contains, the rest equals.
Matching = Literal["contains", "equals"]
Stored = Any
Comparable = Any


@dataclass(frozen=True, slots=True)
class Context:
    """What a word's meaning depends on: the day, whether it looks back or ahead, who "me" is, the book's currency.

    me: every name of the user, the one to store first.
    """

    today: date
    tense: Tense = Tense.PAST
    me: Sequence[str] = ()
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value.

    parse: typed text → stored value; WrongUsage when it cannot be.
    bind: stored value → something that compares with its like, None when the stored value is no such value.
    span: typed text in a query → first and last bound value meant (a period is two days).
    show: stored value → text for people, in a language.
    """

    name: str
    parse: Callable[[str, Field, Context], Stored]
    bind: Callable[[Stored, Field], Comparable | None]
    show: Callable[[Stored, Iterable[Choice], str], str]
    matching: Matching = "equals"
    is_number: bool = False
    query: Callable[[str, Field, Context], tuple[Comparable, Comparable]] | None = None

    def span(self, text: str, field: Field, context: Context) -> tuple[Comparable, Comparable]:
        if self.query is not None:
            return self.query(text, field, context)
        bound = self.bind(self.parse(text, field, context), field)
        return bound, bound


def kind_of(field: Field) -> Kind:
    """The row of KINDS for a field's values."""
    return KINDS[field.kind]


# -- parse ---------------------------------------------------------------------------------------


def _clean(text: str) -> str:
    if any(0xD800 <= ord(c) <= 0xDFFF for c in text):
        raise WrongUsage(
            "values.not_unicode", text=text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        )
    if "\0" in text:
        raise WrongUsage("values.has_nul")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _parse_text(text: str, field: Field, context: Context) -> str:
    return _known(_clean(text).strip(), field)


def _parse_note(text: str, field: Field, context: Context) -> str:
    return _clean(text).strip("\n")


def _known(word: str, field: Field) -> str:
    """The vocabulary's own spelling of a word; any word while the field has none."""
    if not field.vocabulary:
        return word
    folded = names.fold(word)
    for known in field.vocabulary:
        if names.fold(known) == folded:
            return known
    near = names.nearest(word, field.vocabulary)
    hint = (
        message("values.did_you_mean", names=near)
        if near
        else message("values.vocabulary", words=field.vocabulary[:20])
    )
    raise WrongUsage("values.not_in_vocabulary", field=field.name, text=word, hint=hint)


def _parse_person(text: str, field: Field, context: Context) -> str:
    word = _clean(text).strip()
    # asking who the user is may cost a process, so only when the word is "me"
    return context.me[0] if word.casefold() in {"me", "我"} and context.me else _known(word, field)


def _parse_tag(text: str, field: Field, context: Context) -> str:
    word = " ".join(unicodedata.normalize("NFC", _clean(text)).split())
    if any(c in ",，、;；" for c in word) or word[:1] in "+-" or word[-1:] == "-" or not word:
        raise WrongUsage("values.bad_tag", text=text, hint=message("values.tag_form"))
    return _known(word, field)


def _parse_id(text: str, field: Field, context: Context) -> str:
    word = _clean(text).strip()
    if not names.is_id(word):
        raise WrongUsage("values.bad_id", text=word, hint=message("values.id_form"))
    return word


def _parse_integer(text: str, field: Field, context: Context) -> int:
    number = parse_number(text)
    if number != number.to_integral_value():
        raise WrongUsage("values.not_an_integer", text=text)
    return int(number)


def _parse_decimal(text: str, field: Field, context: Context) -> int | Decimal:
    return _stored_number(parse_number(text))


def _parse_money(text: str, field: Field, context: Context) -> int | Decimal:
    amount = parse_amount(text)
    if amount.currency not in (None, context.currency):
        hint = message("values.convert_first", currency=context.currency)
        raise WrongUsage(
            "values.other_currency", text=text, field=field.name, currency=amount.currency, hint=hint
        )
    return _stored_number(amount.number)


def _stored_number(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number


def _parse_date(text: str, field: Field, context: Context) -> str:
    return dates.parse_date(text, context.today, context.tense).isoformat()


def _parse_time(text: str, field: Field, context: Context) -> str:
    return dates.parse_time(text)


def _parse_duration(text: str, field: Field, context: Context) -> str:
    return str(dates.parse_duration(text))


_FLAGS: Final = {
    **dict.fromkeys(("true", "yes", "y", "1", "是", "有", "真", "✓"), True),
    **dict.fromkeys(("false", "no", "n", "0", "否", "无", "没有", "假"), False),
}


def _parse_flag(text: str, field: Field, context: Context) -> bool:
    flag = _FLAGS.get(names.fold(text.strip()))
    if flag is None:
        raise WrongUsage("values.not_a_flag", text=text, hint=message("values.flag_forms"))
    return flag


def _parse_choice(text: str, field: Field, context: Context) -> str:
    folded = names.fold(_clean(text).strip())
    for choice in field.choices:
        if any(names.fold(name) == folded for name in choice.accepted if name):
            return choice.value
    known = tuple(choice.value for choice in field.choices)
    near = names.nearest(text, (name for choice in field.choices for name in choice.accepted if name))
    hint = message("values.did_you_mean", names=near) if near else message("values.choices", choices=known)
    raise WrongUsage("values.not_a_choice", field=field.name, text=text, hint=hint)


def _shaped(
    is_shape: Callable[[str], bool], code: str, clean: Callable[[str], str] = str.strip
) -> Callable[[str, Field, Context], str]:
    def parse(text: str, field: Field, context: Context) -> str:
        word = clean(unicodedata.normalize("NFKC", _clean(text)))
        if not is_shape(word):
            raise WrongUsage(code, text=text, hint=message(f"{code}_form"))
        return word

    return parse


# -- bind: stored → comparable -------------------------------------------------------------------


def _bind_text(value: Stored, field: Field) -> str | None:
    return names.fold(value) if isinstance(value, str) else None


def _bind_number(value: Stored, field: Field) -> Decimal | None:
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Decimal(value) if is_number else None


def _bind_date(value: Stored, field: Field) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and dates.is_iso_date(value) else None


def _bind_flag(value: Stored, field: Field) -> bool | None:
    return value if isinstance(value, bool) else None


def _bind_choice(value: Stored, field: Field) -> int | None:
    return next((rank for rank, choice in enumerate(field.choices) if choice.value == value), None)


_DAYS: Final = {"d": Decimal(1), "w": Decimal(7), "m": Decimal("30.4375"), "y": Decimal("365.25")}


def _bind_duration(value: Stored, field: Field) -> Decimal | None:
    try:
        duration = dates.parse_duration(value) if isinstance(value, str) else None
    except WrongUsage:
        return None
    return duration.count * _DAYS[duration.unit] if duration else None


def _period(text: str, field: Field, context: Context) -> tuple[date, date]:
    return dates.parse_period(text, context.today)


def _query_money(text: str, field: Field, context: Context) -> tuple[Decimal, Decimal]:
    number = parse_amount(text).number
    return number, number


def _query_text(text: str, field: Field, context: Context) -> tuple[str, str]:
    folded = names.fold(text)
    return folded, folded


# -- show ----------------------------------------------------------------------------------------


def _show_text(value: Stored, choices: Iterable[Choice], language: str) -> str:
    return str(value)


def _show_choice(value: Stored, choices: Iterable[Choice], language: str) -> str:
    found = next((choice for choice in choices if choice.value == value), None)
    return found.label.text(language) if found else str(value)


def _show_number(value: Stored, choices: Iterable[Choice], language: str) -> str:
    return f"{value:,}" if isinstance(value, int | Decimal) and not isinstance(value, bool) else str(value)


def _show_money(value: Stored, choices: Iterable[Choice], language: str) -> str:
    return f"{value:,.2f}" if isinstance(value, int | Decimal) and not isinstance(value, bool) else str(value)


def _show_flag(value: Stored, choices: Iterable[Choice], language: str) -> str:
    words = {"en": ("no", "yes"), "zh": ("否", "是")}[language]
    return words[value] if isinstance(value, bool) else str(value)


def _upper(text: str) -> str:
    return text.strip().upper()


def _text_like(name: str, parse: Callable[[str, Field, Context], Stored]) -> Kind:
    return Kind(name, parse, _bind_text, _show_text, "contains", query=_query_text)


_ROWS: Final = (
    _text_like("text", _parse_text),
    _text_like("note", _parse_note),
    _text_like("person", _parse_person),
    _text_like("phone", _shaped(patterns.is_phone, "values.bad_phone")),
    _text_like("email", _shaped(patterns.is_email, "values.bad_email")),
    _text_like("url", _shaped(patterns.is_url, "values.bad_url")),
    Kind("code", _parse_text, _bind_text, _show_text, query=_query_text),
    Kind("tag", _parse_tag, _bind_text, _show_text, query=_query_text),
    Kind("id", _parse_id, _bind_text, _show_text, query=_query_text),
    Kind(
        "currency",
        _shaped(patterns.is_currency, "values.bad_currency", _upper),
        _bind_text,
        _show_text,
        query=_query_text,
    ),
    Kind("integer", _parse_integer, _bind_number, _show_number, is_number=True),
    Kind("decimal", _parse_decimal, _bind_number, _show_number, is_number=True),
    Kind("money", _parse_money, _bind_number, _show_money, is_number=True, query=_query_money),
    Kind("date", _parse_date, _bind_date, _show_text, query=_period),
    Kind("time", _parse_time, _bind_text, _show_text),
    Kind("duration", _parse_duration, _bind_duration, _show_text),
    Kind("flag", _parse_flag, _bind_flag, _show_flag),
    Kind("choice", _parse_choice, _bind_choice, _show_choice),
)

KINDS: Final = {row.name: row for row in _ROWS}
