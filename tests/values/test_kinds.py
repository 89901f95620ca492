"""KINDS: each kind's typed words, stored values, comparable values, queries and shown texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clientctl.dates import Tense
from clientctl.errors import WrongUsage
from clientctl.messages import LANGUAGES, word
from clientctl.model import Choice, Field, Label
from clientctl.values import KINDS, Context, kind_of

SUNDAY = date(2026, 11, 22)
PAST = Context(SUNDAY, Tense.PAST, ("wang", "王芳"), "CNY")
PLAN = Context(SUNDAY, Tense.PLAN)
GRADES = (
    Choice("A", Label("A", "核心"), ("A级",)),
    Choice("B", Label("second", "重要")),
    Choice("low", Label("", "")),
)


def field(kind: str, **more: Any) -> Field:
    choices = GRADES if kind == "choice" else ()
    return Field(("f",), kind, (Label("f", "字段"),), choices=choices, **more)


def parse(kind: str, text: str, context: Context = PAST, **more: Any) -> Any:
    return kind_of(field(kind, **more)).parse(text, field(kind, **more), context)


def refused(kind: str, text: str, **more: Any) -> tuple[str, str | None]:
    """Code of the sentence and of the hint; both can be said in both languages."""
    with pytest.raises(WrongUsage) as caught:
        parse(kind, text, **more)
    error = caught.value
    for language in LANGUAGES:
        assert word(error.message, language)
        assert error.hint is None or word(error.hint, language)
    return error.code, error.hint.code if error.hint else None


PARSED = [
    ("text", "  East China \r\n", "East China"),
    ("text", "a\r\nb\rc", "a\nb\nc"),
    ("text", "007", "007"),
    ("note", "\n\nfirst\r\n  second\n", "first\n  second"),
    ("person", " li ", "li"),
    ("person", "me", "wang"),
    ("person", "ME", "wang"),
    ("person", "我", "wang"),
    ("phone", " +47 22 33 44 55 ", "+47 22 33 44 55"),
    ("phone", "１３８００１３８０００", "13800138000"),
    ("email", "ｌｉ@example.com", "li@example.com"),
    ("email", " Li@Example.com ", "Li@Example.com"),
    ("url", "https://example.com/a", "https://example.com/a"),
    ("code", " K-1001 ", "K-1001"),
    ("tag", "  big   deal ", "big deal"),
    ("tag", "e\u0301te\u0301", "été"),
    ("tag", "a-b", "a-b"),
    ("id", " acme-2 ", "acme-2"),
    ("currency", " eur ", "EUR"),
    ("currency", "ｅｕｒ", "EUR"),
    ("integer", "1,200", 1200),
    ("integer", "12.0", 12),
    ("integer", "1.2万", 12000),
    ("decimal", "2.50", Decimal("2.5")),
    ("decimal", "3.00", 3),
    ("money", "¥1,200.50", Decimal("1200.5")),
    ("money", "120万", 1_200_000),
    ("money", "5 CNY", 5),
    ("date", "昨天", "2026-11-21"),
    ("date", "周五", "2026-11-20"),
    ("time", "下午3点半", "15:30"),
    ("duration", "3个月", "3m"),
    ("duration", "+7d", "7d"),
    ("flag", "是", True),
    ("flag", " Yes ", True),
    ("flag", "1", True),
    ("flag", "✓", True),
    ("flag", "没有", False),
    ("flag", "N", False),
    ("choice", "a", "A"),
    ("choice", "核心", "A"),
    ("choice", "a级", "A"),
    ("choice", " Second ", "B"),
    ("choice", "重要", "B"),
    ("choice", "LOW", "low"),
]


@pytest.mark.parametrize(("kind", "text", "stored"), PARSED)
def test_typed_words_become_stored_values(kind: str, text: str, stored: Any) -> None:
    found = parse(kind, text)

    assert found == stored
    assert type(found) is type(stored)


def test_every_kind_is_covered_by_a_typed_word() -> None:
    assert {kind for kind, _, _ in PARSED} == set(KINDS) - {"group"}
    assert all(name == kind.name for name, kind in KINDS.items())


def test_weekdays_look_ahead_in_plans() -> None:
    assert parse("date", "周五", PLAN) == "2026-11-27"


def test_me_stays_a_word_where_nobody_is_known() -> None:
    assert parse("person", "me", PLAN) == "me"


class Unasked(Sequence[str]):
    """Names that nobody may ask for."""

    def __len__(self) -> int:
        raise AssertionError

    def __getitem__(self, index: Any) -> Any:
        raise AssertionError


def test_the_user_is_not_asked_for_unless_a_word_is_me() -> None:
    assert parse("person", "li", Context(SUNDAY, me=Unasked())) == "li"


@pytest.mark.parametrize(
    ("kind", "text", "code", "hint"),
    [
        ("text", "a\0b", "values.has_nul", "values.has_nul_hint"),
        ("text", "a\udce9", "values.not_unicode", "values.not_unicode_hint"),
        ("note", "\ud800", "values.not_unicode", "values.not_unicode_hint"),
        ("phone", "none", "values.bad_phone", "values.bad_phone_form"),
        ("phone", "7", "values.bad_phone", "values.bad_phone_form"),
        ("email", "li(at)example.com", "values.bad_email", "values.bad_email_form"),
        ("url", "javascript:alert(1)", "values.bad_url", "values.bad_url_form"),
        ("tag", "a,b", "values.bad_tag", "values.tag_form"),
        ("tag", "甲、乙", "values.bad_tag", "values.tag_form"),
        ("tag", "-a", "values.bad_tag", "values.tag_form"),
        ("tag", "+a", "values.bad_tag", "values.tag_form"),
        ("tag", "a-", "values.bad_tag", "values.tag_form"),
        ("tag", "  ", "values.bad_tag", "values.tag_form"),
        ("id", "Acme", "values.bad_id", "values.id_form"),
        ("id", "con", "values.bad_id", "values.id_form"),
        ("currency", "euro", "values.bad_currency", "values.bad_currency_form"),
        ("integer", "1.5", "values.not_an_integer", "values.integer_form"),
        ("integer", "5 EUR", "values.not_a_number", "values.number_forms"),
        ("integer", "many", "values.not_a_number", "values.number_forms"),
        ("decimal", "1,5", "values.ambiguous", "values.readings"),
        ("money", "1200 EUR", "values.other_currency", "values.convert_first"),
        ("date", "5", "dates.bare_number", "dates.readings_number"),
        ("time", "25:00", "dates.not_a_time", "dates.time_forms"),
        ("duration", "soon", "dates.not_a_duration", "dates.duration_forms"),
        ("flag", "maybe", "values.not_a_flag", "values.flag_forms"),
        ("choice", "secnd", "values.not_a_choice", "values.did_you_mean"),
        ("choice", "Z", "values.not_a_choice", "values.choices"),
        ("choice", "", "values.not_a_choice", "values.choices"),
    ],
)
def test_what_a_kind_cannot_take_is_refused(kind: str, text: str, code: str, hint: str | None) -> None:
    assert refused(kind, text) == (code, hint)


def test_a_refused_text_that_is_no_unicode_can_be_printed() -> None:
    with pytest.raises(WrongUsage) as caught:
        parse("text", "caf\udce9 \ud83d")

    assert word(caught.value.message, "en") == "'caf\ufffd \ufffd' is not UTF-8"


def test_a_vocabulary_gives_words_their_spelling_and_refuses_others() -> None:
    words = ("Manufacturing", "制造业")

    assert parse("text", "MANUFACTURING", vocabulary=words) == "Manufacturing"
    assert parse("tag", "制造业", vocabulary=words) == "制造业"
    assert parse("person", "制造业", vocabulary=words) == "制造业"
    assert refused("text", "Manufactoring", vocabulary=words) == (
        "values.not_in_vocabulary",
        "values.did_you_mean",
    )
    assert refused("text", "xyz", vocabulary=words) == ("values.not_in_vocabulary", "values.vocabulary")


BOUND = [
    ("text", "Ærlig  Øl", "aerlig ol"),
    ("text", 5, None),
    ("text", ["a"], None),
    ("note", "Ａ", "a"),
    ("tag", "VIP", "vip"),
    ("integer", 5, Decimal(5)),
    ("decimal", Decimal("1.50"), Decimal("1.5")),
    ("money", True, None),
    ("money", "5", None),
    ("date", "2026-11-22", SUNDAY),
    ("date", "22.11.2026", None),
    ("date", "2026-02-30", None),
    ("date", 20261122, None),
    ("time", "09:05", "09:05"),
    ("duration", "2w", Decimal(14)),
    ("duration", "90d", Decimal(90)),
    ("duration", "1m", Decimal("30.4375")),
    ("duration", "1y", Decimal("365.25")),
    ("duration", "often", None),
    ("duration", 90, None),
    ("flag", False, False),
    ("flag", "yes", None),
    ("flag", 1, None),
    ("choice", "A", 0),
    ("choice", "low", 2),
    ("choice", "核心", None),
    ("choice", None, None),
]


@pytest.mark.parametrize(("kind", "stored", "bound"), BOUND)
def test_stored_values_are_bound_or_passed_over(kind: str, stored: Any, bound: Any) -> None:
    found = KINDS[kind].bind(stored, field(kind))

    assert found == bound
    assert type(found) is type(bound)


def test_durations_compare_by_length_whatever_their_unit() -> None:
    bind = KINDS["duration"].bind
    ordered = ["1d", "6d", "1w", "4w", "30d", "1m", "31d", "12m", "53w", "2y"]

    lengths: list[Any] = [bind(text, field("duration")) for text in ordered]

    assert lengths == sorted(lengths)


SPANS = [
    ("text", "East CHINA", ("east china", "east china")),
    ("code", "K-1001", ("k-1001", "k-1001")),
    ("tag", "a-", ("a-", "a-")),
    ("currency", "eur", ("eur", "eur")),
    ("integer", "1.2万", (Decimal(12000), Decimal(12000))),
    ("money", "1200", (Decimal(1200), Decimal(1200))),
    ("date", "2026-11", (date(2026, 11, 1), date(2026, 11, 30))),
    ("date", "2026Q3", (date(2026, 7, 1), date(2026, 9, 30))),
    ("date", "周五", (date(2026, 11, 20), date(2026, 11, 20))),
    ("time", "9:05", ("09:05", "09:05")),
    ("duration", "2w", (Decimal(14), Decimal(14))),
    ("flag", "no", (False, False)),
    ("choice", "重要", (1, 1)),
]


@pytest.mark.parametrize(("kind", "text", "span"), SPANS)
def test_words_of_a_query_mean_a_first_and_a_last_value(kind: str, text: str, span: tuple[Any, Any]) -> None:
    assert KINDS[kind].span(text, field(kind), Context(SUNDAY, Tense.QUERY)) == span


def test_text_contains_and_everything_else_equals() -> None:
    contains = {name for name, kind in KINDS.items() if kind.matching == "contains"}

    assert contains == {"text", "note", "person", "phone", "email", "url"}


def test_numbers_are_the_kinds_that_can_be_added_up() -> None:
    assert {name for name, kind in KINDS.items() if kind.is_number} == {"integer", "decimal", "money"}
