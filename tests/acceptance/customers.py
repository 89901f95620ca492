"""A customer table of another program, invented, and the whole life of such a table in a book."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from tests.acceptance.book import Book

MAP = {
    "CustomerID": "number",
    "CompanyName": "name",
    "ContactName": "contacts.name",
    "ContactTitle": "contacts.title",
    "Address": "address.street",
    "City": "address.city",
    "Region": "address.region",
    "PostalCode": "address.postcode",
    "Country": "address.country",
    "Phone": "phone",
}
COUNT = 93
GERMANS = 11
_OTHER_LANDS = ("Norway", "México", "France", "Brazil", "UK", "USA")
_NAMES = ('Tienda "Luna"', "Brød, Smør & Co", "Café Été", "Señor Peña", "Plain Foods")
# two rows that somebody once typed to try the program: the same name, no place, a key with a blank behind it
_JUNK = {83: ("VALID", "IT", "Valid Probe", "IT"), 86: ("Val2 ", "IT", "Val2", "IT")}


def invented() -> str:
    """The table as CSV: 93 rows, 11 of them in Germany, with quotes, commas and accents."""
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow([*MAP, "Fax"])
    for n in range(COUNT):
        writer.writerow([*_JUNK[n], *[""] * 7] if n in _JUNK else _row(n))
    return page.getvalue()


def _row(n: int) -> list[str]:
    name = f"{_NAMES[n % len(_NAMES)]} {n}"
    land = "Germany" if n % 8 == 1 and n < 8 * GERMANS else _OTHER_LANDS[n % len(_OTHER_LANDS)]
    region = "" if n % 3 else f"Región {n % 4}"
    place = [f"Straße {n}, 2. Hof", f"Città {n % 9}", region, f"{n:05}", land]
    return [
        f"K{n:03}",
        name,
        f"Ana Müller-{n}",
        "Owner",
        *place,
        f"(0{n:02}) 555-{n:04}",
        f"(0{n:02}) 555-9999",
    ]


def check_imported_tagged_logged_and_counted(book: Book, table: Path) -> None:
    """Import a table twice into an empty book, tag the Germans, log three calls; all agrees with the table."""
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    assert len(rows) == COUNT
    words = ["import", str(table), *(word for pair in MAP.items() for word in ("--map", "=".join(pair)))]
    plan = book.run(*words, "--dry-run", "-o", "json")
    assert (plan.code, len(plan.data["create"]), plan.data["rejects"]) == (0, COUNT, [])
    assert [row["row"] for row in plan.data["create"]] == list(range(2, COUNT + 2))
    unasked = book.run(*words)
    assert (unasked.code, list((book.root / "clients").glob("*.yaml"))) == (2, [])
    done = book.run(*words, "-y")
    assert done.code == 0 and "Fax" in done.err
    assert "row 88" in done.err  # the second client called IT is a warning, never silent
    assert book.subjects() == [f"import {COUNT} clients", "base"]
    again = book.run(*words, "-y")
    assert (again.code, again.out, len(book.subjects())) == (0, "", 2)
    _check_stored(book, rows)
    _check_work(book, rows)


def _check_stored(book: Book, rows: list[dict[str, str]]) -> None:
    clients = {client["number"]: client for client in book.run("find", "-o", "json").data}
    assert len(clients) == len(rows)
    for row in rows:
        client = clients[row["CustomerID"].strip()]
        for column, field in MAP.items():
            holder = client.get("address", {}) if field.startswith("address.") else client
            holder = (client.get("contacts") or [{}])[0] if field.startswith("contacts.") else holder
            assert holder.get(field.split(".")[-1], "") == row[column].strip(), (row["CustomerID"], column)
    junk = [row["CustomerID"] for row in rows if row["CompanyName"] == "IT"]
    assert [number != number.strip() for number in junk] == [False, True]


def _check_work(book: Book, rows: list[dict[str, str]]) -> None:
    germans = book.run("find", "address.country:Germany", "-q").out
    assert germans.count("\n") == GERMANS
    assert book.run("tag", "-", "export", given=germans).code == 0
    assert book.subjects()[0] == f"tag {GERMANS} clients"
    assert book.run("find", "tag:export", "--count").out == f"{GERMANS}\n"
    for row in rows[:3]:
        called = book.run("log", row["CustomerID"], "called", "about", "prices", "--kind", "call")
        assert called.code == 0, called.err
    assert book.run("find", "last_contact:today", "--count").out == "3\n"
    table = book.run("report", "segments", "--by", "address.country", "-o", "csv").out
    counted = {row["address.country"]: int(row["clients"]) for row in csv.DictReader(io.StringIO(table))}
    assert counted == Counter(row["Country"] for row in rows)
    assert book.run("check").code == 0 and book.git("status", "--short") == ""
