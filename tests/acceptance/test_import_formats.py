"""Importing from the command line in every format: stdin, --from, rejects that come back, --into, --delete."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.acceptance.book import Answer, Book, kept

ACME = "name: Acme\nnumber: K-1\ngrade: A\norders:\n  - {id: o1, date: 2026-01-02, amount: 5}\n"
BETA = "name: Beta\ngrade: B\nlinks:\n  - {client: acme, relation: parent}\n"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return kept(tmp_path, {"acme": ACME, "beta": BETA})


def bring(book: Book, name: str, raw: str | bytes, *words: str) -> Answer:
    """Imports a file beside the book."""
    path = book.root.parent / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return book.run("import", str(path), *words)


def sheet_file(rows: list[list[Any]], title: str = "Sheet1") -> bytes:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append(row)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{}\r\nKIND:org\r\nTEL:{}\r\nEND:VCARD\r\n"
# A good client and a bad one, and how the bad one is mended.
FILES: dict[str, tuple[str, Callable[[str], str]]] = {
    "csv": ("name,phone\nNew,12345\nBad,abc\n", lambda text: text.replace("abc", "54321")),
    "json": ('[{"name": "New", "phone": "12345"}, {"name": "Bad", "phone": "abc"}]',
             lambda text: text.replace("abc", "54321")),
    "jsonl": ('{"name": "New", "phone": "12345"}\n{"name": "Bad", "phone": "abc"}\n',
              lambda text: text.replace("abc", "54321")),
    "yaml": ("- name: New\n  phone: 12345\n- name: Bad\n  phone: abc\n", lambda text: text.replace("abc", "54321")),
    "vcf": (CARD.format("New", "12345") + CARD.format("B" * 301, "54321"),
            lambda text: re.sub("BB+(?:\\r\\n B+)*", "Bad", text)),
}  # fmt: skip


@pytest.mark.parametrize("ending", list(FILES))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_rejects_are_mended_and_imported_again(book: Book, ending: str, language: str) -> None:
    raw, mend = FILES[ending]
    rejects = book.root.parent / f"bad.{ending}"
    first = bring(book, f"in.{ending}", raw, "-y", "--rejects", str(rejects), "--lang", language)
    assert (first.code, book.run("find", "-q").lines) == (4, ["acme", "beta", "new"])
    mended = mend(rejects.read_bytes().decode("utf-8-sig"))
    again = bring(book, f"mended.{ending}", mended, "-y", "--lang", language)

    assert (again.code, book.run("find", "-q").lines) == (0, ["acme", "bad", "beta", "new"]), again.err
    if language == "zh":
        said = (first.err + again.err).replace("reason", "").replace("row", "")
        assert not any(word in said for word in (" the ", " is ", " no ", "rejected", "rows", "would"))


def test_rejects_of_a_workbook_are_mended_and_imported_again(book: Book) -> None:
    rejects = book.root.parent / "bad.xlsx"
    raw = sheet_file([["name", "grade"], ["New", "A"], ["Bad", "Z"]])
    assert bring(book, "in.xlsx", raw, "-y", "--rejects", str(rejects)).code == 4
    opened = openpyxl.load_workbook(rejects)
    page = opened.worksheets[0]
    assert [cell.value for cell in page[1]][:2] == ["name", "grade"] and page["A2"].value == "Bad"
    page["B2"].value = "C"
    opened.save(rejects)
    assert (book.run("import", str(rejects), "-y").code, book.run("find", "grade:C", "-q").lines) == (
        0,
        ["bad"],
    )


@pytest.mark.parametrize("ending", list(FILES))
def test_stdin_is_known_by_what_it_begins_with(book: Book, ending: str) -> None:
    raw = FILES[ending][1](FILES[ending][0])
    answer = book.run("import", "-", "-y", given=raw)
    assert (answer.code, book.run("find", "-q").lines) == (0, ["acme", "bad", "beta", "new"]), answer.err
    assert "stdin" in answer.err


def test_stdin_may_be_a_workbook_or_a_database(book: Book) -> None:
    assert book.run("import", "-", "-y", given=sheet_file([["name"], ["New"]])).code == 0
    raw = (book.root.parent / "out.db").read_bytes() if book.run("export", "../out.db").code == 0 else b""
    answer = book.run("import", "-", "-y", given=raw)
    assert (answer.code, "nothing to change" in answer.err) == (0, True)


def test_a_format_may_be_named_against_the_ending(book: Book) -> None:
    assert bring(book, "in.txt", "name,grade\nNew,A\n", "-y").code == 0
    assert bring(book, "list.csv", '[{"name": "Newer"}]', "--from", "json", "-y").code == 0
    wrong = bring(book, "list.csv", "x", "--from", "jsno")
    assert (wrong.code, "json" in wrong.err) == (2, True)


SOLD = "customer,day,total\nAcme,2026-11-20,1200\nK-1,2026-11-21,7\nbeta,2026-11-20,3\n"


def test_entries_come_in_by_the_map_that_was_kept_and_a_second_time_not(book: Book) -> None:
    first = bring(book, "sold.csv", SOLD.replace("day", "Tag"), "--into", "orders", "--map", "Tag=date",
                  "--save-map", "till", "-y")  # fmt: skip
    assert (first.code, "3 added to 2 clients" in first.out) == (0, True), first.err
    assert book.subjects()[0] == "import 2 clients"
    again = bring(book, "sold.csv", SOLD.replace("day", "Tag"), "--into", "orders", "--map", "@till", "-y")
    assert (again.code, "nothing to change" in again.err, len(book.subjects())) == (0, True, 2)
    assert book.run("find", "-o", "csv", "-c", "id,total,order_count").lines[1:] == [
        "acme,1212.00,3",
        "beta,3.00,1",
    ]


def test_a_kept_map_with_a_column_left_out_does_not_break_the_settings(book: Book) -> None:
    assert bring(book, "in.csv", "name,Stand\nNew,A1\n", "--save-map", "fair", "-y").code == 0
    assert book.run("check").code == 0
    assert bring(book, "in.csv", "name,Stand\nNewer,A1\n", "--map", "@fair", "-y").code == 0


def exported(book: Book) -> openpyxl.Workbook:
    path = book.root.parent / "out.xlsx"
    assert book.run("export", str(path), "--keys", "--force").code == 0
    return openpyxl.load_workbook(path)


def place(page: Any, row: int, key: str) -> Any:
    return page.cell(row, [cell.value for cell in page[1]].index(key) + 1)


def back(book: Book, opened: openpyxl.Workbook, *words: str) -> Answer:
    opened.save(book.root.parent / "back.xlsx")
    return book.run("import", "../back.xlsx", *words)


def test_a_workbook_changed_on_both_sides_is_merged_and_its_conflicts_told(book: Book) -> None:
    opened = exported(book)
    clients = opened["clients"]
    place(clients, 2, "grade").value = "B"
    place(clients, 2, "industry").value = "food"
    place(clients, 3, "grade").value = "D"
    book.run("set", "acme", "grade=C")
    book.run("set", "beta", "owner=wang")

    answer = back(book, opened, "-y")

    assert answer.code == 5
    assert "acme" in answer.err and "'C'" in answer.err and "'B'" in answer.err
    assert book.run("find", "-o", "csv", "-c", "id,grade,industry,owner").lines[1:] == [
        "acme,C,food,",
        "beta,D,,wang",
    ]
    again = back(book, opened, "-y", "-o", "json", "--dry-run")
    assert (again.code, again.data["update"], len(again.data["conflicts"])) == (5, [], 1)
    assert again.data["conflicts"][0] == {
        "id": "acme", "field": "grade", "base": "A", "book": "C", "file": "B",
    }  # fmt: skip


def test_rows_that_are_gone_delete_only_when_asked(book: Book) -> None:
    opened = exported(book)
    opened["clients"].delete_rows(2)
    kept_all = back(book, opened, "-y")
    assert (kept_all.code, "--delete" in kept_all.err, book.run("find", "-q").lines) == (
        0,
        True,
        ["acme", "beta"],
    )
    gone = back(book, opened, "-y", "--delete")
    assert (gone.code, book.run("find", "-q").lines) == (0, ["beta"]), gone.err
    assert "links" not in book.read("clients/beta.yaml") or "acme" not in book.read("clients/beta.yaml")
    # git keeps what is gone
    assert book.run("undo", "-y").code == 0 and book.run("find", "-q").lines == ["acme", "beta"]


def test_a_whole_list_deletes_who_is_not_in_it(book: Book) -> None:
    answer = bring(book, "all.csv", "name\nBeta\nNew\n", "--delete", "-y")
    assert (answer.code, book.run("find", "-q").lines) == (0, ["beta", "new"]), answer.err
    assert len(book.subjects()) == 2


def test_a_list_with_a_rejected_row_deletes_nobody(book: Book) -> None:
    rejects = str(book.root.parent / "r.csv")
    answer = bring(book, "all.csv", "name,grade\nBeta,Z\nNew,A\n", "--delete", "-y", "--rejects", rejects)
    assert (answer.code, book.run("find", "-q").lines) == (4, ["acme", "beta", "new"])
    assert "nothing is deleted" in answer.err


def test_a_plan_for_programs_has_what_goes(book: Book) -> None:
    answer = bring(book, "all.csv", "name\nBeta\n", "--delete", "--dry-run", "-o", "json")
    assert (answer.code, answer.data["delete"]) == (0, [{"id": "acme", "item": None}])
    assert "clients/acme.yaml" in answer.data["diff"]


def test_the_answer_for_programs_names_clients_and_entries(book: Book) -> None:
    answer = bring(book, "sold.csv", SOLD, "--into", "orders", "-y", "-o", "json")
    changed = json.loads(answer.out)["changed"]
    assert [(one["id"], one["action"]) for one in changed] == [("acme", "added")] * 2 + [("beta", "added")]
    assert all(one["item"].startswith("261122-") for one in changed)
