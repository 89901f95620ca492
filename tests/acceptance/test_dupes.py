"""dupes: who may be one, as programs and people get it; nothing is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.book import Book, plain
from tests.acceptance.test_terminal import terminal

FILES = {
    "acme": "name: Acme AS\nphone: +47 22 33 44 55\n",
    "acme-norge": "name: Acme\nphone: 0047 22334455\n",
    "xinghe": "name: 北京星河科技有限公司\n",
    "xinghe-2": "name: 上海星河科技有限公司\n",
    "wei": "name: 张伟\nkind: person\n",
    "wei-2": "name: 张为\nkind: person\n",
    "wei-3": "name: 张伟\nkind: person\n",
}
# 1 - 0.35 × 0.25 = 0.9125
ROWS = [
    {"a": "acme", "b": "acme-norge", "score": 91, "reasons": ["legal_form", "phone"]},
    {"a": "wei", "b": "wei-3", "score": 60, "reasons": ["name"]},
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return plain(tmp_path_factory.mktemp("dupes"), FILES)


def test_pairs_as_data(book: Book) -> None:
    found = book.run("dupes", "-o", "json")
    assert (found.code, found.data) == (0, ROWS)
    assert book.run("dupes", "-o", "csv").lines == [
        "a,b,score,reasons",
        "acme,acme-norge,91,legal_form; phone",
        "wei,wei-3,60,name",
    ]
    assert book.run("dupes", "-q").lines == ["acme", "acme-norge", "wei", "wei-3"]
    assert book.run("dupes", "--count").out == "2\n"


def test_columns_order_and_limit(book: Book) -> None:
    assert book.run("dupes", "-c", "score,b", "-s", "score", "-n", "1", "-o", "json").data == [
        {"score": 60, "b": "wei-3"}
    ]


def test_nothing_alike_is_fine(tmp_path: Path) -> None:
    found = plain(tmp_path, {"acme": "name: Acme\n"}).run("dupes")
    assert (found.code, found.out, found.err) == (0, "", "no likely duplicates among 1 client\n")


def test_an_archived_client_is_in_no_pair(tmp_path: Path) -> None:
    book = plain(tmp_path, FILES)
    assert book.run("archive", "acme").code == 0
    assert book.run("dupes", "-o", "json").data == ROWS[1:]


def test_a_broken_file_hides_no_pair(tmp_path: Path) -> None:
    found = plain(tmp_path, {**FILES, "bad": "name: [\n"}).run("dupes", "-o", "json")
    assert (found.code, found.data) == (4, ROWS)
    assert "clients/bad.yaml:" in found.err


@pytest.mark.parametrize("cells", [80, 60])
def test_a_terminal_shows_ids_and_reasons_within_its_width(book: Book, cells: int) -> None:
    code, screen = terminal(book, "dupes", "--color", "never", width=cells)
    assert code == 0
    first = next(line for line in screen.splitlines() if "acme-norge" in line)
    assert first.split()[:3] == ["91", "acme", "acme-norge"]
    assert "same name" in first
    assert all(len(line) <= cells for line in screen.splitlines())
