"""Saved queries: one file and one commit each, the same answer as the arguments, and nothing lost by a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance import hand
from tests.acceptance.book import Book, kept, plain


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return plain(tmp_path_factory.mktemp("views"), hand.FILES, hand.SETTINGS)


QUERIES: tuple[tuple[str, ...], ...] = (
    ("tag:vip",),
    ("标签:vip", "等级：A"),
    ("region:East China",),
    ("地区:East China", "OR", "stage:trial"),
    ("等级:A 或 等级:B", "且", "非", "owner:wang"),
    ("owner:li", "stage:active OR stage:dormant"),
    ("NOT", "grade:A OR grade:B", "kind:any"),
    ("last contact:..-90d",),
    ("not:tag:vip", "total:0..100000"),
    ("Café Crème",),
    ("张三", "或", "Delta Optik"),
    ('name:"Zhang Wei"', "OR", "总额>=100000"),
)


def test_a_view_finds_what_its_query_finds(book: Book) -> None:
    for number, query in enumerate(QUERIES):
        assert book.run("view", "save", f"q{number}", *query).code == 0
        by_view, by_query = book.ask([("find", f"@q{number}", "-q"), ("find", *query, "-q")])
        assert by_view.out == by_query.out, query
        assert (by_view.code, by_view.err) == (0, by_query.err), query
    assert len({book.run("find", f"@q{number}", "-q").out for number in range(len(QUERIES))}) > 6


def test_each_change_is_one_commit_of_one_file(tmp_path: Path) -> None:
    book = kept(tmp_path, {"a": "name: A\ntags: [vip]\nowner: Wang Fang\n", "b": "name: B\n"})
    book.write("other.txt", "draft")
    book.git("add", "other.txt")

    saved = book.run("view", "save", "mine", "owner:me", "tag:vip")
    assert (saved.code, saved.out) == (0, "Saved  @mine  owner:me tag:vip   views/mine.yaml\n")
    assert book.run("find", "@mine", "-q").out == "a\n"
    assert book.run("find", "@mine", "-q", env={"CLIENTCTL_USER": "somebody"}).out == ""
    book.write("views/mine.yaml", "# by hand\nquery: owner:me\n")
    assert book.run("view", "save", "mine", "tag:vip").code == 5
    assert book.run("view", "save", "mine", "tag:vip", "--force", "-q").out == ""
    assert book.read("views/mine.yaml") == "# by hand\nquery: tag:vip\n"
    removed = book.run("view", "rm", "mine", "-o", "json")
    assert removed.data == {
        "changed": [{"id": None, "path": "views/mine.yaml", "action": "removed", "item": None}]
    }
    assert book.subjects() == ["rm @mine", "save @mine", "edit views/mine.yaml", "save @mine", "base"]
    assert book.git("status", "--short") == "A  other.txt"


def test_the_list_has_names_and_queries_in_every_format(tmp_path: Path) -> None:
    book = plain(tmp_path, {"a": "name: A\n"})
    empty = book.run("view", "list", "-o", "json")
    assert (empty.code, empty.data) == (0, [])
    assert "view save" in book.run("view", "list").err
    book.run("view", "save", "b", "tag:x")
    book.run("view", "save", "重点", "等级:A")

    assert book.run("view", "list", "-o", "json").data == [
        {"name": "b", "query": "tag:x"},
        {"name": "重点", "query": "等级:A"},
    ]
    assert book.run("view", "list", "-o", "csv", "-s", "-name").out == "name,query\n重点,等级:A\nb,tag:x\n"
    assert book.run("view", "list", "--count").out == "2\n"


def test_a_mistake_in_one_file_hides_no_other(tmp_path: Path) -> None:
    book = plain(tmp_path, {"a": "name: A\ngrade: B\n"})
    book.write("views/good.yaml", "query: grade:B\n")
    book.write("views/torn.yaml", "query: [\n")
    book.write("views/odd.yaml", "query: taf:1\n")

    listed = book.run("view", "list", "-o", "json")
    assert (listed.code, [row["name"] for row in listed.data]) == (4, ["good", "odd"])
    assert "views/torn.yaml:" in listed.err and "views/odd.yaml:" in listed.err
    assert book.run("find", "@good", "-q").out == "a\n"
    assert book.run("view", "rm", "torn").code == 0
    assert not (book.root / "views/torn.yaml").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("save", "x", "taf:vip"), 2),
        (("save", "x", "(tag:vip"), 2),
        (("save", "x", "@x"), 2),
        (("save", "x", "@nobody"), 2),
        (("save", "../x", "tag:vip"), 2),
        (("save", "x"), 2),
        (("save",), 2),
        (("rm", "nobody"), 3),
        (("rm", "../clientctl"), 3),
        (("rename", "x"), 2),
    ],
)
def test_what_is_refused_says_why_and_what_to_do(words: tuple[str, ...], code: int, book: Book) -> None:
    before = sorted(book.root.rglob("*.yaml"))
    for language, hint in (("en", "hint: "), ("zh", "提示：")):
        answer = book.run("view", *words, "--lang", language)
        assert (answer.code, answer.out) == (code, "")
        assert hint in answer.err
    assert sorted(book.root.rglob("*.yaml")) == before


def test_a_view_that_is_used_stays(tmp_path: Path) -> None:
    rules = "clientctl: 1\ngrading: [{when: '@big', grade: A}]\n"
    book = plain(tmp_path, {"a": "name: A\n"}, rules)
    book.run("view", "save", "big", "total>1000")
    book.run("view", "save", "mine", "@big", "owner:me")

    refused = book.run("view", "rm", "big")
    assert refused.code == 5
    assert "views/mine.yaml" in refused.err and "grading" in refused.err
    assert (book.root / "views/big.yaml").exists()
