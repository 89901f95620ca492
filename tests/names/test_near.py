"""What is offered for a name that is not there."""

from __future__ import annotations

import pytest

from clientctl.names import nearest

FIELDS = ("name", "number", "grade", "stage", "industry", "last_contact", "等级", "阶段", "标签")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("naem", ("name",)),
        ("industri", ("industry",)),
        ("INDUSTRY", ("industry",)),
        ("ＧＲＡＤ", ("grade",)),
        ("last_contac", ("last_contact",)),
        ("last", ("last_contact",)),
        ("in", ("industry",)),
        ("i", ()),
        ("阶断", ("阶段",)),
        ("标", ("标签",)),
        ("xyz", ()),
        ("客户", ()),
        ("", ()),
        ("  ", ()),
    ],
)
def test_near_names_are_offered_as_they_are_spelled(word: str, near: tuple[str, ...]) -> None:
    assert nearest(word, FIELDS) == near


def test_best_comes_first_and_no_more_than_the_limit() -> None:
    candidates = ["acme-4x", "acmes", "acme-trading-shanghai", "acme", "other"]
    assert nearest("acme", candidates) == ("acme", "acmes", "acme-4x")
    assert nearest("acme", candidates, limit=1) == ("acme",)
    assert nearest("acme", candidates, limit=9) == ("acme", "acmes", "acme-4x", "acme-trading-shanghai")


def test_equally_near_names_come_in_order_whatever_order_they_are_given_in() -> None:
    assert nearest("acma", ["acmf", "acme", "acmd"]) == nearest("acma", ["acmd", "acmf", "acme"])
    assert nearest("acma", ["acmf", "acme", "acmd"]) == ("acmd", "acme", "acmf")


def test_accents_and_case_do_not_count() -> None:
    assert nearest("muller", ["Müller AG", "Miller"], limit=1) == ("Miller",)
    assert nearest("mullerag", ["Müller AG", "Miller"], limit=1) == ("Müller AG",)


def test_very_long_words_are_compared_by_their_beginning() -> None:
    assert nearest("a" * 100_000, ["a" * 90, "b"]) == ("a" * 90,)
