"""--as-of: every answer on the clients, settings, schema and views of a day or a commit, counted from that day."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.book import Book, plain
from tests.acceptance.dated import ACME, SETTINGS, commit, dated_book

COLUMNS = ("-c", "id,grade,total,order_count,days_since_contact,suggested_grade", "-o", "json")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Nobody writes to it."""
    return dated_book(tmp_path_factory.mktemp("dated"))


def row(id: str, grade: str, *values: Any) -> dict[str, Any]:
    names = ("total", "order_count", "days_since_contact", "suggested_grade")
    return {"id": id, "grade": grade, **dict(zip(names, values, strict=True))}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2026-01-10", [row("acme", "B", 0, 0, None, None), row("beta", "C", 0, 0, None, None)]),
        ("2026-03-31", [row("acme", "A", 0, 0, None, None), row("beta", "C", 0, 0, None, None)]),
        # 1,200 EUR at 8
        ("2026-06-30", [row("acme", "A", 9600, 1, 0, "A"), row("beta", "C", 0, 0, None, None)]),
        # what was committed at half past eleven at night counts, and is not known the evening before
        ("2026-06-29", [row("acme", "A", 0, 0, None, None), row("beta", "C", 0, 0, None, None)]),
        ("2026-09-10", [row("acme", "A", 9600, 1, 72, "A")]),
        ("2026-10-01", [row("acme", "A", 9600, 1, 93, "B")]),
        # a revision: its own day
        ("HEAD~4", [row("acme", "A", 9600, 1, 0, "A"), row("beta", "C", 0, 0, None, None)]),
        ("HEAD", [row("acme", "A", 9600, 1, 93, "B")]),
        # the day that is named, whatever the day of the commit
        ("2026-11-01", [row("acme", "A", 9600, 1, 124, "B")]),
        # 2026-06-25
        ("-150d", [row("acme", "A", 0, 0, None, None), row("beta", "C", 0, 0, None, None)]),
    ],
)
def test_find_shows_the_book_as_it_was(said: str, expected: Any, book: Book) -> None:
    for more in ((), ("--no-cache",)):
        answer = book.run("find", "--as-of", said, *COLUMNS, *more)
        assert (answer.code, answer.err, answer.data) == (0, "", expected)


def test_today_may_be_another_day(book: Book) -> None:
    answer = book.run("find", "--as-of", "2026-06-30", "--today", "2026-07-30", *COLUMNS)
    assert answer.data[0] == row("acme", "A", 9600, 1, 30, "A")


def test_a_day_ends_where_the_reader_is(book: Book) -> None:
    # what was committed on 30 June at 23:30 UTC came to be on 1 July in Shanghai
    at = {"TZ": "Asia/Shanghai"}
    for said, expected in (("2026-06-30", 0), ("2026-07-01", 1)):
        answer = book.run("find", "id:acme", "--as-of", said, "-c", "order_count", "-o", "json", env=at)
        assert answer.data == [{"order_count": expected}]
    rows = book.run("history", "acme", "-n", "1", "-o", "json", env=at).data
    assert rows[0]["date"] == "2026-07-01"


def test_people_are_told_as_of_when(book: Book) -> None:
    rev = book.git("rev-parse", "--short=10", "HEAD~4")
    answer = book.run("find", "--as-of", "2026-06-30", "-c", "id")
    assert answer.lines[1:] == ["acme", "beta"]
    assert answer.err.splitlines()[0] == f"as of 2026-06-30: commit {rev} of 2026-06-30"
    chinese = book.run("find", "--as-of", "2026-06-30", "--lang", "zh")
    assert chinese.err.splitlines()[0] == f"截至 2026-06-30：2026-06-30 的提交 {rev}"
    page = book.run("report", "value", "--as-of", "2026-06-30", "-o", "html")
    assert rev in page.out and "2026-06-30" in page.out and "commit" not in page.err


