"""Importing CSV: the plan, modes and keys, encodings, rejects row by row, and a whole table twice."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import yaml

from tests.acceptance import customers
from tests.acceptance.book import Answer, Book, kept
from tests.acceptance.customers import check_imported_tagged_logged_and_counted

CHINESE = (
    "客户名称,编号,行业,等级,阶段,电话,标签,城市,联系人,备注,年营业额,建档日期,来历\n"
    '上海东方,K1,零售,A,活跃,021-1234567,"vip，出口",上海,张三,"第一行\n第二行",120万,2026年3月1日,展会\n'
    '北京西方,K2,物流,b,潜在,0086138001380,老客户;新,北京,,,"1,200.50",2026/03/02,\n'
)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return kept(tmp_path, {})


def bring(book: Book, text: str | bytes, *words: str) -> Answer:
    """Imports a text from a file beside the book."""
    path = book.root.parent / "in.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return book.run("import", str(path), *words)


def stored(book: Book, name: str) -> dict[str, object]:
    data = yaml.safe_load(book.read(f"clients/{name}.yaml"))
    assert isinstance(data, dict)
    return data


def test_a_table_twice_tagged_logged_and_counted(book: Book, tmp_path: Path) -> None:
    table = tmp_path / "customers.csv"
    table.write_text(customers.invented(), encoding="utf-8", newline="")
    check_imported_tagged_logged_and_counted(book, table)


ENCODINGS = {
    "utf-8": CHINESE.encode(),
    "bom": b"\xef\xbb\xbf" + CHINESE.encode(),
    "gb18030": CHINESE.encode("gb18030"),
    "utf-16": CHINESE.encode("utf-16"),
    "crlf": CHINESE.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("name", list(ENCODINGS))
def test_a_chinese_table_in_any_encoding(book: Book, name: str) -> None:
    answer = bring(book, ENCODINGS[name], "-y")
    assert answer.code == 0, answer.err
    assert "来历" in answer.err  # the column that matches nothing
    first = stored(book, "shanghaidongfang")
    assert first["tags"] == ["vip", "出口"] and first["stage"] == "active"
    assert (first["annual_revenue"], str(first["since"]), first["notes"]) == (
        1200000,
        "2026-03-01",
        "第一行\n第二行",
    )
    second = stored(book, "beijingxifang")
    assert (second["phone"], second["grade"], second["annual_revenue"]) == ("0086138001380", "B", 1200.5)
    again = bring(book, CHINESE, "-y")
    assert (again.code, len(book.subjects())) == (0, 2)


def test_what_cannot_be_decoded_is_refused_with_line_and_byte(book: Book) -> None:
    latin = "name\nPlain\nCafé S.A.\n".encode("latin-1")
    answer = bring(book, latin, "-y")
    assert (answer.code, "3" in answer.err, "0xe9" in answer.err) == (4, True, True)
    assert bring(book, latin, "-y", "--encoding", "latin-1").code == 0
    assert (
        stored(book, "cafe-s-a")["name"] == "Café S.A."
        if (book.root / "clients/cafe-s-a.yaml").exists()
        else True
    )
    assert "Café S.A." in book.run("find", "-c", "name", "-o", "csv").lines


REJECTED = (
    "name,number,grade,since,email,employees\n"
    "Good,1,A,2026-01-02,a@x.no,5\n"
    "Badgrade,2,Z,2026-01-02,,\n"
    "Baddate,3,A,30.02.2026,,\n"
    ",4,A,,,\n"
    "Badmail,5,A,,nomail,\n"
    "Ragged,6,A,2026-01-01,,5,extra\n"
    "Two,7,Q,01/02/2026,,\n"
    "Good2,8,b,2026-02-02,,1 200\n"
    "Short,9\n"
    "Other,1,B,,,\n"
)
# row, and the fields that are named
REASONS: tuple[tuple[int, set[str]], ...] = (
    (3, {"grade"}),
    (4, {"since"}),
    (5, {"name"}),
    (6, {"email"}),
    (7, set()),
    (8, {"grade", "since"}),
    (11, set()),
)


def test_rejects_are_named_row_by_row(book: Book) -> None:
    plan = bring(book, REJECTED, "--dry-run", "-o", "json")
    assert plan.code == 4
    assert [row["row"] for row in plan.data["create"]] == [2, 9, 10]
    assert sorted({row["row"] for row in plan.data["rejects"]}) == [row for row, _ in REASONS]
    for row, fields in REASONS:
        named = {reject["field"] for reject in plan.data["rejects"] if reject["row"] == row}
        assert named == fields or not fields, (row, named)
    nothing = bring(book, REJECTED, "-y")
    assert (nothing.code, nothing.out, book.subjects()) == (4, "", ["base"])


def test_with_rejects_the_good_rows_are_in_and_the_others_come_back(book: Book) -> None:
    rejects = book.root.parent / "rejects.csv"
    answer = bring(book, REJECTED, "-y", "--rejects", str(rejects))
    assert answer.code == 4
    assert book.run("find", "-q").lines == ["good", "good2", "short"]
    kept_rows = list(csv.reader(io.StringIO(rejects.read_text(encoding="utf-8-sig"))))
    originals = list(csv.reader(io.StringIO(REJECTED)))
    width = len(originals[0])
    header, *rows = kept_rows
    assert header[:width] == originals[0] and {"row", "reason"} <= set(header)
    assert [row[:width] for row in rows] == [originals[number - 1][:width] for number, _ in REASONS]
    assert [int(row[header.index("row")]) for row in rows] == [number for number, _ in REASONS]
    assert all(row[header.index("reason")] for row in rows)


def test_modes_and_keys(book: Book) -> None:
    assert bring(book, "name,number,grade\nGood,1,A\nTwin,2,B\n", "-y").code == 0
    renamed = "name,number,grade\nRenamed,1,B\nNew,3,A\n"
    create = bring(book, renamed, "--mode", "create", "--dry-run", "-o", "json")
    assert (create.code, [row["row"] for row in create.data["rejects"]]) == (4, [2])
    update = bring(book, renamed, "--mode", "update", "--dry-run", "-o", "json")
    assert (update.code, [row["row"] for row in update.data["rejects"]]) == (4, [3])
    assert update.data["update"] == [
        {
            "id": "good",
            "row": 2,
            "changes": [
                {"field": "name", "old": "Good", "new": "Renamed"},
                {"field": "grade", "old": "A", "new": "B"},
            ],
        }
    ]
    assert bring(book, renamed, "-y").code == 0
    assert book.run("find", "-o", "csv", "-c", "id,name,number,grade").lines[1:] == [
        "good,Renamed,1,B",
        "new,New,3,A",
        "twin,Twin,2,B",
    ]
    same = bring(book, "name,number,grade\nRenamed,1,B\n", "--mode", "create", "--dry-run", "-o", "json")
    assert (same.code, same.data["unchanged"], same.data["rejects"]) == (0, 1, [])


def test_the_key_alone_is_enough_to_update(book: Book) -> None:
    bring(book, "name,number\nGood,1\nTwin,2\n", "-y")
    answer = bring(book, "number,grade\n1,A\n2,B\n", "-y")
    assert answer.code == 0, answer.err
    assert book.run("find", "-o", "csv", "-c", "id,grade").lines[1:] == ["good,A", "twin,B"]
    lacking = bring(book, "number,grade\n1,C\n9,B\n", "--dry-run", "-o", "json")
    assert (lacking.code, [row["row"] for row in lacking.data["rejects"]]) == (4, [3])


def test_rows_of_one_client_bring_one_contact_each(book: Book) -> None:
    rows = "name,number,contacts.name,contacts.phone\nOrg,7,Ann,12345678\nOrg,7,Bo,22345678\n"
    answer = bring(book, rows, "-y")
    assert answer.code == 0, answer.err
    people = stored(book, "org")["contacts"]
    assert isinstance(people, list)
    assert [(person["name"], person["phone"]) for person in people] == [
        ("Ann", "12345678"),
        ("Bo", "22345678"),
    ]
    assert bring(book, rows, "-y").code == 0 and len(book.subjects()) == 2
    assert bring(book, "name,number,contacts.name,contacts.phone\nOrg,7,Ann,99999999\n", "-y").code == 0
    people = stored(book, "org")["contacts"]
    assert isinstance(people, list)
    assert [person["phone"] for person in people] == ["99999999", "22345678"]


def test_headers_match_labels_and_synonyms_and_an_id_column_names_the_file(book: Book) -> None:
    for header, field in (
        ("公司名称", "name"),
        ("Company Name", "name"),
        ("手机", "phone"),
        ("e-mail", "email"),
        ("邮箱", "email"),
        ("address.city", "address.city"),
        ("国家", "address.country"),
    ):
        text = f"{header},number\n,1\n" if field == "name" else f"name,{header}\nZed,\n"
        assert f"{header} → {field}" in bring(book, text, "--dry-run").err, header
    people = bring(book, "客户名称,联系人,职位\nA,B,C\n", "--dry-run")
    assert "职位 → contacts.title" in people.err
    answer = bring(
        book, "id,name\nmy-id,Mine\n../x,Evil\n", "-y", "--rejects", str(book.root.parent / "r.csv")
    )
    assert (answer.code, book.run("find", "-q").out) == (4, "my-id\n")


MISTAKES = (
    ("name,city\nA,B\n", ("--map", "city=nosuch"), 2),
    ("name,city\nA,B\n", ("--map", "nosuch=name"), 2),
    ("name,city\nA,B\n", ("--map", "city"), 2),
    ("name,city\nA,B\n", ("--map", "city=total"), 2),
    ("name,city\nA,B\n", ("--mode", "nosuch"), 2),
    ("name,city\nA,B\n", ("--key", "nosuch"), 2),
    ("name,city\nA,B\n", ("--encoding", "nosuch"), 2),
    ("", (), 4),
    ("name\nA\x00B\n", (), 4),
    ('name\n"open\n', (), 4),
)


def test_mistakes_in_a_call_are_2_and_in_a_file_4(book: Book) -> None:
    for number, (text, _, _) in enumerate(MISTAKES):
        (book.root.parent / f"{number}.csv").write_text(text)
    answers = book.ask(
        [("import", f"../{number}.csv", "-y", *words) for number, (_, words, _) in enumerate(MISTAKES)]
    )
    for (text, words, code), answer in zip(MISTAKES, answers, strict=True):
        assert (answer.code, answer.out) == (code, ""), (text, words)
        assert "clientctl: " in answer.err and "hint: " in answer.err
    assert book.subjects() == ["base"]


def test_text_of_formulas_loses_the_mark_that_guards_it(book: Book) -> None:
    bring(book, "name,notes,phone\nSum,'=1+1,+47 22\nQuote,'quoted,\nTwo,''=x,\n", "-y")
    assert stored(book, "sum") | {"since": 0} == {
        "name": "Sum",
        "since": 0,
        "phone": "+47 22",
        "notes": "=1+1",
    }
    assert stored(book, "quote")["notes"] == "'quoted"
    assert stored(book, "two")["notes"] == "'=x"
