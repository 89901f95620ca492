"""What finds a Chinese name, by tables and against a search through every spelling."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.names import matches_pinyin, pinyin_readings

FOUND = [
    ("张三", "zhangsan"),
    ("张三", "ZhangSan"),
    ("张三", "zhang san"),
    ("张三", "zhang'san"),
    ("张三", "zhāng sān"),
    ("张三", "zs"),
    ("张三", "zhs"),
    ("张三", "zhangs"),
    ("张三", "zhangsa"),
    ("张三", "zsan"),
    ("张三", "zhang"),
    ("张三", "zhan"),
    ("张三", "z"),
    ("张三", "san"),
    ("张 三", "zhangsan"),
    ("张·三", "zs"),
    ("重庆", "chongqing"),
    ("重庆", "zhongqing"),
    ("重庆", "cq"),
    ("重庆", "zq"),
    ("重庆", "chq"),
    ("重庆长安汽车", "changan"),
    ("重庆长安汽车", "caqc"),
    ("西安银行", "xianyinhang"),
    ("西安银行", "xianyinxing"),
    ("西安银行", "xi'an"),
    ("吕布", "lvbu"),
    ("吕布", "lubu"),
    ("吕布", "lübu"),
    ("吕布", "lyubu"),
    ("吕布", "lb"),
    ("上海ABC贸易", "shanghaiabcmaoyi"),
    ("上海ABC贸易", "abc"),
    ("上海ABC贸易", "bcmy"),
    ("上海（华东）贸易", "shhd"),
    ("上海（华东）贸易", "hdmy"),
    ("７天酒店", "7tian"),
    ("万俟卨", "moqi"),
    ("曾小贤", "zengxiaoxian"),
    ("曾小贤", "cengxiaoxian"),
]
NOT_FOUND = [
    ("张三", ""),
    ("张三", " '"),
    ("张三", "s"),
    ("张三", "sz"),
    ("张三", "zsx"),
    ("张三", "zhangsanx"),
    ("张三", "hang"),
    ("张三", "angsan"),
    ("张三", "zhasan"),
    ("张三", "lisi"),
    ("张三", "张三"),
    ("重庆", "qc"),
    ("重庆", "chongzhong"),
    ("上海ABC贸易", "acmy"),
    ("上海ABC贸易", "ab贸易"),
    ("Acme", "acme"),
    ("", "a"),
    ("ガス", "gasu"),
]


@pytest.mark.parametrize(("name", "query"), FOUND)
def test_name_is_found_by_readings_their_beginning_and_initials(name: str, query: str) -> None:
    assert matches_pinyin(query, pinyin_readings(name))


@pytest.mark.parametrize(("name", "query"), NOT_FOUND)
def test_name_is_not_found_by_what_it_does_not_spell(name: str, query: str) -> None:
    assert not matches_pinyin(query, pinyin_readings(name))


def test_single_letter_counts_at_the_first_position_only() -> None:
    readings = pinyin_readings("张三丰")
    assert [letter for letter in "zsf" if matches_pinyin(letter, readings)] == ["z"]


@pytest.mark.parametrize(
    ("name", "positions"),
    [
        ("张三", [{"zhang"}, {"san"}]),
        ("重庆", [{"chong", "zhong", "tong"}, {"qing"}]),
        ("女A", [{"nv", "nu", "nyu", "ru"}, {"a"}]),
        ("张 3·三", [{"zhang"}, {"3"}, {"san"}]),
        # no reading is known: the character stands for itself
        ("张\U00031300\U00031301", [{"zhang"}, {"\U00031300"}, {"\U00031301"}]),
        ("Acme 3", []),
    ],
)
def test_readings_are_of_each_character_and_of_the_phrase(name: str, positions: list[set[str]]) -> None:
    assert [set(position) for position in pinyin_readings(name)] == positions


def test_phrase_adds_readings_that_no_character_has_by_itself() -> None:
    # 俟 is read qi in this surname only
    assert "qi" in pinyin_readings("万俟")[1]


def test_many_readings_do_not_multiply() -> None:
    # 200 positions with two readings each: 2 to the power of 200 products
    readings = (("za", "zan"),) * 200
    assert matches_pinyin("zan" * 199 + "z", readings)
    assert not matches_pinyin("zan" * 199 + "x", readings)
    assert not matches_pinyin("z" * 201, readings)


def test_text_without_han_does_not_load_pypinyin() -> None:
    program = (
        "import sys; from clientctl.names import fold, pinyin_readings, slug\n"
        "fold('Ærlig Øl'); pinyin_readings('Ærlig Øl'); slug('Acme Ltd')\n"
        "print('pypinyin' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


def spellings(reading: str) -> set[str]:
    return {reading, reading[0]} | {initial for initial in ("zh", "ch", "sh") if reading.startswith(initial)}


def matches_by_trying_all(query: str, readings: tuple[tuple[str, ...], ...]) -> bool:
    """Spell out every run of positions in every way, the last one also by every beginning."""
    for start in range(1 if len(query) == 1 else len(readings)):
        for end in range(start, len(readings)):
            before = [set().union(*map(spellings, position)) for position in readings[start:end]]
            last = {reading[:size] for reading in readings[end] for size in range(1, len(reading) + 1)}
            if any("".join(parts) == query for parts in product(*before, last)):
                return True
    return False


READINGS = st.lists(
    st.lists(st.sampled_from(["an", "a", "na", "zha", "za", "sh", "ang"]), min_size=1, max_size=2).map(tuple),
    min_size=1,
    max_size=4,
).map(tuple)


@given(READINGS, st.text("anzhsg", max_size=7))
def test_match_agrees_with_trying_all_spellings(readings: tuple[tuple[str, ...], ...], query: str) -> None:
    assert matches_pinyin(query, readings) is matches_by_trying_all(query, readings)


@given(READINGS, st.data())
def test_every_spelling_of_the_whole_name_matches(
    readings: tuple[tuple[str, ...], ...], data: st.DataObject
) -> None:
    chosen = [data.draw(st.sampled_from(position)) for position in readings]
    assert matches_pinyin("".join(chosen), readings)
    assert matches_pinyin("".join(reading[0] for reading in chosen), readings)


@given(st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=8))
def test_each_letter_of_a_name_has_readings(name: str) -> None:
    for position in pinyin_readings(name):
        assert position
        assert all(position)


def test_a_name_of_a_million_characters_costs_no_time() -> None:
    started = time.process_time()
    readings = pinyin_readings("长x" * 500_000)
    assert matches_pinyin("changx", readings)
    assert not matches_pinyin("beta", readings)
    assert time.process_time() - started < 1
