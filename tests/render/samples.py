"""A small book's answers, and text made to break things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

from hypothesis import strategies as st

from clientctl.model import Answer, Choice, Column, Label, Table
from clientctl.render import RENDERERS, Style

GRADES: Final = (
    Choice("A", Label("A", "核心")),
    Choice("B", Label("B", "重要")),
    Choice("D", Label("D", "一般")),
)
ID: Final = Column("id", Label("id", "编号"), "id", audience="programs")
NAME: Final = Column("name", Label("name", "名称"))
GRADE: Final = Column("grade", Label("grade", "等级"), "choice", GRADES, tones=(("A", "bold"), ("D", "dim")))
OWNER: Final = Column("owner", Label("owner", "负责人"), "person", rank=2)
LAST_CONTACT: Final = Column("last_contact", Label("last contact", "最近联系"), "date", rank=3)
TOTAL: Final = Column("total", Label("total", "总额"), "money", unit="CNY")

CLIENTS: Final = Table(
    (ID, NAME, GRADE, OWNER, LAST_CONTACT, TOTAL),
    (
        ("shanghai-huadong", "上海华东贸易有限公司", "A", "王芳", "2026-11-18", Decimal("1284300")),
        ("nordlys-seafood", "Nordlys Seafood AS", "A", "li", None, Decimal("642180.50")),
        ("beijing-xinghe", "北京星河科技", "D", "王芳", "2026-03-01", Decimal("99999.99")),
    ),
)

# Escape sequences, bidi controls, separators, surrogates, hidden characters, emoji that need some of them.
NASTY: Final = (
    "\x00\x07\x08\t\n\r\x1b[]\x7f\x85\x9b\xad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a"
    "\u202e"
    "\u2060\u2066\u2069\u3164\ud800\udc80\udfff\ufe0f\ufe0e\ufeff\ufff9\uffff\U0001bca0\U000e0001\U000e0061\U000e007f"
    "\U000e0100👨👩👧❤🏴🇨🇳👍🏽中文e\u0301，。|\\<>&\"',;: \u3000aZ0-"
)
nasty_text: Final = st.text(st.one_of(st.sampled_from(NASTY), st.characters()), max_size=30)
words: Final = st.text(st.sampled_from("abcXYZ 0189中文上海有限公司，。é️👨‍👩‍👧🇨🇳e\u0301-_"), max_size=40)


def tabled(columns: Sequence[Column], *rows: Sequence[Any]) -> Answer:
    """An answer with one table."""
    return Answer(lambda: (), (Table(tuple(columns), rows),))


def listed(objects: Iterable[Any], *, is_single: bool = False) -> Answer:
    """An answer with objects alone."""
    return Answer(lambda: objects, is_single=is_single)


def rendered(name: str, answer: Answer, style: Style | None = None) -> str:
    return "".join(RENDERERS[name].render(answer, style or Style()))
