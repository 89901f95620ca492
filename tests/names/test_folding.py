"""What folding takes away, and what it keeps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.names import digits, fold, has_han

FOLDED = [
    ("", ""),
    ("Acme", "acme"),
    ("  Acme \t Trading\n", "acme trading"),
    ("ＡＢＣ　Ｌｔｄ", "abc ltd"),
    ("Ærlig Øl", "aerlig ol"),
    ("Straße", "strasse"),
    ("STRASSE", "strasse"),
    ("Müller", "muller"),
    ("Mu\u0308ller", "muller"),
    ("Łódź", "lodz"),
    ("Đặng Thị", "dang thi"),
    ("Þórður", "thordur"),
    ("Cœur", "coeur"),
    ("Iğdır", "igdir"),
    ("İzmir", "izmir"),
    ("ﬁnance", "finance"),
    ("Société Générale", "societe generale"),
    ("ΑΘΗΝΑ", "αθηνα"),
    ("Αθήνα", "αθηνα"),
    ("Йод", "иод"),
    ("上海（华东）", "上海(华东)"),
    ("张\u200b三", "张三"),
    ("co\u00adoperate", "cooperate"),
    # marks that make another letter stay
    ("ガス", "ガス"),
    ("ｶﾞｽ", "ガス"),
    ("삼성", "삼성"),
    ("１２３", "123"),
    ("①", "1"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_case_width_accents_and_blanks_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_folds_as_within_other_text(text: str) -> None:
    assert fold(f"{text} 张") == f"{fold(text)} 张".strip()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("+86 138-0013-8000", "8613800138000"),
        ("(021) 5555 0100 ext. 9", "021555501009"),
        ("１３８００１３８０００", "13800138000"),
        ("٠١٢", "012"),
        ("²", ""),
        ("none", ""),
    ],
)
def test_digits_are_those_of_the_number(text: str, found: str) -> None:
    assert digits(text) == found


@pytest.mark.parametrize("text", ["张三", "Acme 张", "〇", "㐀", "\U00020000"])
def test_han_characters_are_seen(text: str) -> None:
    assert has_han(text)


@pytest.mark.parametrize("text", ["", "Acme", "トヨタ", "삼성", "Ærlig", "、。"])
def test_other_scripts_and_signs_are_no_han(text: str) -> None:
    assert not has_han(text)
