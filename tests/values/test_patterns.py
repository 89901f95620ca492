"""Shapes that a text must have to be an e-mail address, a phone number, a currency, a time or a web address."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest

from clientctl.values import is_currency, is_email, is_phone, is_time, is_url

FITTING = [
    (is_email, ["a@b.no", "li.lei+x@mail.example.co.uk", "王芳@例子.中国", "o'neil@example.com", "a_b-c@x-y.io"]),
    (is_phone, ["110", "13800138000", "+47 22 33 44 55", "(010) 8888-6666", "0512/6666 转 801", "１３８", "1 ext 5",
                "＋86 138", "12,34", "#31#22", "*62*1"]),
    (is_currency, ["CNY", "EUR", "XXX"]),
    (is_time, ["00:00", "09:05", "19:30", "23:59"]),
    (is_url, ["example.com", "www.example.com", "http://example.com", "https://a.b/c?d=e#f", "例子.中国", "a.no:8080",
              "a.no/", "https://a-b.no?x"]),
]  # fmt: skip

UNFITTING = [
    (is_email, ["", "a", "@b.no", "a@b", "a@@b.no", "a@b@c.no", "a b@c.no", "a@b .no", "a@.no", "a@b..no", "<a@b.no>",
                "a@b.no\n", "a;b@c.no", "a,b@c.no", '"a"@b.no', "x" * 65 + "@b.no"]),
    (is_phone, ["", "1", "+", "--", "12a3", "call me", "1" * 41, "12\n34", "(+)", "１"]),
    (is_currency, ["", "cny", "CN", "CNYX", "C1Y", "¥", "ＣＮＹ", "CNY\n"]),
    (is_time, ["", "24:00", "9:05", "12:60", "12:5", "12:30:00", "12:30\n", "１２:30"]),
    (is_url, ["", "example", "javascript:alert(1)", "ftp://a.no", "mailto:a@b.no", "http://", "//a.no", "a..no",
              "https://a.no/ b", "https://a.no/<b>", "data:text/html,x", "http:///a.no", "a.no\n", "a.no:port"]),
]  # fmt: skip


@pytest.mark.parametrize(("is_shape", "text"), [(shape, text) for shape, texts in FITTING for text in texts])
def test_what_has_the_shape(is_shape: Callable[[str], bool], text: str) -> None:
    assert is_shape(text)


@pytest.mark.parametrize(
    ("is_shape", "text"), [(shape, text) for shape, texts in UNFITTING for text in texts]
)
def test_what_has_not_the_shape(is_shape: Callable[[str], bool], text: str) -> None:
    assert not is_shape(text)


HOSTILE = [
    "a" * 200_000,
    "a." * 100_000,
    "a@" + "b." * 100_000,
    "1" * 200_000,
    "http://" + "a." * 100_000 + "\n",
]


@pytest.mark.parametrize("is_shape", [is_email, is_phone, is_currency, is_time, is_url])
def test_hostile_texts_are_answered_at_once(is_shape: Callable[[str], bool]) -> None:
    begin = perf_counter()

    assert not any(map(is_shape, HOSTILE))
    assert perf_counter() - begin < 1
