"""A workbook that goes out, is worked on in LibreOffice, and comes back, while the book goes on too."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.acceptance.book import Book, kept
from tests.exchange.libreoffice import change

pytestmark = pytest.mark.long

CLIENTS: Final = {
    "acme": (
        "name: Acme AS # the old one\nnumber: '0012'\nowner: li\nstage: active\ngrade: B\ntags:\n  - vip\n  - food\n"
        'since: 2024-05-01\nphone: "008613800138000"\n'
        "orders:\n  - id: 260301-aaaaaa\n    date: 2026-03-01\n    amount: 1200\n"
    ),
    "berg": "name: Berg Hytter\nstage: lead\nsince: 2025-01-02\nnotes: =1+1\n",
    "cast": "name: 张三\nkind: person\nsince: 2025-03-04\n",
    "dole": "name: Dole\nsince: 2025-03-05\n",
}


def _stored(book: Book, name: str) -> dict[str, Any]:
    data = yaml.safe_load(book.read(f"clients/{name}.yaml"))
    assert isinstance(data, dict)
    return data


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, Path]:
    """The book after the workbook came back, and the workbook."""
    book = kept(tmp_path_factory.mktemp("office"), CLIENTS)
    path = book.root.parent / "book.xlsx"
    assert book.run("export", str(path)).code == 0
    changed = change(
        path,
        [
            # acme stands first, berg second
            ("enter", "clients", "I2", "A"),
            (
                "add",
                "clients",
                {"name": "Neu GmbH", "number": "0099", "phone": "0086139", "annual revenue": "1200.5"},
            ),
            ("add", "orders", {"ref": "berg", "date": "2026-11-01", "amount": "55.5"}),
            ("remove", "clients", 5),
            ("sort", "clients", "name", True),
        ],
    )
    # meanwhile somebody else works in the book
    for words in (("set", "acme", "owner=wang", "tags+=export"), ("log", "cast", "called")):
        assert book.run(*words).code == 0
    return book, changed


def test_the_base_knows_where_the_columns_are(merged: tuple[Book, Path]) -> None:
    import openpyxl

    header = [cell.value for cell in openpyxl.load_workbook(merged[1])["clients"][1]]
    assert header[:2] == ["id", "name"]
    assert header[8] == "grade"  # what the fixture types into


def test_what_was_changed_goes_in_and_what_the_book_changed_stays(merged: tuple[Book, Path]) -> None:
    book, path = merged
    answer = book.run("import", str(path), "-y")

    assert answer.code == 0, answer.err
    assert "1 row that the file had is gone from it" in answer.err
    acme = book.read("clients/acme.yaml")
    assert acme == CLIENTS["acme"].replace("owner: li", "owner: wang").replace(
        "grade: B", "grade: A"
    ).replace("  - food\n", "  - food\n  - export\n")
    assert _stored(book, "neu")["number"] == "0099"
    assert _stored(book, "neu")["phone"] == "0086139"
    assert _stored(book, "neu")["annual_revenue"] == 1200.5
    (order,) = _stored(book, "berg")["orders"]
    assert (str(order["date"]), order["amount"]) == ("2026-11-01", 55.5)
    assert _stored(book, "berg")["notes"] == "=1+1"
    assert book.read("clients/dole.yaml") == CLIENTS["dole"]  # its row is gone, it is not
    assert _stored(book, "cast")["log"][0]["text"] == "called"

    again = book.run("import", str(path), "-y")
    assert again.code == 0
    assert "nothing to change" in again.err


def test_a_cell_changed_on_both_sides_is_told_and_left(merged: tuple[Book, Path]) -> None:
    book, path = merged
    assert book.run("set", "acme", "grade=C").code == 0
    answer = book.run("import", str(path), "-y")

    assert answer.code == 5
    assert "grade was 'B' and is now 'C' in the book, 'A' in the file" in answer.err
    assert _stored(book, "acme")["grade"] == "C"


def test_a_removed_row_goes_when_that_is_asked_for(merged: tuple[Book, Path]) -> None:
    book, path = merged
    answer = book.run("import", str(path), "-y", "--delete")

    assert answer.code == 5  # the grade is still not agreed upon
    assert not (book.root / "clients/dole.yaml").exists()
    assert (book.root / "clients/cast.yaml").exists()
