"""Queries that cannot be meant: what is said, where the caret stands, what is offered."""

from __future__ import annotations

import pytest

from clientctl.errors import ExitCode, Location, Message, WrongUsage
from clientctl.frozen import replace
from clientctl.messages import LANGUAGES, word
from clientctl.model import FieldIndex
from clientctl.query import parse_arguments, parse_text
from tests.query.book import CLIENTS, book_fields, scope

# the query with the fault in ⟦⟧, the code of the sentence, the code of the hint
FAULTS = [
    # names
    ("⟦taf⟧:vip", "query.unknown_field", "query.near_fields"),
    ("⟦taf⟧>=5", "query.unknown_field", "query.near_fields"),
    ("⟦qqq⟧:vip", "query.unknown_field", "query.all_fields"),
    ("⟦Re⟧: offer", "query.unknown_field", "query.near_fields"),
    ("⟦foo⟧ > 5", "query.unknown_field", "query.all_fields"),
    ("not:⟦taf⟧:vip", "query.unknown_field", "query.near_fields"),
    ("grade:A (⟦taf⟧:vip)", "query.unknown_field", "query.near_fields"),
    ("⟦等极⟧：甲", "query.unknown_field", "query.near_fields"),
    ("⟦custom..a⟧:x", "query.unknown_field", "query.near_fields"),
    ("⟦mailto⟧:a@b.no", "query.unknown_field", "query.near_fields"),
    ("⟦:⟧vip", "query.no_field", "query.field_first"),
    ("⟦>=⟧5", "query.no_field", "query.field_first"),
    ("(grade:A ⟦>⟧ 5)", "query.no_field", "query.field_first"),
    ("⟦orders:5⟧", "query.group_value", "query.group_fields"),
    ("⟦orders>1000⟧", "query.group_value", "query.group_fields"),
    ("⟦address:上海⟧", "query.group_value", "query.group_fields"),
    ("⟦orders:1..2⟧", "query.group_value", "query.group_fields"),
    ("⟦contacts~any⟧ ", "query.group_value", "query.group_fields"),
    # values that are missing
    ("⟦tag:⟧", "query.empty_value", "query.none_or_any"),
    ("⟦name~⟧", "query.empty_value", "query.none_or_any"),
    ("⟦tag:a,⟧", "query.empty_value", "query.none_or_any"),
    ("⟦tag:a,⟧,b", "query.empty_value", "query.none_or_any"),
    ("(⟦tag:⟧)", "query.empty_value", "query.none_or_any"),
    ("⟦tag:⟧ AND grade:A", "query.empty_value", "query.none_or_any"),
    ("⟦tag:⟧ not:vip (a)", "query.empty_value", "query.none_or_any"),
    ("⟦tag:⟧ grade:A", "query.empty_value", "query.none_or_any"),
    ('name:⟦""⟧', "query.empty_quotes", "query.none_or_any"),
    ('⟦" "⟧', "query.empty_quotes", "query.none_or_any"),
    ("name:⟦\u200b⟧", "query.empty_value", "query.none_or_any"),
    ("name~⟦\u200b⟧", "query.empty_value", "query.none_or_any"),
    ("⟦\u200b⟧", "query.empty_quotes", "query.none_or_any"),
    # ranges and lists
    ("total:⟦..⟧", "query.bad_range", "query.range_forms"),
    ("name:⟦a..b⟧..c", "query.bad_range", "query.range_forms"),
    ("总额：⟦。。⟧", "query.bad_range", "query.range_forms"),
    ("⟦total>1,200⟧", "query.one_value", "query.no_separators"),
    ("⟦total>¥1,200⟧", "query.one_value", "query.no_separators"),
    ("⟦total<1..2⟧", "query.one_value", "query.no_separators"),
    ("contacts.primary>⟦true⟧", "query.not_ordered", "query.flag_forms"),
    ("contacts.primary:⟦true⟧..", "query.not_ordered", "query.flag_forms"),
    # values that their field cannot take
    ("grade:⟦Z⟧", "values.not_a_choice", "values.choices"),
    ("stage:⟦activ⟧", "values.not_a_choice", "values.did_you_mean"),
    ("（等级：⟦Z⟧）", "values.not_a_choice", "values.choices"),
    ("grade:A,⟦E⟧", "values.not_a_choice", "values.choices"),
    ("grade:A..⟦E⟧", "values.not_a_choice", "values.choices"),
    ("grade>=⟦E⟧", "values.not_a_choice", "values.choices"),
    ('grade:⟦"none"⟧', "values.not_a_choice", "values.choices"),
    ("stage：  ⟦甲乙⟧  ", "values.not_a_choice", "values.choices"),
    ("total>=⟦abc⟧", "values.not_an_amount", "values.amount_forms"),
    ("total>⟦100 EUR⟧", "values.other_currency", "values.convert_first"),
    ("orders.amount:⟦€5⟧..9", "values.other_currency", "values.convert_first"),
    ('total:⟦"1,5"⟧', "values.ambiguous", "values.readings"),
    ("contacts.primary:⟦maybe⟧", "values.not_a_flag", "values.flag_forms"),
    ("last_contact:⟦5⟧", "dates.bare_number", "dates.readings_number"),
    ("last_contact<⟦2026-13⟧", "dates.no_such_month", "dates.date_forms"),
    ("cadence:⟦soon⟧", "dates.not_a_duration", "dates.duration_forms"),
    ("log.time:⟦25⟧", "dates.not_a_time", "dates.time_forms"),
    ("stale:⟦90⟧", "dates.not_a_duration", "dates.duration_forms"),
    ("stale:⟦none⟧", "dates.not_a_duration", "dates.duration_forms"),
    ("⟦stale>90d⟧", "query.stale_value", "query.stale_form"),
    ("⟦stale:1d..9d⟧", "query.stale_value", "query.stale_form"),
    # quotes
    ('⟦"East⟧', "query.unclosed_quote", "query.close_quote"),
    ('name:⟦"East (China)⟧', "query.unclosed_quote", "query.close_quote"),
    ("name:⟦“East⟧", "query.unclosed_quote", "query.close_quote"),
    ('name:⟦"East""⟧', "query.unclosed_quote", "query.close_quote"),
    ('⟦"East"C⟧hina', "query.after_quote", "query.quote_all"),
    ('name:⟦"East" C⟧hina', "query.after_quote", "query.quote_all"),
    ('name~⟦"a".⟧.b', "query.after_quote", "query.quote_all"),
    ('(@⟦"big vips"x⟧)', "query.after_quote", "query.quote_all"),
    # parentheses
    ("⟦(⟧tag:vip", "query.unclosed", "query.parentheses"),
    ("a ⟦(⟧b OR (c)", "query.unclosed", "query.parentheses"),
    ("tag:vip⟦)⟧", "query.unopened", "query.parentheses"),
    ("⟦)⟧ a", "query.unopened", "query.parentheses"),
    ("a ⟦()⟧", "query.empty_group", "query.parentheses"),
    ("（a ⟦（⟧", "query.dangling", "query.between_terms"),
    # joiners
    ("a ⟦OR⟧", "query.dangling", "query.between_terms"),
    ("⟦OR⟧ a", "query.dangling", "query.between_terms"),
    ("a ⟦OR⟧ OR b", "query.dangling", "query.between_terms"),
    ("a ⟦AND⟧ OR b", "query.dangling", "query.between_terms"),
    ("a ⟦NOT⟧", "query.dangling", "query.between_terms"),
    ("a ⟦NOT⟧ AND b", "query.dangling", "query.between_terms"),
    ("(a ⟦或⟧)", "query.dangling", "query.between_terms"),
    ("(⟦且⟧ a)", "query.dangling", "query.between_terms"),
    ("⟦not:⟧", "query.dangling", "query.between_terms"),
    # views
    ("⟦@vip⟧", "query.unknown_view", "query.near_views"),
    ("⟦@xyz⟧", "query.unknown_view", "query.all_views"),
    ("a ⟦@nothing⟧ (b)", "query.unknown_view", "query.all_views"),
    ("⟦@⟧", "query.empty_view", "query.view_form"),
    ("(a ⟦@⟧)", "query.empty_view", "query.view_form"),
    ("@⟦“”⟧", "query.empty_quotes", "query.none_or_any"),
]


