"""Words that people type, as the values that are stored."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from clientctl import dates, names
from clientctl.dates import Tense
from clientctl.errors import WrongUsage, message
from clientctl.frozen import frozen
from clientctl.model import Field
from clientctl.values.money import parse_amount, parse_number

Stored = Any
Parse = Callable[[str, Field, "Context"], Stored]


@frozen
class Context:
    """What a word's meaning depends on: the day, whether it looks back or ahead, who "me" is, the book's currency.

    me: every name of the user, the one to store first.
    """

    today: date
    tense: Tense = Tense.PAST
    me: Sequence[str] = ()
    currency: str = "CNY"


def _clean(text: str) -> str:
    shown = "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF else c for c in text)
    if shown != text:
        raise WrongUsage("values.not_unicode", text=shown, hint=message("values.not_unicode_hint"))
    if "\0" in text:
        raise WrongUsage("values.has_nul", hint=message("values.has_nul_hint"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse_text(text: str, field: Field, context: Context) -> str:
    return _known(_clean(text).strip(), field)


def parse_note(text: str, field: Field, context: Context) -> str:
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


def parse_person(text: str, field: Field, context: Context) -> str:
    word = _clean(text).strip()
    # asking who the user is may cost a process, so only when the word is "me"
    return context.me[0] if word.casefold() in {"me", "我"} and context.me else _known(word, field)


def parse_tag(text: str, field: Field, context: Context) -> str:
    word = " ".join(unicodedata.normalize("NFC", _clean(text)).split())
    if any(c in ",，、;；" for c in word) or word[:1] in "+-" or word[-1:] == "-" or not word:
        raise WrongUsage("values.bad_tag", text=text, hint=message("values.tag_form"))
    return _known(word, field)


def parse_id(text: str, field: Field, context: Context) -> str:
    word = _clean(text).strip()
    if not names.is_id(word):
        raise WrongUsage("values.bad_id", text=word, hint=message("values.id_form"))
    return word


def parse_integer(text: str, field: Field, context: Context) -> int:
    number = parse_number(text)
    if number != number.to_integral_value():
        raise WrongUsage("values.not_an_integer", text=text, hint=message("values.integer_form"))
    return int(number)


def parse_decimal(text: str, field: Field, context: Context) -> int | Decimal:
    return _stored_number(parse_number(text))


def parse_money(text: str, field: Field, context: Context) -> int | Decimal:
    amount = parse_amount(text)
    if amount.currency not in (None, context.currency):
        hint = message("values.convert_first", currency=context.currency)
        raise WrongUsage(
            "values.other_currency", text=text, field=field.name, currency=amount.currency, hint=hint
        )
    return _stored_number(amount.number)


def _stored_number(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number


def parse_date(text: str, field: Field, context: Context) -> str:
    return dates.parse_date(text, context.today, context.tense).isoformat()


def parse_time(text: str, field: Field, context: Context) -> str:
    return dates.parse_time(text)


def parse_duration(text: str, field: Field, context: Context) -> str:
    return str(dates.parse_duration(text))


_FLAGS: Final = {
    **dict.fromkeys(("true", "yes", "y", "1", "是", "有", "真", "✓"), True),
    **dict.fromkeys(("false", "no", "n", "0", "否", "无", "没有", "假"), False),
}


def parse_flag(text: str, field: Field, context: Context) -> bool:
    flag = _FLAGS.get(names.fold(text.strip()))
    if flag is None:
        raise WrongUsage("values.not_a_flag", text=text, hint=message("values.flag_forms"))
    return flag


def parse_choice(text: str, field: Field, context: Context) -> str:
    folded = names.fold(_clean(text).strip())
    for choice in field.choices:
        if any(names.fold(name) == folded for name in choice.accepted if name):
            return choice.value
    known = tuple(choice.value for choice in field.choices)
    near = names.nearest(text, (name for choice in field.choices for name in choice.accepted if name))
    hint = message("values.did_you_mean", names=near) if near else message("values.choices", choices=known)
    raise WrongUsage("values.not_a_choice", field=field.name, text=text, hint=hint)


def shaped(
    is_shape: Callable[[str], bool], code: str, clean: Callable[[str], str] = str.strip
) -> Callable[[str, Field, Context], str]:
    def parse(text: str, field: Field, context: Context) -> str:
        word = clean(unicodedata.normalize("NFKC", _clean(text)))
        if not is_shape(word):
            raise WrongUsage(code, text=text, hint=message(f"{code}_form"))
        return word

    return parse


def upper(text: str) -> str:
    return text.strip().upper()
