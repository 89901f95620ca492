"""What bare words are looked for in."""

from __future__ import annotations

from typing import Any

import pytest

from clientctl.query import SearchText, build_search
from clientctl.query.search import build_word


def test_search_text_has_the_texts_that_words_search_and_no_others() -> None:
    search = build_search(
        {
            "name": "Ærlig  Øl AS",
            "aliases": ["张三", "Øl"],
            "number": "K-1",
            "industry": "brewing",
            "phone": "+47 22-33",
            "email": "a@b.no",
            "tags": ["VIP"],
            "contacts": [
                {
                    "id": "260101-aaaaaa",
                    "name": "Ole",
                    "birthday": "1980-01-01",
                    "phone": "１２",
                    "primary": True,
                }
            ],
            "log": [{"date": "2026-01-01", "text": "Called\nOle", "author": "wang"}],
            "notes": "Likes tea",
        }
    )

    assert sorted(search.text.split("\n")) == sorted(
        ["aerlig ol as", "张三", "ol", "k-1", "vip", "ole", "12", "called ole", "likes tea"]
    )
    assert search.phones == ("472233", "12")
    assert search.names == ("张三",)
    assert search.readings is None


@pytest.mark.parametrize(
    "document",
    [
        {},
        {
            "name": None,
            "aliases": "x",
            "tags": 5,
            "contacts": "x",
            "log": {"text": ["y"]},
            "phone": 5,
            "notes": {},
        },
        {"contacts": [None, "x", {"name": 5, "phone": ["1", None]}], "log": [None, "x", {"text": None}]},
    ],
)
def test_parts_without_their_shape_are_passed_over(document: dict[str, Any]) -> None:
    assert isinstance(build_search(document), SearchText)


def test_readings_that_were_kept_are_used() -> None:
    # what a cache kept is believed, and spares the library
    assert build_word("xy")(SearchText("张三", names=("张三",), readings=((("xing",), ("yun",)),)))


@pytest.mark.parametrize(
    ("name", "word", "is_found"),
    [
        ("重庆银行", "chongqing", True),
        ("重庆银行", "zhongqing", True),
        ("重庆银行", "cqyh", True),
        ("重庆银行", "yinhang", True),
        ("重庆银行", "yinxing", True),
        ("重庆银行", "chong qing", True),
        ("西安", "xi'an", True),
        ("上海ABC贸易", "abcmaoyi", True),
        ("张三", "zhangsan1", False),
        ("张三", "lisi", False),
        ("ACME", "am", False),
    ],
)
def test_names_are_found_by_sound(name: str, word: str, is_found: bool) -> None:
    assert build_word(word)(build_search({"name": name})) is is_found


def test_aliases_have_a_sound_and_contacts_have_none() -> None:
    assert build_word("zs")(build_search({"name": "x", "aliases": ["张三"]}))
    assert not build_word("zs")(build_search({"name": "x", "contacts": [{"name": "张三"}]}))


@pytest.mark.parametrize(
    ("word", "is_found"),
    [
        ("5551234", True),
        ("555 12-34", True),
        ("+555", True),
        ("12345", False),
        ("x555", False),
        ("五", False),
    ],
)
def test_words_of_digits_search_phones(word: str, is_found: bool) -> None:
    search = build_search({"name": "y", "contacts": [{"phone": "(555) 1234"}]})

    assert build_word(word)(search) is is_found


def test_phrase_is_not_found_across_two_values() -> None:
    search = build_search({"name": "East", "aliases": ["China"]})

    assert not build_word("east china")(search)
    assert build_word("east")(search)