def test_the_other_commands_look_back_too(book: Book) -> None:
    shown = book.run("show", "acme", "--as-of", "2026-03-31", "-o", "json").data
    assert (shown["grade"], shown["tags"], shown["computed"]["total"]) == ("A", ["export", "vip"], 0)
    assert book.run("show", "beta", "--as-of", "2026-03-31", "-q").out == "beta\n"
    assert book.run("show", "beta-berlin", "--as-of", "2026-03-31").code == 3
    report = book.run("report", "segments", "--as-of", "2026-06-30", "-o", "json").data
    assert report["as_of"] == "2026-06-30"
    assert book.run("grade", "--as-of", "2026-06-30", "-o", "json").data == []
    assert [one["suggested_grade"] for one in book.run("grade", "--as-of", "HEAD", "-o", "json").data] == [
        "B"
    ]
    assert book.run("grade", "--as-of", "HEAD", "--apply", "-y").code == 2
    assert book.run("due", "--as-of", "2026-06-30", "-o", "json").data == []
    assert book.run("tags", "--as-of", "2026-01-10", "-o", "json").data == [
        {"tag": "export", "count": 1},
        {"tag": "fair", "count": 1},
    ]
    why = book.run("explain", "acme", "grade", "--as-of", "2026-01-10", "-o", "json").data
    assert why["value"] == "B"


def test_views_and_settings_are_those_of_then(book: Book) -> None:
    assert book.run("find", "@vips", "-q").out == "acme\n"
    assert book.run("find", "@vips", "--as-of", "2026-09-10").code == 2
    assert book.run("find", "@vips", "--as-of", "2026-10-02", "-q").out == "acme\n"


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        ("2025-12-31", 3, "the first is of 2026-01-10"),
        ("nosuch", 3, "no revision or day 'nosuch'"),
        ("HEAD^{tree}", 3, "hint: "),
        ("2026-06", 2, "2026-06-01"),
        ("", 3, "hint: "),
    ],
)
def test_what_there_was_not_is_refused(said: str, code: int, words: str, book: Book) -> None:
    answer = book.run("find", "--as-of", said)
    assert (answer.code, answer.out) == (code, "") and words in answer.err


def test_writers_know_no_other_time(book: Book) -> None:
    for words in (("set", "acme", "grade=B"), ("log", "acme", "hi"), ("history", "acme")):
        assert book.run(*words, "--as-of", "HEAD").code == 2


@pytest.mark.long
def test_a_broken_client_and_broken_settings_of_then_are_told(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME, "beta": "name: [\n"}, SETTINGS + "currency: XX\n")
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "broken")
    book.write("clientctl.yaml", SETTINGS)
    book.write("clients/beta.yaml", "name: Beta\n")
    commit(book, "2026-02-10T09:00:00", "mended")
    assert book.run("find", "-q").code == 0
    answer = book.run("find", "--as-of", "2026-01-31", "-q")
    assert (answer.code, answer.out) == (4, "acme\n")
    assert "clients/beta.yaml:2:1: " in answer.err and "clientctl.yaml:" in answer.err


@pytest.mark.long
def test_links_and_odd_names_of_then_are_no_files(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME}, SETTINGS)
    (book.root / "clients/evil.yaml").symlink_to("/etc/passwd")
    book.write("clients/Odd Name.yaml", "name: Odd\n")
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    (book.root / "clients/evil.yaml").unlink()
    (book.root / "clients/Odd Name.yaml").unlink()
    answer = book.run("find", "--as-of", "HEAD", "-q")
    assert (answer.code, answer.out) == (4, "acme\n")
    assert "clients/evil.yaml" in answer.err and "clients/Odd Name.yaml" in answer.err
    assert "root:" not in answer.err
    rows = book.run("diff", "HEAD", "-o", "json")
    assert rows.code == 4 and rows.data == []


@pytest.mark.long
def test_a_book_within_a_repository_in_a_worktree_and_in_a_submodule(tmp_path: Path) -> None:
    outer = plain(tmp_path, {}, SETTINGS)
    outer.git("init", "--quiet")
    shutil.move(outer.root / "clientctl.yaml", tmp_path / "settings")
    (outer.root / "clients").rmdir()
    outer.write("readme.txt", "outside\n")
    commit(outer, "2026-01-01T09:00:00", "outside")
    inner = Book(outer.root / "deep/book", outer.home)
    inner.write("clientctl.yaml", SETTINGS)
    inner.write("clients/acme.yaml", ACME)
    commit(outer, "2026-01-10T09:00:00", "start")
    inner.write("clients/acme.yaml", ACME.replace("grade: B", "grade: A"))
    outer.write("readme.txt", "changed\n")
    commit(outer, "2026-02-10T09:00:00", "grade")
    for place in (inner, _worktree(outer, tmp_path / "tree"), _submodule(outer, tmp_path / "super")):
        assert [r["date"] for r in place.run("history", "acme", "-o", "json").data] == [
            "2026-02-10",
            "2026-01-10",
        ]
        assert place.run("find", "--as-of", "2026-01-31", "-c", "grade", "-o", "csv").lines == ["grade", "B"]
        assert [r["id"] for r in place.run("diff", "HEAD~1", "-o", "json").data] == ["acme"]
        early = place.run("find", "--as-of", "2026-01-05")
        assert early.code == 3 and "clientctl.yaml is missing" in early.err


