"""Ids made from names, and names without their legal form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientctl.names import bare_name, fold, is_id, slug

SLUGS = [
    ("张三", "zhangsan"),
    ("张 三", "zhang-san"),
    ("上海华东贸易有限公司", "shanghaihuadongmaoyi"),
    ("上海ABC贸易有限公司", "shanghai-abc-maoyi"),
    ("上海（华东）贸易股份有限公司", "shanghai-huadong-maoyi"),
    ("重庆长安汽车股份有限公司", "chongqingchanganqiche"),
    ("吕布", "lvbu"),
    ("Acme", "acme"),
    ("Acme, Inc.", "acme"),
    ("  Acme   Trading  ", "acme-trading"),
    ("Ærlig Øl AS", "aerlig-ol"),
    ("Müller & Söhne GmbH & Co. KG", "muller-sohne"),
    ("Łódź Sp. z o.o.", "lodz"),
    ("Société Générale S.A.", "societe-generale"),
    ("Straße", "strasse"),
    ("Москва", "moskva"),
    ("ООО «Ромашка»", "romashka"),
    ("トヨタ株式会社", "toyota"),
    ("O'Brien Ltd", "obrien"),
    ("O’Brien Ltd", "obrien"),
    ("I.B.M. Corp.", "ibm"),
    ("Booking.com B.V.", "booking-com"),
    ("Coca-Cola", "coca-cola"),
    ("-- Acme --", "acme"),
    ("ＡＣＭＥ　１２３", "acme-123"),
    ("3M", "3m"),
    # nothing else remains
    ("GmbH", "gmbh"),
    ("有限公司", "youxiangongsi"),
    ("!!!", ""),
    ("", ""),
    ("\U00031380", ""),
    # device names
    ("con", "con-1"),
    ("Aux Ltd", "aux-1"),
    ("LPT1", "lpt1-1"),
    ("com0", "com0-1"),
    ("con man", "con-man"),
    ("com10", "com10"),
    # at most 40 characters, cut where a word or a syllable ends
    ("a" * 41, "a" * 40),
    ("a" * 20 + " " + "b" * 19, "a" * 20 + "-" + "b" * 19),
    ("a" * 20 + " " + "b" * 20, "a" * 20),
    ("张" * 9, "zhang" * 8),
    ("中" + "张" * 8, "zhong" + "zhang" * 7),
    ("双" + "张" * 8, "shuang" + "zhang" * 6),
    ("!" * 199 + "abc", "a"),
]
BARE = [
    ("Acme Ltd", "acme"),
    ("Acme LIMITED", "acme"),
    ("Acme Co., Ltd.", "acme"),
    ("Acme (Pty) Ltd", "acme"),
    ("Acme & Co", "acme"),
    ("Acme, Inc", "acme"),
    ("Acme L.L.C.", "acme"),
    ("Acme S. A.", "acme"),
    ("Acme S.A. de C.V.", "acme"),
    ("Acme S.p.A.", "acme"),
    ("Acme S.r.l.", "acme"),
    ("Acme SARL", "acme"),
    ("Acme AG", "acme"),
    ("Acme B.V.", "acme"),
    ("Acme NV", "acme"),
    ("Acme AB", "acme"),
    ("Acme A/S", "acme"),
    ("Acme ASA", "acme"),
    ("Acme Oyj", "acme"),
    ("Acme PLC", "acme"),
    ("Acme K.K.", "acme"),
    ("Acme Sdn. Bhd.", "acme"),
    ("Acme d.o.o.", "acme"),
    ("上海华东有限公司", "上海华东"),
    ("上海华东有限责任公司", "上海华东"),
    ("上海华东股份有限公司", "上海华东"),
    ("上海华东合伙企业（有限合伙）", "上海华东合伙企业"),
    ("株式会社東京", "東京"),
    ("東京㈱", "東京"),
    ("삼성 주식회사", "삼성"),
    ("上海华东集团", "上海华东集团"),
    ("上海华东有限公司北京分公司", "上海华东有限公司北京分公司"),
    ("Oracle", "oracle"),
    ("Alibaba", "alibaba"),
    ("AS Roma", "as roma"),
    ("Co Ltd", "co"),
    ("S.A.", "s.a."),
    ("&", "&"),
    ("", ""),
]


@pytest.mark.parametrize(("name", "id"), SLUGS)
def test_id_is_made_from_the_name(name: str, id: str) -> None:
    assert slug(name) == id


@pytest.mark.parametrize(("name", "bare"), BARE)
def test_legal_form_is_dropped_when_something_remains(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@given(st.text() | st.text("上海张三 -.'éß&AconlptGmbH0", max_size=60))
def test_slug_is_an_id_or_nothing(name: str) -> None:
    made = slug(name)
    assert made == "" or is_id(made)
    assert len(made) <= 40
    assert "--" not in made
    assert not made.endswith("-")


@given(st.from_regex("[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True).filter(is_id))
def test_short_id_is_its_own_slug(id: str) -> None:
    assert slug(id) == id


@given(st.text())
def test_bare_name_is_empty_only_when_the_name_is(name: str) -> None:
    assert (bare_name(name) == "") is (fold(name) == "")
