"""Exporting: every format read back by the standard libraries, what is refused, and the book imported again."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import stat
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from clientctl.exchange.base import SHEET, fingerprint, read_base
from tests.acceptance.book import Book, kept, plain

ACME = """\
name: 阿克米贸易
number: "0012"
kind: organisation
aliases: [Acme, "a, b"]
stage: active
tags: [vip]
since: 2025-03-01
annual_revenue: 1200.50
employees: 7
phone: +47 22 33 44 55
email: sales@acme.example
contacts:
  - {id: 250301-aaaaaa, name: 李雷, phone: 138-0000-1234, birthday: 1985-12-01}
next: {date: 2026-12-01, what: call}
orders:
  - {id: 250401-aaaaaa, date: 2025-04-01, amount: 100.10}
  - {id: 250501-aaaaaa, date: 2025-05-01, amount: 200, items: [{product: box, quantity: 2}]}
custom: {colour: =red}
notes: |-
  -first
  second
log:
  - {date: 2026-11-01, text: called}
"""
ZHANG = "name: 张三\nkind: person\nid_number: 110101198504121234\nbirthday: 1985-04-12\ngender: 男\n"
WHOLE: dict[str, dict[str, Any]] = {
    "acme": {
        "id": "acme",
        "name": "阿克米贸易",
        "number": "0012",
        "kind": "organisation",
        "aliases": ["Acme", "a, b"],
        "stage": "active",
        "tags": ["vip"],
        "since": "2025-03-01",
        "annual_revenue": Decimal("1200.50"),
        "employees": 7,
        "phone": "+47 22 33 44 55",
        "email": "sales@acme.example",
        "contacts": [
            {"id": "250301-aaaaaa", "name": "李雷", "phone": "138-0000-1234", "birthday": "1985-12-01"}
        ],
        "next": {"date": "2026-12-01", "what": "call"},
        "orders": [
            {"id": "250401-aaaaaa", "date": "2025-04-01", "amount": Decimal("100.10")},
            {
                "id": "250501-aaaaaa",
                "date": "2025-05-01",
                "amount": 200,
                "items": [{"product": "box", "quantity": 2}],
            },
        ],
        "custom": {"colour": "=red"},
        "notes": "-first\nsecond",
        "log": [{"date": "2026-11-01", "text": "called"}],
    },
    "zhang": {
        "id": "zhang",
        "name": "张三",
        "kind": "person",
        "id_number": "110101198504121234",
        "birthday": "1985-04-12",
        "gender": "男",
    },
}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return kept(tmp_path, {"acme": ACME, "zhang": ZHANG})


def exported(book: Book, name: str, *words: str) -> bytes:
    """The file, written beside the book."""
    path = book.root.parent / name
    answer = book.run("export", str(path), *words)
    assert (answer.code, answer.out) == (0, ""), answer.err
    return path.read_bytes()


def table(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def exact(text: str | bytes) -> Any:
    return json.loads(text, parse_float=Decimal)


def test_csv_has_every_field_of_the_client_and_its_lists(book: Book) -> None:
    raw = exported(book, "out.csv", "--keys")
    assert raw.startswith(b"\xef\xbb\xbfid,name,number,") and raw.endswith(b"\r\n")
    acme, zhang = table(raw)
    filled = {
        "id": "acme",
        "name": "阿克米贸易",
        "number": "0012",
        "kind": "organisation",
        "aliases": 'Acme; "a, b"',
        "stage": "active",
        "tags": "vip",
        "since": "2025-03-01",
        "annual_revenue": "1200.50",
        "employees": "7",
        "phone": "+47 22 33 44 55",
        "email": "sales@acme.example",
        "next.date": "2026-12-01",
        "next.what": "call",
        "custom.colour": "'=red",
        "notes": "'-first\nsecond",
    }
    assert {key: value for key, value in acme.items() if value} == filled
    assert (zhang["birthday"], zhang["id_number"]) == ("1985-04-12", "110101198504121234")


def test_headers_and_choices_are_in_the_language(book: Book) -> None:
    (acme, _) = table(exported(book, "out.csv", "--lang", "zh"))
    assert (acme["名称"], acme["阶段"], acme["类型"], acme["建档日期"]) == (
        "阿克米贸易",
        "活跃",
        "机构",
        "2025-03-01",
    )


@pytest.mark.parametrize("words", [(), ("--keys",), ("--lang", "zh")])
def test_a_csv_comes_back_without_any_change(book: Book, words: tuple[str, ...]) -> None:
    exported(book, "out.csv", *words)
    before = book.read("clients/acme.yaml")
    answer = book.run("import", str(book.root.parent / "out.csv"), "-y")
    assert (answer.code, book.subjects(), book.read("clients/acme.yaml")) == (0, ["base"], before), answer.err


def test_a_new_book_takes_the_csv(book: Book, tmp_path: Path) -> None:
    exported(book, "out.csv", "--lang", "zh")
    (tmp_path / "other").mkdir()
    other = kept(tmp_path / "other", {})
    assert other.run("import", str(tmp_path / "out.csv"), "-y").code == 0
    assert yaml.safe_load(other.read("clients/acme.yaml"))["aliases"] == ["Acme", "a, b"]
    assert "=red" in other.read("clients/acme.yaml")


def test_columns_are_exactly_those_asked_for_computed_ones_too(book: Book) -> None:
    raw = exported(book, "out.csv", "-c", "name,total,orders.amount,tags", "-s", "-total")
    assert raw.decode("utf-8-sig").splitlines() == [
        "name,total,orders.amount,tags",
        "阿克米贸易,300.10,100.10; 200,vip",
        "张三,0.00,,",
    ]
    found = book.run("find", "-c", "name,total,orders.amount", "-o", "json").data
    assert exact(exported(book, "out.json", "-c", "name,total,orders.amount")) == exact(json.dumps(found))


def test_json_and_json_lines_hold_whole_clients(book: Book) -> None:
    assert exact(exported(book, "out.json")) == list(WHOLE.values())
    assert [exact(line) for line in exported(book, "out.jsonl").splitlines()] == list(WHOLE.values())


def test_yaml_holds_whole_clients(book: Book) -> None:
    for name in ("out.yaml", "out.yml"):
        found = yaml.safe_load(exported(book, name))
        assert json.loads(json.dumps(found)) == json.loads(json.dumps(list(WHOLE.values()), default=float))


def test_sqlite_holds_whole_clients_and_tables_of_records(book: Book) -> None:
    for name in ("out.sqlite", "out.db"):
        exported(book, name)
        with closing(sqlite3.connect(book.root.parent / name)) as connection:
            documents = connection.execute("select document from clients order by id").fetchall()
            assert [exact(text) for (text,) in documents] == list(WHOLE.values())
            question = "select client_id, id, date, amount from orders order by position"
            assert connection.execute(question).fetchall() == [
                ("acme", "250401-aaaaaa", "2025-04-01", 100.1),
                ("acme", "250501-aaaaaa", "2025-05-01", 200),
            ]
            assert connection.execute("select name from contacts").fetchall() == [("李雷",)]
            assert connection.execute("select date, text from log").fetchall() == [("2026-11-01", "called")]


def test_a_workbook_has_the_fields_and_the_records(book: Book) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(exported(book, "out.xlsx", "--keys")))
    header, acme, _ = opened["clients"].values
    row = dict(zip(header, acme, strict=True))
    assert (row["number"], row["annual_revenue"], row["custom.colour"]) == ("0012", 1200.5, "=red")
    assert [row[:4] for row in opened["orders"].values][1][3] == 100.1
    assert {"contacts", "log", "deals"} <= set(opened.sheetnames)


def test_a_workbook_keeps_what_it_held_and_where_it_comes_from(book: Book) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(exported(book, "out.xlsx", "--lang", "zh")))
    base = read_base(opened[SHEET].values)
    root = book.git("rev-list", "--max-parents=0", "HEAD")
    assert (base.language, base.has_keys, base.is_masked, base.day) == ("zh", False, False, "2026-11-22")
    assert (base.book, root.startswith(base.revision) and base.revision != "") == (root, True)
    clients, orders = base.sheets["clients"], base.sheets["orders"]
    stage = clients.columns.index("stage")
    assert [cell.value for cell in opened["订单"][1]][:3] == ["客户ID", "ID", "日期"]
    assert clients.rows["acme",][stage] == fingerprint("活跃")
    assert set(orders.rows) == {("acme", "250401-aaaaaa"), ("acme", "250501-aaaaaa")}
    assert next(iter(base.sheets["log"].rows))[:2] == ("acme", "")


def test_without_git_a_workbook_does_not_say_which_book_it_is_of(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME})
    base = read_base(openpyxl.load_workbook(io.BytesIO(exported(book, "out.xlsx")))[SHEET].values)
    assert (base.book, base.revision) == ("", "")


def test_a_masked_workbook_keeps_the_masks(book: Book) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(exported(book, "out.xlsx", "--mask", "--keys")))
    base = read_base(opened[SHEET].values)
    clients = base.sheets["clients"]
    assert (base.is_masked, base.has_keys) == (True, True)
    assert clients.rows["acme",][clients.columns.index("email")] == fingerprint("s***@acme.example")


def test_chosen_columns_are_kept_with_the_id_alone(book: Book) -> None:
    with_id = openpyxl.load_workbook(io.BytesIO(exported(book, "a.xlsx", "-c", "name,id,total")))
    assert read_base(with_id[SHEET].values).sheets["clients"].columns == ("name", "id", "total")
    assert SHEET not in openpyxl.load_workbook(io.BytesIO(exported(book, "b.xlsx", "-c", "name"))).sheetnames


def rules(book: Book, sheet: str) -> dict[str, tuple[Any, ...]]:
    """Bounds and words of the columns of a sheet, by header."""
    opened = openpyxl.load_workbook(io.BytesIO(exported(book, "rules.xlsx", "--keys", "--force")))
    found: dict[str, tuple[Any, ...]] = {}
    for rule in opened[sheet].data_validations.dataValidation:
        header = opened[sheet][str(rule.sqref).split(":")[0][:-1] + "1"].value
        found[header] = (rule.type, rule.formula1, rule.formula2, rule.showErrorMessage)
        if rule.type == "list":
            title, area = opened.defined_names[rule.formula1].attr_text.replace("$", "").split("!")
            cells = opened[title.strip("'")][area]
            cells = cells if isinstance(cells, tuple) else ((cells,),)
            found[header] = ("list", *(cell.value for (cell,) in cells), rule.showErrorMessage)
    return found


SETTINGS = """\
clientctl: 1
autocommit: true
currency: CNY
rates: {EUR: 8, USD: 7}
people: {wang: {name: 王芳}, li: {}}
vocabulary: {industry: [food, fish], tags: [vip, new]}
stages: [{name: trial, as: prospect}]
"""
OWN = """\
{"properties": {
  "employees": {"maximum": 500},
  "custom": {"properties": {"seats": {"type": "integer", "minimum": 1, "maximum": 9}, "open": {"type": "boolean"}}}
}}
"""


def test_what_people_may_type_is_what_the_book_accepts(tmp_path: Path) -> None:
    book = kept(tmp_path, {"acme": ACME.replace("  colour: =red", "")}, SETTINGS)
    book.write("schema/client.schema.json", OWN)
    clients = rules(book, "clients")
    assert clients["stage"] == ("list", "lead", "prospect", "trial", "active", "dormant", "lost", True)
    assert clients["industry"] == ("list", "food", "fish", True)
    assert clients["owner"] == ("list", "wang", "li", False)
    assert clients["employees"] == ("whole", "0", "500", True)
    assert clients["custom.seats"] == ("whole", "1", "9", True)
    assert clients["custom.open"] == ("list", True, False, True)
    assert not {"tags", "team", "name", "notes", "id"} & clients.keys()
    deals = rules(book, "deals")
    assert deals["probability"] == ("decimal", "0", "100", True)
    assert deals["currency"] == ("list", "CNY", "EUR", "USD", False)
    assert deals["ref"] == ("list", "acme", False)
    assert rules(book, "links")["client"] == ("list", "acme", False)
    assert rules(book, "log")["author"] == ("list", "wang", "li", False)


def test_computed_columns_are_said_not_to_be_taken(book: Book) -> None:
    opened = openpyxl.load_workbook(
        io.BytesIO(exported(book, "out.xlsx", "-c", "id,name,total,orders.amount"))
    )
    said = {row[3]: row[2] for row in opened["How this works"].values}
    computed = "computed: changes here are not taken"
    assert (said["total"], said["orders.amount"], said["name"]) == (computed, computed, "required; text")


def test_a_template_has_the_columns_without_clients(book: Book) -> None:
    header = exported(book, "out.csv").splitlines()[0].replace(b",custom.colour", b"")
    assert exported(book, "form.csv", "--template").splitlines() == [header]
    opened = openpyxl.load_workbook(io.BytesIO(exported(book, "form.xlsx", "--template", "--lang", "zh")))
    assert (opened["客户"].max_row, opened["订单"].max_row, opened["客户"]["B1"].value) == (1, 1, "名称")
    assert opened["客户"].column_dimensions["C"].number_format == "@"
    assert read_base(opened[SHEET].values).sheets["clients"].rows == {}


def test_a_template_of_some_columns_has_just_these(book: Book) -> None:
    answer = book.run("export", "-", "--template", "--format", "csv", "-c", "name,tags")
    assert (answer.code, answer.out) == (0, "\ufeffname,tags\r\n")


def test_a_template_that_was_filled_in_makes_clients(book: Book) -> None:
    book.run("export", "form.csv", "--template", "-c", "name,phone,stage", "--lang", "zh")
    form = book.root / "form.csv"
    form.write_bytes(form.read_bytes() + "云栖茶业,008657155550199,活跃\r\n".encode())
    assert book.run("import", "form.csv", "-y").code == 0
    (found,) = book.run("find", "name:云栖", "-o", "json").data
    assert (found["phone"], found["stage"]) == ("008657155550199", "active")


def test_cards_are_those_of_the_clients_and_their_contacts(book: Book) -> None:
    cards = exported(book, "out.vcf").decode()
    assert (cards.count("BEGIN:VCARD"), cards.count("VERSION:4.0"), cards.count("KIND:org")) == (3, 3, 1)
    assert "TEL:+47 22 33 44 55\r\n" in cards and "BDAY:19850412\r\n" in cards
    assert "VERSION:3.0" in book.run("export", "-", "--format", "vcard3").out


def test_a_calendar_has_what_is_due_from_these_clients(book: Book) -> None:
    both = exported(book, "out.ics").decode()
    # the next step, and two birthdays, of which one is a contact's
    assert (both.count("BEGIN:VEVENT"), both.count("DTSTART;VALUE=DATE:20261201")) == (3, 2)
    one = book.run("export", "-", "--format", "ics", "kind:person").out
    assert one.count("BEGIN:VEVENT") == 1 and "DTSTART;VALUE=DATE:20270412" in one


SECRETS = ("22 33 44 55", "sales@", "0000-1234", "李雷", "1985-04", "198504", "-12-01", "041", "男")
KEPT = ("阿克米贸易", "acme")


@pytest.mark.parametrize("name", ["out.csv", "out.json", "out.jsonl", "out.yaml", "out.vcf"])
def test_a_mask_covers_personal_data_in_every_format(book: Book, name: str) -> None:
    book.run("set", "acme", "next=")
    text = exported(book, name, "--mask").decode("utf-8-sig")
    assert [secret for secret in SECRETS if secret in text] == []
    assert all(word in text for word in KEPT)


def test_a_mask_leaves_what_tells_people_apart(book: Book) -> None:
    (acme, zhang) = exact(exported(book, "out.json", "--mask"))
    assert (acme["phone"], acme["email"]) == ("+47 2* ** *4 55", "s***@acme.example")
    assert acme["contacts"] == [
        {"id": "250301-aaaaaa", "name": "***", "phone": "138-****-1234", "birthday": "1985-**-**"}
    ]
    assert (zhang["id_number"], zhang["birthday"], zhang["gender"]) == (
        "110***********1234",
        "1985-**-**",
        "***",
    )


def test_a_mask_covers_tables_calendars_and_what_is_computed(book: Book) -> None:
    exported(book, "out.db", "--mask")
    with closing(sqlite3.connect(book.root.parent / "out.db")) as connection:
        assert connection.execute("select name, birthday from contacts").fetchall() == [("***", "1985-**-**")]
        (text,) = connection.execute("select document from clients where id = 'zhang'").fetchone()
        assert "男" not in text
    opened = openpyxl.load_workbook(io.BytesIO(exported(book, "out.xlsx", "--mask", "--keys")))
    assert [row[2] for row in opened["contacts"].values] == ["name", "***"]
    assert exact(exported(book, "age.json", "zhang", "-c", "age", "--mask")) == [{"age": None}]
    assert exported(book, "out.ics", "--mask").count(b"BEGIN:VEVENT") == 1


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(book: Book) -> None:
    path = book.root.parent / "out.csv"
    path.write_text("mine")
    answer = book.run("export", str(path))
    assert (answer.code, "--force" in answer.err, path.read_text()) == (5, True, "mine")
    assert book.run("export", str(path), "--force").code == 0
    assert len(table(path.read_bytes())) == 2


def test_an_export_is_its_owners_alone_and_a_link_keeps_leading(book: Book) -> None:
    target, link = book.root.parent / "target.csv", book.root.parent / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    assert book.run("export", str(link)).code == 5
    assert book.run("export", str(link), "--force").code == 0
    assert link.is_symlink() and len(table(target.read_bytes())) == 2
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


REFUSED = [
    (("out.doc",), 2, "--format"),
    (("out",), 2, "--format"),
    (("-",), 2, "--format"),
    (("-", "--format", "jsno"), 2, "json"),
    (("out.csv", "-c", "nme"), 2, "name"),
    (("out.vcf", "-c", "name"), 2, "-c"),
    (("out.csv", "nme:x"), 2, "name"),
    (("clients/out.yaml",), 2, "clients/out.yaml"),
    (("clientctl.yaml", "--force"), 2, "clientctl.yaml"),
    (("clients", "--format", "csv"), 1, "clients"),
    (("nowhere/out.csv",), 1, "nowhere"),
    (("form.json", "--template"), 2, "xlsx"),
    (("form.csv", "tag:vip", "--template"), 2, "QUERY"),
    (("form.csv", "-s", "name", "--template"), 2, "-s"),
    (("form.csv", "-n", "3", "--template"), 2, "-n"),
    (("form.csv", "--mask", "--template"), 2, "--mask"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED, ids=[" ".join(words) for words, _, _ in REFUSED])
def test_what_cannot_be_done_is_refused_with_a_hint(
    book: Book, words: tuple[str, ...], code: int, said: str
) -> None:
    answer = book.run("export", *words)
    assert (answer.code, answer.out, said in answer.err, "hint:" in answer.err) == (code, "", True, True)
    assert book.git("status", "--porcelain") == ""


@pytest.mark.parametrize(("name", "size"), [("csv", 1), ("jsonl", 0)])
def test_without_a_match_there_is_a_file_without_clients(book: Book, name: str, size: int) -> None:
    answer = book.run("export", "-", "tag:nobody", "--format", name)
    assert (answer.code, len(answer.lines), "no client matches" in answer.err) == (0, size, True)


def test_a_full_disk_leaves_nothing_behind(book: Book) -> None:
    answer = book.run("export", "/dev/full", "--format", "csv")
    assert (answer.code, "disk is full" in answer.err) == (1, True)


def test_a_pipe_is_written_into(book: Book) -> None:
    assert book.run("export", "/dev/null", "--format", "csv").code == 0
    assert Path("/dev/null").is_char_device()


def test_a_broken_file_is_named_and_the_others_are_exported(book: Book) -> None:
    book.write("clients/broken.yaml", "name: [\n")
    answer = book.run("export", "-", "--format", "jsonl")
    assert (answer.code, "clients/broken.yaml" in answer.err) == (4, True)
    assert [exact(line)["id"] for line in answer.lines] == ["acme", "zhang"]


def test_order_and_number_are_those_of_find(book: Book) -> None:
    answer = book.run("export", "-", "--format", "jsonl", "-c", "id", "-s", "-id", "-n", "1")
    assert answer.lines == ['{"id":"zhang"}']
    assert "1 client" in answer.err


def test_an_export_does_not_depend_on_the_cache(book: Book) -> None:
    for name in ("csv", "jsonl", "yaml"):
        kept_out = book.run("export", "-", "--format", name).out
        assert book.run("export", "-", "--format", name, "--no-cache").out == kept_out


def test_values_that_a_cell_says_in_other_words_are_no_change(tmp_path: Path) -> None:
    text = "name: Acme\ncadence: 90天\nnotes: |\n  two\n  lines\n"
    book = kept(tmp_path, {"acme": text})
    assert book.run("export", str(tmp_path / "out.csv")).code == 0
    answer = book.run("import", str(tmp_path / "out.csv"), "-y")
    assert (answer.code, "1 unchanged" in answer.err) == (0, True)
    assert (book.read("clients/acme.yaml"), book.subjects()) == (text, ["base"])
