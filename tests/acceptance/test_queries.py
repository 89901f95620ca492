"""The query language over a hand-written book: each query with the clients that it must find."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.acceptance import hand
from tests.acceptance.book import Book, plain

EVERYBODY = "beijing cafe delta harbor huadong nordlys rounding zhang-wei"
NO_GRADE = "beijing cafe harbor rounding"


def but(*ids: str) -> str:
    """All clients of the book except these."""
    return " ".join(name for name in EVERYBODY.split() if name not in ids)


# what the shell hands over word by word: values with spaces, terms of their own, connecting words
ARGUMENTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("tag:vip", "industry:制造业", "total:100000..", "last_contact:..-90d"), "huadong"),
    (("grade:A OR (tag:vip total>=100000)", "NOT", "owner:me"), "huadong"),
    (("tag:vip", "OR", "grade:D", "grade:C"), "huadong nordlys"),
    (("grade:C OR grade:D", "tag:optics"), "delta"),
    (("NOT", "tag:vip", "grade:B"), ""),
    (("grade:C", "或", "grade:D"), "delta zhang-wei"),
    (("非", "grade:any"), NO_GRADE),
    (("grade:any", "且", "not:tag:any"), "zhang-wei"),
    (("region:East China",), "huadong"),
    (("total > 100000",), "huadong"),
    (("name=café CREME",), "cafe"),
    (("name!=Delta Optik GmbH",), but("delta")),
    (("name~delta opti? gmbh",), "delta"),
    (("tag:a b",), "harbor"),
    (("since:last month",), "rounding"),
    (("since:this quarter",), "rounding zhang-wei"),
    (("since:2024年3月1日",), "huadong"),
    (("orders.date:this week",), "rounding"),
    (("orders.amount:1000", "orders.status:cancelled"), "huadong"),
    (("called ole",), "nordlys"),
    (("@important", "NOT", "grade:A"), "nordlys"),
    (("archived:true",), "old-archive"),
    (("owner:me",), ""),
    ((), EVERYBODY),
)

# what stands in one text, as in --where and in the settings
TEXTS: tuple[tuple[str, str], ...] = (
    # joining terms
    ("NOT tag:vip OR grade:B", but("huadong")),
    ('region:"East China" tag:vip', "huadong"),
    # text: contains, equals, wildcards; folded
    ("name:CAFE", "cafe"),
    ("region:ＥＡＳＴ", "huadong"),
    ("name=Delta", ""),
    ("name~*optik*", "delta"),
    ("name~optik*", ""),
    ('address.city:"Portland, OR"', "harbor"),
    # whole values: numbers, tags, choices in their order
    ("number:0012", "huadong"),
    ("number:12", ""),
    ("tag:it", ""),
    ("kind:个人", "zhang-wei"),
    ("等级:核心", "huadong"),
    ("阶段:在谈", "harbor huadong"),
    ("阶段:活跃", "harbor huadong"),
    ("grade<B", "huadong"),
    ("grade>A", "delta nordlys zhang-wei"),
    ("grade:B..C", "delta nordlys"),
    ("grade!=A", but("huadong")),
    ("grade:none", NO_GRADE),
    ("contacts.primary:true", "huadong"),
    # dates and periods
    ("since:2026-10", "rounding"),
    ("since:2026Q4", "rounding zhang-wei"),
    ("since:2026-W44", "rounding zhang-wei"),
    ("since:本月", "zhang-wei"),
    ("since:..去年", "harbor huadong nordlys"),
    ("since<2024-03-01", "harbor"),
    ("since:2024-03..2025-01", "huadong nordlys"),
    ("since:2024,2025", "huadong nordlys"),
    ("since:01.03.2024", "huadong"),
    ("since:3周前..", "zhang-wei"),
    ("last_contact:..-90d", "huadong nordlys"),
    ("last_contact<-90d", "nordlys"),
    ("last_contact:none", but("delta", "huadong", "nordlys")),
    ("stale:90d", but("delta")),
    ("stale:91d", but("delta", "huadong")),
    ("orders.date:周日", "rounding"),
    ("orders.date:本周五", ""),
    ("orders.date:12月24日", "huadong"),
    ("orders.date:2026-01..2026-03", "huadong nordlys"),
    ("next.date:today", "harbor"),
    # lists: any element; two terms may match different ones
    ("contacts.email:acme", "huadong"),
    ("orders.amount>1000", "huadong"),
    ("log.kind:拜访", "huadong"),
    ("log.kind!=visit", but("huadong")),
    ("tag:vip,fish", "huadong nordlys"),
    ("tag!=vip", but("huadong", "nordlys")),
    ("tag:none", "beijing cafe rounding zhang-wei"),
    # numbers, money, computed fields
    ("total:16万..17万", "huadong"),
    ("total:165800.51", "huadong"),
    ("total:165,800.51", ""),
    ("total:0", "beijing cafe delta zhang-wei"),
    ("total:0.01", "rounding"),
    ("annual_revenue>=1.2m", "beijing rounding"),
    ("order_count:1..2", "harbor nordlys rounding"),
    ("average_order:107.57", "harbor"),
    ("average_order:none", "beijing cafe delta zhang-wei"),
    ("first_order:2025-12", "nordlys"),
    ("last_order:2026-10..", "harbor rounding"),
    ("contact_count:2", "huadong"),
    ("days_since_contact:82", "delta"),
    ("next_due:..2026-11-30", "harbor huadong rounding"),
    ("next_due:2026-12", "beijing zhang-wei"),
    ("next_due:none", "cafe delta nordlys"),
    # literals
    ("notes:none", but("beijing", "harbor")),
    ('notes:"none"', "harbor"),
    # bare words: names, pinyin and initials, numbers, contacts, tags, notes, log, digits of phones
    ("星河", "beijing"),
    ("bjxh", "beijing"),
    ("shanghaihuadong", "huadong"),
    ("张三", "huadong"),
    ("47223344", "nordlys"),
    ("optics", "delta"),
    ("quotes", "beijing"),
    ("0012", "huadong"),
    # signs of Chinese keyboards
    ("最近联系＜2026-08-24", "nordlys"),
    ("等级：A、B", "huadong nordlys"),
    ("total:100。。1000", "harbor nordlys"),
    ("total:100…300", "harbor"),
    ("name:“北京”", "beijing"),
    ("（等级:A 或 等级:B）", "huadong nordlys"),
    # the book's own fields, saved views, the archive, me
    ("credit_limit:50万..", "huadong"),
    ("custom.vip_since:2025", "huadong"),
    ("合作渠道:direct", "huadong"),
    ('name="café CREME"', "cafe"),
    ('name!="Delta Optik GmbH"', but("delta")),
    ('"called ole"', "nordlys"),
    ("tag:any NOT tag:vip OR grade:D", "delta harbor zhang-wei"),
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    made = plain(tmp_path_factory.mktemp("queries"), hand.FILES, hand.SETTINGS)
    made.write("schema/client.schema.json", hand.SCHEMA)
    made.write("views/important.yaml", "query: grade:A,B tag:vip\n")
    made.write("archive/old-archive.yaml", hand.ARCHIVED)
    return made


def test_queries_of_several_words(book: Book) -> None:
    answers = book.ask([("find", "-q", *words) for words, _ in ARGUMENTS])
    found = {words: " ".join(answer.lines) for (words, _), answer in zip(ARGUMENTS, answers, strict=True)}
    assert found == dict(ARGUMENTS)
    assert {answer.code for answer in answers} == {0}


def test_queries_of_one_text(tmp_path: Path) -> None:
    # each query is a rule of the settings that asks for a field nobody has, so that one check tells them all
    rules = [{"when": text, "has": [f"custom.q{n}q"]} for n, (text, _) in enumerate(TEXTS)]
    settings = f"{hand.SETTINGS}require: {json.dumps(rules, ensure_ascii=False)}\n"
    book = plain(tmp_path, hand.FILES, settings)
    schema = json.loads(hand.SCHEMA)
    asked = {f"q{n}q": {"type": "string", "x-kind": "text"} for n in range(len(TEXTS))}
    schema["properties"]["custom"]["properties"] |= asked
    book.write("schema/client.schema.json", json.dumps(schema))
    told = [row for row in book.run("check", "-o", "json").data if row["severity"] == "error"]
    found = {
        text: " ".join(sorted(Path(row["path"]).stem for row in told if f"q{n}q" in row["message"]))
        for n, (text, _) in enumerate(TEXTS)
    }
    assert found == dict(TEXTS)
    assert not [row for row in told if not row["path"].startswith("clients/")]


def test_me_is_looked_up_among_the_people(book: Book) -> None:
    for user in ("wang", "王芳"):
        assert book.run("find", "-q", "owner:我", env={"CLIENTCTL_USER": user}).out == "huadong\n"


def test_a_field_name_as_a_bare_word_draws_a_warning(book: Book) -> None:
    for word in ("total", "since", "orders.amount"):
        answer = book.run("find", "-q", word)
        assert (answer.code, answer.out) == (0, "")
        assert "warning: " in answer.err and word in answer.err


def test_nothing_found_is_no_failure_unless_asked(book: Book) -> None:
    assert book.run("find", "tag:nope").code == 0
    assert book.run("find", "-e", "tag:nope").code == 3
    assert book.run("find", "-e", "tag:vip").code == 0


def test_today_moves_what_is_relative(book: Book) -> None:
    late = book.run("find", "-q", "last_contact:..-90d", "--today", "2026-11-30")
    assert late.lines == ["delta", "huadong", "nordlys"]
    early = book.run("--today", "2026-11-21", "find", "-q", "last_contact:..-90d")
    assert early.lines == ["nordlys"]
