"""Files that cannot be imported: each is refused with file, place and remedy, and nothing is written."""

from __future__ import annotations

import io
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.acceptance.book import COMMAND, Answer, Book, kept, world

ACME = "name: Acme\nnumber: K-1\nphone: '12345'\n"
BETA = "name: Beta\nnumber: K-1x\nphone: '12345'\n"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book that no test changes."""
    return kept(tmp_path_factory.mktemp("bad"), {"acme": ACME, "beta": BETA})


def bring(book: Book, name: str, raw: bytes, *words: str) -> Answer:
    path = book.root.parent / name
    path.write_bytes(raw)
    return book.run("import", str(path), "-y", *words)


def workbook(change: Callable[[Any], None]) -> bytes:
    made = openpyxl.Workbook()
    change(made.active)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def filled(*rows: list[Any]) -> Callable[[Any], None]:
    def fill(page: Any) -> None:
        for row in rows:
            page.append(row)

    return fill


def repacked(raw: bytes, part: str, content: bytes) -> bytes:
    """A workbook with other content in one of its parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return buffer.getvalue()


PLAIN = workbook(filled(["name"], ["New"]))
SHEET = "xl/worksheets/sheet1.xml"
ENTITY = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>"""
VCARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:New\r\n"


def other_database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE other (id TEXT)")
    raw = connection.serialize()
    connection.close()
    return raw


# name of the file, its bytes, further words, exit code, what is said
REFUSED: dict[str, tuple[str, bytes, tuple[str, ...], int, str]] = {
    "empty": ("in.csv", b"", (), 4, "in.csv"),
    "no header that is known": ("in.csv", b"1,2\n3,4\n", (), 2, "--map"),
    "blank rows only": ("in.csv", b"\n\n,,\n", (), 4, "in.csv"),
    "an unclosed quote": ("in.csv", b'name\nA\n"B\nC\n', (), 4, "in.csv:3"),
    "NUL": ("in.csv", b"name\nA\nB\0\n", (), 4, "in.csv:3"),
    "mixed encodings": ("in.csv", "name\n上海\n".encode() + "caf\xe9\xff\n".encode("latin-1"), (), 4, "in.csv:3"),
    "the wrong encoding": ("in.csv", "name\n上海\n".encode(), ("--encoding", "ascii"), 4, "in.csv:2"),
    "an unknown encoding": ("in.csv", b"name\nA\n", ("--encoding", "klingon"), 2, "utf-8"),
    "no workbook": ("in.xlsx", b"name\nA\n", (), 4, "in.xlsx"),
    "a cut workbook": ("in.xlsx", PLAIN[:-200], (), 4, "in.xlsx"),
    "an encrypted workbook": ("in.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), (), 4, "in.xlsx"),
    "a zip that is no workbook": ("in.xlsx", repacked(PLAIN, "xl/workbook.xml", b""), (), 4, "in.xlsx"),
    "an external entity": ("in.xlsx", repacked(PLAIN, SHEET, ENTITY), (), 4, "in.xlsx"),
    "a zip bomb": ("in.xlsx", repacked(PLAIN, SHEET, b"<x>" + bytes(300 * 1024 * 1024)), (), 4, "in.xlsx"),
    "an empty workbook": ("in.xlsx", workbook(lambda page: None), (), 4, "in.xlsx"),
    "no JSON": ("in.json", b'[{"name": "A"},\n{"name"]', (), 4, "in.json:2"),
    "a key twice": ("in.json", b'[{"name": "A", "name": "B"}]', (), 4, "in.json:1"),
    "half a character": ("in.json", b'[{"name": "\\ud83d"}]', (), 4, "in.json:1"),
    "no number": ("in.json", b'[{"name": "A", "employees": NaN}]', (), 4, "in.json:1"),
    "deep JSON": ("in.json", b"[" * 200_000, (), 4, "in.json:1"),
    "YAML of two keys": ("in.yaml", b"- name: A\n- name: B\n  name: C\n", (), 4, "in.yaml:3"),
    "YAML with an anchor": ("in.yaml", b"- name: A\n- &a\n  name: B\n", (), 4, "in.yaml:2"),
    "a list of words": ("in.yaml", b"- A\n- B\n", (), 4, "in.yaml:1"),
    "SQLite of others": ("in.db", other_database(), (), 4, "in.db"),
    "no SQLite": ("in.db", b"SQLite format 3\0" + bytes(100), (), 4, "in.db"),
    "a card without an end": ("in.vcf", VCARD.encode(), (), 4, "in.vcf"),
    "no card": ("in.vcf", b"name\nA\n", (), 4, "in.vcf"),
    "a calendar": ("in.ics", b"BEGIN:VCALENDAR\n", (), 2, "VCALENDAR"),
    "a key that two clients share": ("in.csv", b"phone,name\n12345,Acme\n", ("--key", "phone"), 4, "row 2"),
    "a client that would be invalid": ("in.csv", b"name,phone\n" + b"x" * 301 + b",\n", (), 4, "row 2"),
    "a row longer than the header": ("in.csv", b"name,phone\nA,12345,x\n", (), 4, "row 2"),
    "an entry of nobody": ("in.csv", b"ref,date,amount\nNobody,2026-01-02,5\n", ("--into", "orders"), 4, "row 2"),
    "a list of no name": ("in.csv", b"ref,date\nacme,2026-01-02\n", ("--into", "oders"), 2, "orders"),
    "entries without a client": ("in.csv", b"date,amount\n2026-01-02,5\n", ("--into", "orders"), 2, "=ref"),
    "a map of no name": ("in.csv", b"name\nA\n", ("--map", "@none"), 2, "--save-map"),
    "a format of no name": ("in.csv", b"name\nA\n", ("--from", "excel"), 2, "xlsx"),
}  # fmt: skip


@pytest.mark.parametrize("case", list(REFUSED))
def test_what_cannot_be_imported_is_refused_with_a_way_out(held: Book, case: str) -> None:
    name, raw, words, code, said = REFUSED[case]
    for language in ("en", "zh"):
        answer = bring(held, name, raw, *words, "--lang", language)
        assert (answer.code, answer.out) == (code, ""), answer.err
        if language == "en":
            assert said in answer.err and "Traceback" not in answer.err
            assert "hint: " in answer.err or "rejected" in answer.err
        else:
            assert "提示：" in answer.err or "拒绝" in answer.err
    assert held.subjects() == ["base"] and held.git("status", "--porcelain") == ""


def test_a_file_that_is_not_there_is_named(held: Book) -> None:
    answer = held.run("import", "nowhere.csv", "-y")
    assert (answer.code, "nowhere.csv" in answer.err) == (1, True)


# odd files that are understood all the same: the names that come in
TAKEN: dict[str, tuple[str, bytes, list[str]]] = {
    "semicolons": ("in.csv", b"name;grade\nNew;A\n", ["New"]),
    "tabs": ("in.csv", b"name\tgrade\nNew\tA\n", ["New"]),
    "a BOM in the middle": ("in.csv", "name,grade\n\ufeffNew,A\n".encode(), ["New"]),
    "blank rows": ("in.csv", b"\n\nname,grade\n\n,\nNew,A\n,\n", ["New"]),
    "a row twice": ("in.csv", b"name,grade\nNew,A\nNew,A\n", ["New"]),
    "500 columns": (
        "in.csv",
        (",".join(["name", *(f"c{n}" for n in range(499))]) + "\nNew\n").encode(),
        ["New"],
    ),
    "nested cards": (
        "in.vcf",
        (VCARD + "AGENT:\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Inner\r\nEND:VCARD\r\nEND:VCARD\r\n").encode(),
        ["New"],
    ),
    "quoted-printable Chinese on folded lines": (
        "in.vcf",
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E4=B8=8A=\r\n"
        b"=E6=B5=B7\r\nEND:VCARD\r\n",
        ["上海"],
    ),
    "a large photo": (
        "in.vcf",
        (VCARD + "PHOTO;ENCODING=b:" + "\r\n ".join(["A" * 74] * 20_000) + "\r\nEND:VCARD\r\n").encode(),
        ["New"],
    ),
}


@pytest.mark.parametrize("case", list(TAKEN))
def test_odd_files_are_understood(held: Book, case: str) -> None:
    name, raw, names = TAKEN[case]
    path = held.root.parent / name
    path.write_bytes(raw)
    answer = held.run("import", str(path), "--dry-run", "-o", "json")
    made = [line for line in answer.data["diff"].splitlines() if line.startswith("+name: ")]
    assert (answer.code, [line.removeprefix("+name: ") for line in made]) == (0, names), answer.err


def test_cells_without_a_value_reject_their_row(held: Book) -> None:
    def fill(page: Any) -> None:
        filled(["name", "grade"], ["New", "=A1"], ["Old", "A"])(page)
        page.merge_cells("A4:B4")

    answer = bring(held, "in.xlsx", workbook(fill))
    assert (answer.code, "row 2" in answer.err, "row 3" in answer.err) == (4, True, False)
    assert held.subjects() == ["base"]


def test_two_headers_are_told_by_the_row_that_repeats_them(held: Book) -> None:
    raw = b"name,grade\nNew,A\nname,grade\nOther,B\n"
    answer = bring(held, "in.csv", raw)
    assert (answer.code, "row 3" in answer.err) == (4, True)


@pytest.mark.long
@pytest.mark.parametrize("name", ["in.csv", "in.json"])
def test_a_disk_that_is_full_half_way_leaves_the_book_as_it_was(tmp_path: Path, name: str) -> None:
    book = kept(tmp_path, {"acme": ACME})
    big = "x" * 3000
    rows = "".join(f'{{"name": "New {number}", "notes": "{big}"}}\n' for number in range(40))
    table = "name,notes\n" + "".join(f"New {number},{big}\n" for number in range(40))
    path = book.root.parent / name
    path.write_text(table if name == "in.csv" else rows)
    # no file may grow beyond two blocks, as on a disk that is full
    command = 'ulimit -f 4; trap "" XFSZ; exec "$@"'
    done = subprocess.run(
        ["/bin/sh", "-c", command, "sh", *COMMAND, "import", str(path), "-y", "--no-cache"],
        cwd=book.root,
        # what was compiled is a file too
        env={**world(book.home), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0 and b"Traceback" not in done.stderr, done.stderr.decode()
    answer = book.run("check")
    assert answer.code == 0, answer.err
    names = book.run("find", "-q").lines
    assert names == ["acme"] or len(names) == 41
    assert book.git("status", "--porcelain") == "" or len(names) == 41