@pytest.mark.parametrize(("marked", "code", "hint"), FAULTS)
def test_fault_is_pointed_at(marked: str, code: str, hint: str | None) -> None:
    typed = marked.replace("⟦", "").replace("⟧", "")
    with pytest.raises(WrongUsage) as refused:
        parse_arguments([typed], scope())

    excerpt = refused.value.excerpt
    assert excerpt is not None
    assert excerpt.text == typed
    assert (excerpt.start, excerpt.end) == (marked.index("⟦"), marked.index("⟧") - 1)
    assert refused.value.code == code
    assert (refused.value.hint and refused.value.hint.code) == hint
    assert refused.value.exit_code is ExitCode.USAGE


def refusal(*arguments: str) -> WrongUsage:
    with pytest.raises(WrongUsage) as refused:
        parse_arguments(arguments, scope())
    return refused.value


def worded(message: Message | None, language: str = "en") -> str:
    assert message is not None
    return word(message, "zh" if language == "zh" else "en")


def test_unknown_field_names_its_neighbours_once() -> None:
    error = refusal("taf:vip")

    assert worded(error.message) == "unknown field 'taf'"
    assert worded(error.hint) == "did you mean 'tag'? All fields: clientctl help fields"
    assert worded(error.hint, "zh") == "是不是“tag”？所有字段见 clientctl help fields"


