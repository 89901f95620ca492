"""Queries that can be meant, but perhaps are a slip."""

from __future__ import annotations

import pytest

from clientctl.frozen import replace
from clientctl.messages import LANGUAGES, word
from clientctl.query import parse_arguments
from tests.query.book import scope

CASES: list[tuple[list[str], list[str]]] = [
    # a bare word that is the name of a numeric or date field: the shell may have taken the rest
    (["total"], ["query.bare_field"]),
    (["总额"], ["query.bare_field"]),
    (["Last_Contact"], ["query.bare_field"]),
    (["orders.amount"], ["query.bare_field"]),
    (["employees (total)"], ["query.bare_field", "query.bare_field"]),
    (["not:total"], ["query.bare_field"]),
    (["grade:A", "since"], ["query.bare_field"]),
    (['"total"'], []),
    (["total sum"], []),
    (["owner"], []),
    (["grade"], []),
    (["total>5"], []),
    # a joiner in lower case
    (["and"], ["query.small_joiner"]),
    (["grade:A", "or", "grade:B"], ["query.small_joiner"]),
    (['"or"'], []),
    # thousands separators
    (["total:1,200"], ["query.comma_parts"]),
    (["total:0..1,200"], ["query.comma_parts"]),
    (["total:1,200..900"], ["query.comma_parts"]),
    (["total:12,345,678"], ["query.comma_parts"]),
    (["employees!=12,000"], ["query.comma_parts"]),
    (["total:1200,300"], []),
    (["total:1,20"], []),
    (["total:1..,200"], []),
    (["total:1,..200"], []),
    (['total:"1,200"'], []),
    (["number:1,200"], []),
    # ranges that end before they begin
    (["total:5..1"], ["query.reversed_range"]),
    (["grade:C..A"], ["query.reversed_range"]),
    (["last_contact:-30d..-90d"], ["query.reversed_range"]),
    (["total:1..1"], []),
    (["last_contact:2026-11..2026-11"], []),
    (["total:..1,5.."], []),
]


@pytest.mark.parametrize(("arguments", "codes"), CASES)
def test_slip_is_pointed_out(arguments: list[str], codes: list[str]) -> None:
    warnings = parse_arguments(arguments, scope()).warnings

    assert [warning.code for warning in warnings] == codes
    for warning in warnings:
        assert all(word(warning, language) for language in LANGUAGES)


def test_words_within_views_are_no_slip_of_the_shell() -> None:
    views = replace(scope(), view=lambda _: "total")

    assert parse_arguments(["@any"], views).warnings == ()
