"""Which texts are ids, and what new ones look like."""

from __future__ import annotations

import random
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.names import id_suffix, is_id, is_item_id, is_view_name, new_item_id

DAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("acme", True),
        ("a", True),
        ("0", True),
        ("acme-", True),
        ("acme--2", True),
        ("a" * 63, True),
        ("con-1", True),
        ("com10", True),
        ("console", True),
        ("", False),
        ("a" * 64, False),
        ("-acme", False),
        ("Acme", False),
        ("acme_2", False),
        ("acme.yaml", False),
        ("a/b", False),
        ("..", False),
        ("acme\n", False),
        ("\nacme", False),
        ("acme ", False),
        ("张三", False),
        ("é", False),
        ("１", False),
        ("con", False),
        ("prn", False),
        ("aux", False),
        ("nul", False),
        ("com0", False),
        ("com9", False),
        ("lpt1", False),
    ],
)
def test_client_id(text: str, is_one: bool) -> None:
    assert is_id(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("261122-k3v9q0", True),
        ("A._-9", True),
        ("-", True),
        ("x" * 64, True),
        ("x" * 65, False),
        ("", False),
        ("a b", False),
        ("a/b", False),
        ("a\n", False),
        ("é", False),
        ("１", False),
    ],
)
def test_item_id(text: str, is_one: bool) -> None:
    assert is_item_id(text) is is_one


def test_new_item_id_is_the_day_and_six_drawn_characters() -> None:
    numbers = iter([0, 9, 10, 17, 18, 31])
    assert new_item_id(DAY, lambda _: next(numbers)) == "260309-09ahjz"


def test_id_suffix_is_four_drawn_characters() -> None:
    # what Crockford leaves out: i, l, o, u
    numbers = iter([19, 20, 22, 27])
    assert id_suffix(lambda _: next(numbers)) == "kmpv"


def test_every_character_can_be_drawn_and_none_reads_like_another() -> None:
    assert id_suffix(lambda count: count - 1) == "zzzz"
    drawn = {id_suffix(partial(min, number))[0] for number in range(32)}
    assert drawn == set("0123456789abcdefghijklmnopqrstuvwxyz") - set("ilou")


@given(st.dates(date(1900, 1, 1)), st.integers())
def test_new_item_ids_are_item_ids(day: date, seed: int) -> None:
    made = new_item_id(day, random.Random(seed).randrange)
    assert is_item_id(made)
    assert made.startswith(f"{day.year % 100:02}{day.month:02}{day.day:02}-")
    assert len(made) == 13


@pytest.mark.parametrize("name", ["vip", "甲级", "big vips", "a", "q3-2026", "A_b", "x" * 63])
def test_names_of_views(name: str) -> None:
    assert is_view_name(name)


@pytest.mark.parametrize("name", ["", " a", "a ", "../a", "a/b", "a.b", "-a", "a-", "a\n", "x" * 64, "a\tb"])
def test_no_names_of_views(name: str) -> None:
    assert not is_view_name(name)