@pytest.mark.parametrize(
    ("typed", "near"),
    [("ordes:any", "orders"), ("amount>5", "orders.amount"), ("stal:90d", "stale"), ("订弹:any", "订单")],
)
def test_groups_inner_fields_and_stale_are_offered_too(typed: str, near: str) -> None:
    assert f"'{near}'" in worded(refusal(typed).hint)


def test_excerpt_is_of_the_argument_at_fault_alone() -> None:
    excerpt = refusal("grade:A", "taf:vip").excerpt

    assert excerpt is not None
    assert (excerpt.text, excerpt.start, excerpt.end) == ("taf:vip", 0, 3)


def test_joiner_between_arguments_is_shown_in_the_whole_line() -> None:
    excerpt = refusal("grade:A", "OR").excerpt

    assert excerpt is not None
    assert (excerpt.text, excerpt.start, excerpt.end) == ("grade:A OR", 8, 10)


def test_parentheses_close_within_their_argument() -> None:
    error = refusal("(grade:A", "grade:B)")

    assert error.code == "query.unclosed"
    assert error.excerpt is not None
    assert error.excerpt.text == "(grade:A"


def test_text_is_read_as_query_text_whatever_it_has() -> None:
    with pytest.raises(WrongUsage) as refused:
        parse_text("name:East taf:China", scope())

    assert refused.value.excerpt is not None
    assert (refused.value.excerpt.start, refused.value.excerpt.end) == (10, 13)


def test_view_that_includes_itself_is_refused_with_its_way() -> None:
    error = refusal("@loop")

    assert error.code == "query.view_cycle"
    assert worded(error.message) == "the view includes itself: loop → pool → loop"
    assert error.location == Location("views/pool.yaml")


def test_fault_in_a_view_is_shown_in_its_own_text() -> None:
    error = refusal("grade:A", "@broken")

    assert error.code == "query.unknown_field"
    assert error.location == Location("views/broken.yaml")
    assert error.excerpt is not None
    assert error.excerpt.text == "tag:vip AND gradee:A"
    assert (error.excerpt.start, error.excerpt.end) == (12, 18)


def test_without_any_view_the_hint_says_how_to_save_one() -> None:
    bare = replace(scope(), view=lambda _: None, view_names=lambda: ())
    with pytest.raises(WrongUsage) as refused:
        parse_arguments(["@vips"], bare)

    assert refused.value.hint is not None
    assert refused.value.hint.code == "query.no_views"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("a " * 199 + "(a)", None),
        ("a " * 200 + "(a)", "query.too_many"),
        ("id:" + ",".join(["a"] * 1000), None),
        ("id:" + ",".join(["a"] * 1001), "query.too_many"),
        ("(" * 49 + "a" + ")" * 49, None),
        ("(" * 50 + "a" + ")" * 50, "query.too_deep"),
        ("not:" * 49 + "a", None),
        ("not:" * 50 + "a", "query.too_deep"),
        ("x" * 20_000, None),
        ("x" * 20_001, "query.too_long"),
    ],
)
def test_size_has_bounds(typed: str, code: str | None) -> None:
    try:
        parse_arguments([typed], scope())
    except WrongUsage as error:
        assert error.code == code
    else:
        assert code is None


def test_arguments_count_together() -> None:
    assert refusal(*["grade:A"] * 201).code == "query.too_many"
    assert refusal(*["x" * 1999] * 11).code == "query.too_long"


def test_views_within_views_count_with_all_their_terms() -> None:
    doubling = replace(scope(), view=lambda name: f"@{int(name) - 1} @{int(name) - 1}" if int(name) else "a")
    with pytest.raises(WrongUsage) as refused:
        parse_arguments(["@30"], doubling)

    assert refused.value.code == "query.too_many"


@pytest.mark.parametrize("marked", [marked for marked, _, _ in FAULTS])
def test_every_refusal_has_its_words(marked: str) -> None:
    error = refusal(marked.replace("⟦", "").replace("⟧", ""))

    for language in LANGUAGES:
        assert word(error.message, language)
        assert error.hint is None or word(error.hint, language)


def test_stale_needs_the_last_contact_among_the_fields() -> None:
    stored = FieldIndex(tuple(field for field in book_fields() if not field.is_computed))
    with pytest.raises(WrongUsage) as refused:
        parse_arguments(["stale:90d"], replace(scope(), fields=stored))

    assert refused.value.code == "query.unknown_field"


def test_views_within_views_count_with_all_their_levels() -> None:
    def deeper(name: str) -> str:
        return "NOT (a OR b " * 15 + f"@{int(name) + 1}" + ")" * 15

    with pytest.raises(WrongUsage) as refused:
        parse_arguments(["@1"], replace(scope(), view=deeper))

    assert refused.value.code == "query.too_deep"


def test_deepest_text_can_be_asked() -> None:
    text = "NOT (id:nobody OR " * 24 + "grade:A" + ")" * 24
    query = parse_text(text, scope())

    assert [client.id for client in CLIENTS if query.matches(client)] == ["huadong", "chongqing"]