def _worktree(outer: Book, place: Path) -> Book:
    outer.git("worktree", "add", "--quiet", "--detach", str(place))
    return Book(place / "deep/book", outer.home)


def _submodule(outer: Book, place: Path) -> Book:
    place.mkdir()
    whole = Book(place, outer.home)
    whole.git("init", "--quiet")
    whole.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(outer.root), "sub")
    return Book(place / "sub/deep/book", outer.home)


@pytest.mark.long
def test_a_clone_of_the_last_commits_and_one_without_contents_say_what_they_lack(tmp_path: Path) -> None:
    book = dated_book(tmp_path)
    shallow = _clone(book, tmp_path / "shallow", "--depth=2")
    answer = shallow.run("history", "acme")
    assert answer.code == 0 and "fetch --unshallow" in answer.err
    old = shallow.run("find", "--as-of", "2026-03-31")
    assert old.code == 3 and "fetch --unshallow" in old.err
    partial = _clone(book, tmp_path / "partial", "--filter=blob:none")
    book.root.rename(tmp_path / "gone")
    assert partial.run("find", "-q").out == "acme\n"
    answer = partial.run("find", "--as-of", "2026-03-31", "-q")
    assert answer.code in (1, 4) and "hint: fetch the rest" in answer.err
    assert partial.run("history", "acme").code == 0


def _clone(book: Book, place: Path, *options: str) -> Book:
    book.git("config", "uploadpack.allowFilter", "true")
    book.git("clone", "--quiet", *options, f"file://{book.root}", str(place))
    return Book(place, book.home)


@pytest.mark.long
def test_a_merge_that_is_open_a_lock_and_a_detached_head_keep_nobody_from_reading(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    book.git("checkout", "--quiet", "-b", "other")
    book.write("clients/acme.yaml", ACME.replace("grade: B", "grade: C"))
    commit(book, "2026-02-10T09:00:00", "theirs")
    book.git("checkout", "--quiet", "main")
    book.write("clients/acme.yaml", ACME.replace("grade: B", "grade: A"))
    commit(book, "2026-02-11T09:00:00", "ours")
    with pytest.raises(Exception, match="merge"):
        book.git("merge", "--quiet", "other")
    book.write(".git/index.lock", "")
    answer = book.run("diff", "-o", "json")
    assert (answer.code, answer.data) == (4, [])  # our side is what is committed
    assert "clients/acme.yaml:" in answer.err
    changes = book.run("diff", "other", "-o", "json").data[0]["changes"]
    assert changes == [{"field": "grade", "old": "C", "new": "A"}]
    assert [row["date"] for row in book.run("history", "acme", "-o", "json").data] == [
        "2026-02-11",
        "2026-01-10",
    ]
    (book.root / ".git/index.lock").unlink()
    book.git("merge", "--abort")
    book.git("checkout", "--quiet", "--detach", "HEAD~1")
    assert book.run("find", "--as-of", "main", "-c", "grade", "-o", "csv").lines == ["grade", "A"]
    assert len(book.run("history", "acme", "-o", "json").data) == 1


def test_a_report_beside_what_it_said_of_another_day(book: Book) -> None:
    # on 30 June acme's order of 1,200 EUR at 8 was there and beta was a client; since then nothing was sold
    answer = book.run(
        "report", "segments", "--as-of", "2026-10-01", "--against", "2026-06-30", "--color", "never"
    )
    assert answer.code == 0, answer.err
    figures = [line.split() for line in answer.lines[2:4]]
    assert figures == [
        ["clients", "1", "▼", "50", "%", "on", "2026-06-30"],
        ["total", "9,600.00", "CNY", "unchanged"],
    ]

    chinese = book.run(
        "report",
        "segments",
        "--as-of",
        "2026-10-01",
        "--against",
        "2026-06-30",
        "--lang",
        "zh",
        "--color",
        "never",
    )
    assert "比 2026-06-30 ▼ 50 %" in chinese.out


def test_a_report_beside_a_day_before_the_book(book: Book) -> None:
    answer = book.run("report", "value", "--against", "2020-01-01")
    assert (answer.code, answer.out) == (3, "")
