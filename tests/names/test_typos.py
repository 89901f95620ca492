"""Slips of the pen: names that differ by a letter or two, and names that are others."""

from __future__ import annotations

import pytest

from clientctl.names import is_slip, slip_keys

SLIPS = [
    ("nordlys seafood", "nordlys seafoods"),  # a letter more
    ("nordlys seafood", "nordlys seefood"),  # another letter
    ("nordlys seafood", "norldys seafood"),  # two letters swapped
    ("kitayama", "kitayma"),  # one word alone
    ("instrumentation", "insturmentaton"),  # two slips in a long word
    ("深圳市威恒仪器", "深圳威恒仪器"),  # a character left out
    ("上海华东贸易", "上海东华贸易"),  # two characters swapped
]
OTHERS = [
    ("nordlys seafood", "nordlys seafood"),
    ("anna hansen", "anne hansen"),  # a short word
    ("erik hansen", "erik jansen"),  # the first letter
    ("north foods", "south foods"),
    ("nordlys seafood", "nordlis seafoods"),  # one slip each in two words
    ("route 10001", "route 10002"),
    ("store10001", "store10002"),
    ("kitay", "kitae"),  # a short name
    ("nordlys", "nordlys seafood"),
    ("marinelabs", "marineports"),  # three letters and more
    ("北京星河科技", "上海星河科技"),
    ("北京星河科技", "南京星河科技"),  # another character is another name
    ("张伟", "张为"),
    ("华东食品", "华东食品厂"),  # a short name
]


@pytest.mark.parametrize(("one", "other"), SLIPS)
def test_a_slip_is_one_either_way_and_is_found_by_a_shared_key(one: str, other: str) -> None:
    assert is_slip(one, other)
    assert is_slip(other, one)
    assert set(slip_keys(one)) & set(slip_keys(other))


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_names_that_are_others_are_no_slips(one: str, other: str) -> None:
    assert not is_slip(one, other)
    assert not is_slip(other, one)
