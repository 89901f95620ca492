"""report as a script uses it: every format, periods, all of them, and whether a stored copy is up to date."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from clientctl.reports.table import REPORTS
from tests.acceptance.book import Book, kept, plain

SETTINGS = "clientctl: 1\nautocommit: true\nrates: {EUR: 8}\nreports: {mine: {title: 我们的, by: owner}}\n"
CLIENTS: dict[str, str | bytes] = {
    "a": "name: A\nowner: li\nindustry: food\norders:\n- {date: 2026-01-15, amount: 100}\n"
    "- {date: 2026-10-15, amount: 5, currency: EUR}\n",
    "b": "name: <script>alert(1)</script>\nindustry: '=cmd()'\norders: [{date: 2026-10-01, amount: 3}]\n",
}
FORMATS = ("json", "jsonl", "yaml", "csv", "tsv", "md", "html")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return kept(tmp_path, CLIENTS, SETTINGS)


@pytest.mark.long
def test_every_report_is_listed_and_given_in_every_format(book: Book) -> None:
    names = [row["name"] for row in book.run("report", "-o", "json").data]
    assert names == [*(report.name for report in REPORTS), "mine"]
    for name in names:
        for form in (*FORMATS, "table", "ids"):
            answer = book.run("report", name, "-o", form)
            assert (answer.code, answer.out != "") == (0, True), (name, form, answer.err)
            assert "<script>alert(1)" not in answer.out or form in (
                "json",
                "jsonl",
                "yaml",
                "csv",
                "tsv",
                "table",
            )


@pytest.mark.parametrize("form", [*FORMATS, "table", "ids"])
def test_all_of_them_are_given_in_every_format(book: Book, form: str) -> None:
    answer = book.run("report", "all", "-o", form)
    assert (answer.code, answer.out != "") == (0, True), answer.err


def test_all_of_them_are_one_array_and_one_page(book: Book) -> None:
    found = book.run("report", "all", "-o", "json").data
    assert [each["report"] for each in found] == [*(report.name for report in REPORTS), "mine"]
    assert book.run("report", "all", "-o", "html").out.count("<html") == 1
    assert book.run("report", "all", "--count").out == f"{len(REPORTS) + 1}\n"


def test_csv_gives_the_first_table_or_the_one_asked_for(book: Book) -> None:
    first = list(csv.DictReader(io.StringIO(book.run("report", "segments", "-o", "csv").out)))
    assert [(row["industry"], row["total"]) for row in first] == [("=cmd()", "3.00"), ("food", "140.00")]
    summary = book.run("report", "mine", "-o", "csv", "--table", "summary")
    assert summary.out == "clients\n2\n"
    assert book.run("report", "segments", "-o", "csv", "--table", "sumary").code == 2


def test_a_period_counts_alone(book: Book) -> None:
    answer = book.run("report", "segments", "--by", "owner", "--since", "2026Q4", "-o", "json")
    assert [(row["owner"], row["total"]) for row in answer.data["tables"][0]["rows"]] == [
        ("li", 40),
        (None, 3),
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_a_stored_copy_is_up_to_date_until_the_book_says_otherwise(
    book: Book, form: str, tmp_path: Path
) -> None:
    stored = tmp_path / f"stored.{form}"
    stored.write_text(book.run("report", "mine", "-o", form).out)
    fresh = book.run("report", "mine", "--check", str(stored))
    assert (fresh.code, fresh.out, fresh.err) == (0, "", f"{stored} is up to date\n")
    # neither the note nor the name of the commit is what the report says
    book.write("clients/a.yaml", CLIENTS["a"] + "notes: new\n")  # type: ignore[operator]
    book.git("commit", "--quiet", "--all", "--message", "notes")
    assert book.run("report", "mine", "--check", str(stored)).code == 0
    book.run("set", "a", "owner=wang")
    stale = book.run("report", "mine", "--check", str(stored))
    assert (stale.code, stale.out) == (1, "")
    assert stale.err.startswith(f"clientctl: {stored}:")
    assert "hint: " in stale.err


@pytest.mark.parametrize("form", ["json", "md", "html"])
def test_a_stored_copy_is_checked_on_its_own_day_and_in_its_own_language(
    book: Book, form: str, tmp_path: Path
) -> None:
    stored = tmp_path / f"stored.{form}"
    stored.write_text(book.run("report", "segments", "-o", form, "--today", "2026-10-10", "--lang", "zh").out)
    assert book.run("report", "segments", "--check", str(stored)).code == 0


def test_rows_alone_tell_no_day(book: Book, tmp_path: Path) -> None:
    stored = tmp_path / "stored.csv"
    stored.write_text(book.run("report", "segments", "-o", "csv", "--today", "2026-10-10").out)
    assert book.run("report", "segments", "--check", str(stored)).code == 1
    assert book.run("report", "segments", "--check", str(stored), "--today", "2026-10-10").code == 0


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("gone.html", None, 1),
        ("a directory.html", "", 1),
        ("report.pdf", b"x", 2),
        ("report", b"x", 2),
        ("report.html", b"<html>", 4),
        ("report.json", b'{"as_of": "2026-13-01"}', 4),
        ("report.md", b"\xff\xfe", 4),
        ("report.csv", b"", 1),
    ],
)
def test_a_file_that_is_no_report_is_refused_with_a_hint(
    book: Book, tmp_path: Path, name: str, content: bytes | str | None, code: int
) -> None:
    path = tmp_path / name
    if content == "":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    answer = book.run("report", "segments", "--check", str(path))
    assert (answer.code, answer.out) == (code, "")
    assert name in answer.err and "hint: " in answer.err and "Traceback" not in answer.err


def test_a_check_without_a_report_is_refused(book: Book) -> None:
    answer = book.run("report", "--check", "x.html")
    assert (answer.code, answer.out) == (2, "")
    assert "hint: " in answer.err


def test_an_empty_book_and_one_of_one_client_have_every_report(tmp_path: Path) -> None:
    book = plain(tmp_path, {}, SETTINGS)
    for clients in ({}, {"only": "name: Only\n"}):
        for name, text in clients.items():
            book.write(f"clients/{name}.yaml", text)
        for form in ("table", "json", "html", "md"):
            answer = book.run("report", "all", "-o", form)
            assert (answer.code, answer.out != "") == (0, True), answer.err


def test_amounts_without_a_rate_are_told_and_left_out(tmp_path: Path) -> None:
    book = plain(
        tmp_path, {"a": "name: A\norders: [{date: 2026-01-01, amount: 5, currency: GBP}]\n"}, SETTINGS
    )
    answer = book.run("report", "segments", "-o", "json")
    assert answer.data["tables"][0]["rows"][0]["total"] == 0
    assert "GBP" in answer.err
