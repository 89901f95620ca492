"""Records from the command line: one commit each, the same in every format, with and without the cache."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clientctl.model.records import RECORDS
from tests.acceptance import hand
from tests.acceptance.book import Book, kept, plain

# What an entry of each list needs, typed.
NEEDED = {
    "contact": ("Kari Lund",),
    "order": ("tea", "--amount", "1,200", "--on", "2026-11-01"),
    "deal": ("Frame order",),
    "project": ("Cold store",),
    "contract": ("Year 2027",),
    "payment": ("--amount", "12 EUR", "--due", "2026-12-01"),
    "feedback": ("too late", "--kind", "complaint"),
    "survey": ("so so", "--score", "6"),
    "reminder": ("send cards", "--on", "2026-12-01"),
    "story": ("How we won", "--outcome", "won"),
}


def test_every_kind_of_entry_is_added_listed_changed_and_taken_out(tmp_path: Path) -> None:
    book = kept(tmp_path, {"acme": "name: Acme AS\nstage: active\n"})
    for word, words in NEEDED.items():
        added = book.run(word, "add", "acme", *words, "-o", "json")
        assert added.code == 0, added.err
        (change,) = added.data["changed"]
        (row,) = book.run(word, "list", "-o", "json").data
        assert (row["id"], row["name"], row["item"]) == ("acme", "Acme AS", change["item"])
        assert change["action"] == "added"
        key = next(key for key in ("notes", "comment", "text", "reason", "what", "status") if key in row)
        assert book.run(word, "set", "acme", "last", f"{key}=changed").code == 0
        assert book.run(word, "list", "-o", "json").data == [{**row, key: "changed"}]
        taken = book.run(word, "rm", "acme", change["item"], "-o", "json", "--no-input").data["changed"]
        assert taken == [{**change, "action": "removed"}]
        assert book.run(word, "list", "--count").out == "0\n"
    assert set(NEEDED) == set(RECORDS)
    words_of = [f"{verb}-{word} acme" for word in reversed(NEEDED) for verb in ("rm", "set", "add")]
    assert book.subjects() == [*words_of, "base"]
    assert book.run("check").code == 0


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return plain(tmp_path_factory.mktemp("records"), hand.FILES, hand.SETTINGS)


@pytest.mark.long
def test_the_cache_changes_nothing(book: Book, bounded: bool) -> None:
    queries = ((), ("tag:vip",), ("total>1000",), ("华东",), ("-s", "-item"), ("-q",))
    for number, words in enumerate(queries):
        for word in list(RECORDS)[number % 3 :: 3] if bounded else RECORDS:
            line = (word, "list", *words) if words == ("-q",) else (word, "list", *words, "-o", "json")
            first, again, without = book.ask([line, line, (*line, "--no-cache")])
            assert first == again == without, line


def test_all_entries_of_the_clients_that_match_are_listed(book: Book) -> None:
    # of the two vips Nordlys has orders a and b, Huadong o1 to o6, those cancelled and to come as well
    listed = book.run("order", "list", "标签:vip", "-o", "csv", "-c", "item")
    assert listed.out == "item\no1\no2\no3\no4\no5\no6\na\nb\n"
    assert book.run("order", "list", "标签:vip", "-q").out == "huadong\nnordlys\n"
    assert book.run("order", "list", "标签:vip", "--count").out == "8\n"
    money = book.run("order", "list", "id:huadong", "-s", "-amount", "-n", "2", "-o", "json").data
    assert [order["amount"] for order in money] == [100000, 50000.505]


def test_a_broken_client_hides_no_other(tmp_path: Path) -> None:
    book = plain(tmp_path, {"a": "name: A\ndeals: [{title: X}]\n", "b": "name: [\n"})
    listed = book.run("deal", "list", "-o", "json")
    assert (listed.code, [row["title"] for row in listed.data]) == (4, ["X"])
    assert "clients/b.yaml:" in listed.err


def test_a_stream_is_one_commit_and_once_more_none(tmp_path: Path) -> None:
    book = kept(tmp_path, {"a": "name: A\n", "b": "name: B\nnumber: N-1\n"})
    lines = [
        {"ref": ref, "amount": n, "date": "2026-01-02", "id": f"x-{n}"}
        for n in range(20)
        for ref in ("a", "N-1")
    ]
    given = "\n".join(map(json.dumps, lines))
    first = book.run("order", "add", "--stdin", given=given)
    assert (first.code, first.out) == (0, "Added  order: 40 entries for 2 clients, 0 there already\n")
    again = book.run("order", "add", "--stdin", given=given)
    assert (again.code, again.out) == (0, "")
    assert book.subjects() == ["add-order 2 clients", "base"]
    bad = book.run("order", "add", "--stdin", given=given + '\n{"ref": "a", "amount": "01/02"}')
    assert (bad.code, bad.out) == (4, "") and "stdin:41:" in bad.err
    assert book.git("status", "--short") == ""


def test_chinese_names_of_keys_and_values_are_understood(tmp_path: Path) -> None:
    book = plain(tmp_path, {"a": "name: 张三\n"}, "clientctl: 1\nlanguage: zh\n")
    added = book.run("feedback", "add", "zs", "太慢了", "--kind", "投诉", "--on", "昨天")
    assert added.code == 0 and "反馈" in added.out and "投诉" in added.out
    assert book.run("feedback", "set", "张三", "last", "状态=已结").code == 0
    assert "status: closed" in book.read("clients/a.yaml")
    head, *_ = book.run("feedback", "list").lines
    assert head.split() == ["客户", "日期", "类型", "内容", "状态", "条目"]
