"""history, blame, diff, timeline's changes and grade --against, from the shell, over a book whose past is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.acceptance.book import Book, plain
from tests.acceptance.dated import ACME, BETA, SETTINGS, commit, dated_book


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Nobody writes to it."""
    return dated_book(tmp_path_factory.mktemp("dated"))


def change(field: str, old: Any, new: Any) -> dict[str, Any]:
    return {"field": field, "old": old, "new": new}


ORDER = {"id": "o1", "date": "2026-06-30", "amount": 1200, "currency": "EUR"}
CALLS = [
    {"id": "l1", "date": "2026-06-29", "kind": "call", "text": "asked for a price"},
    {"id": "l2", "date": "2026-06-30", "kind": "call", "text": "ordered"},
]


def test_history_tells_each_commit_that_changed_the_client_newest_first(book: Book) -> None:
    answer = book.run("history", "acme", "-o", "json")
    revs = book.git("log", "--format=%H").splitlines()
    assert (answer.code, answer.err) == (0, "")
    assert answer.data[:2] == [
        {
            "rev": revs[4],
            "date": "2026-06-30",
            "author": "li",
            "changes": [change("orders", None, ORDER), *(change("log", None, call) for call in CALLS)],
        },
        {
            "rev": revs[5],
            "date": "2026-03-05",
            "author": "王芳",
            "changes": [change("grade", "B", "A"), change("tags", "fair", None), change("tags", None, "vip")],
        },
    ]
    (first,) = answer.data[2:]
    assert (first["rev"], first["date"], first["author"]) == (revs[6], "2026-01-10", "li")
    assert {row["field"]: row["new"] for row in first["changes"]} == {
        "name": "Acme AS", "owner": "li", "grade": "B", "tags": "fair", "since": "2026-01-05",
    }  # fmt: skip
    assert all(row["old"] is None for row in first["changes"])


def test_history_in_words(book: Book) -> None:
    revs = [rev[:10] for rev in book.git("log", "--format=%H").splitlines()]
    assert book.run("history", "acme").lines == [
        "Acme AS  acme",
        f"2026-06-30  {revs[4]}  li    order 1,200 EUR, 2 calls logged",
        f"2026-03-05  {revs[5]}  王芳  grade B → A, tags +vip -fair",
        f"2026-01-10  {revs[6]}  li    created",
    ]
    assert book.run("history", "acme", "--lang", "zh").lines[1:3] == [
        f"2026-06-30  {revs[4]}  li    订单 1,200 EUR、记录电话 2 次",
        f"2026-03-05  {revs[5]}  王芳  等级 B → A、标签 +vip -fair",
    ]


def test_a_client_keeps_its_history_under_another_id_and_in_the_archive_and_remarks_are_no_change(
    book: Book,
) -> None:
    rows = book.run("history", "beta-berlin", "-o", "json").data
    assert [(row["date"], row["changes"]) for row in rows[:2]] == [
        ("2026-09-01", [change("archived", False, True)]),
        ("2026-08-01", [change("id", "beta", "beta-berlin")]),
    ]
    assert [row["date"] for row in rows[2:]] == ["2026-01-10"]


def test_history_takes_the_last_ones_and_columns(book: Book) -> None:
    assert [row["date"] for row in book.run("history", "acme", "-n", "1", "-o", "json").data] == [
        "2026-06-30"
    ]
    answer = book.run("history", "acme", "-n", "2", "-o", "csv", "-c", "date,field,new")
    assert answer.lines[0] == "date,field,new"
    assert answer.lines[4:] == ["2026-03-05,grade,A", "2026-03-05,tags,", "2026-03-05,tags,vip"]
    assert book.run("history", "acme", "-o", "jsonl", "-c", "date,author", "-s", "date", "-n", "1").data == {
        "date": "2026-01-10",
        "author": "li",
    }
    assert book.run("history", "acme", "--count").out == "3\n"
    assert book.run("history", "acme", "-q").out == "acme\n"
    assert book.run("history", "acme", "-c", "nosuch").code == 2
    assert book.run("history", "nobody").code == 3


@pytest.mark.parametrize("line", ["history acme", "blame acme", "diff HEAD~6", "grade --against HEAD~1"])
def test_what_programs_get_is_described(line: str, book: Book) -> None:
    definitions = book.run("schema", "output").data["$defs"]
    data = book.run(*line.split(), "-o", "json").data
    assert data
    assert list(Draft202012Validator(definitions[line.split()[0]]).iter_errors(data)) == []


def test_blame_names_the_commit_that_made_each_value(book: Book) -> None:
    days = {"start": "2026-01-10", "grade": "2026-03-05", "order": "2026-06-30"}
    rows = book.run("blame", "acme", "-o", "json").data
    found = [(row["field"], row["value"], row["date"], row["author"]) for row in rows]
    assert found == [
        ("name", "Acme AS", days["start"], "li"),
        ("owner", "li", days["start"], "li"),
        ("grade", "A", days["grade"], "王芳"),
        ("tags", "export", days["start"], "li"),
        ("tags", "vip", days["grade"], "王芳"),
        ("since", "2026-01-05", days["start"], "li"),
        ("orders", ORDER, days["order"], "li"),
        *(("log", call, days["order"], "li") for call in CALLS),
    ]
    amounts = book.run("blame", "acme", "orders.amount", "-o", "json").data
    assert [(row["field"], row["value"], row["date"]) for row in amounts] == [
        ("orders.amount", 1200, "2026-06-30")
    ]
    assert book.run("blame", "acme", "total").code == 2
    assert "clientctl explain REF total" in book.run("blame", "acme", "total").err
    assert book.run("blame", "acme", "industry", "-o", "json").data == []


def test_diff_tells_what_became_of_each_client(book: Book) -> None:
    rows = book.run("diff", "2026-02-01..2026-09-15", "-o", "json").data
    assert [(row["id"], row["action"]) for row in rows] == [("acme", "updated"), ("beta-berlin", "moved")]
    assert rows[1]["changes"] == [change("id", "beta", "beta-berlin"), change("archived", False, True)]
    assert [(c["field"], c["old"], c["new"]) for c in rows[0]["changes"]] == [
        ("grade", "B", "A"),
        ("tags", "fair", None),
        ("tags", None, "vip"),
        ("orders", None, ORDER),
        ("log", None, CALLS[0]),
        ("log", None, CALLS[1]),
    ]
    back = book.run("diff", "2026-09-15..2026-02-01", "-o", "json").data
    assert [(row["id"], row["action"]) for row in back] == [("acme", "updated"), ("beta", "moved")]


def test_diff_in_words_with_counts_and_what_else_changed_on_stderr(book: Book) -> None:
    answer = book.run("diff", "HEAD~6")
    assert answer.lines[1:] == [
        "acme         grade B → A, tags +vip -fair, order 1,200 EUR, 2 calls logged",
        "beta-berlin  renamed from beta, archived",
    ]
    assert answer.err.splitlines() == [
        "2 clients changed",
        "the settings changed too: grading",
        "views changed too: vips",
    ]
    nothing = book.run("diff")
    assert (nothing.code, nothing.out) == (0, "") and nothing.err.startswith("no client changed since ")
    assert book.run("diff", "HEAD~4..HEAD~3", "-q").out == ""  # a remark
    assert book.run("diff", "HEAD~6", "-q").lines == ["acme", "beta-berlin"]
    assert book.run("diff", "HEAD~6..", "--count").out == "2\n"
    assert book.run("diff", "HEAD~2..HEAD~3", "-o", "tsv").lines[1:] == [
        "beta\tmoved\tid\t\tbeta-berlin\tbeta"
    ]
    page = book.run("diff", "HEAD~6", "-o", "html")
    assert page.code == 0 and "grade B → A" in page.out


def test_the_files_at_hand_are_compared_with_what_git_knows(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME, "beta": BETA}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    book.write("clients/acme.yaml", ACME.replace("grade: B", "grade: A"))
    book.write("clients/new.yaml", "name: New\n")
    (book.root / "clients/beta.yaml").rename(book.root / "clients/beta-two.yaml")
    assert book.run("diff").lines[1:] == [
        "acme      grade B → A",
        "beta-two  renamed from beta",
        "new       created: New",
    ]
    assert book.run("diff", "HEAD..HEAD", "-q").out == ""
    assert book.run("history", "acme", "-n", "1", "-o", "json").data == [
        {"rev": None, "date": None, "author": None, "changes": [change("grade", "B", "A")]}
    ]
    first = book.run("history", "beta-two").lines[1]
    assert first.split("  ")[0] == "not committed yet" and first.endswith("  renamed from beta")
    (grade,) = book.run("blame", "acme", "grade", "-o", "json").data
    assert grade == {"field": "grade", "value": "A", "rev": None, "date": None, "author": None}
    (book.root / "clients/acme.yaml").unlink()
    assert [row["action"] for row in book.run("diff", "-o", "json").data] == ["removed", "moved", "added"]
    book.git("add", "--all")
    assert [row["action"] for row in book.run("diff", "-o", "json").data] == ["removed", "moved", "added"]


@pytest.mark.long
def test_a_client_that_is_gone_still_has_a_history_by_its_id(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    (book.root / "clients/acme.yaml").unlink()
    commit(book, "2026-02-10T09:00:00", "rm", "wang")
    rows = book.run("history", "acme").lines
    assert [line.split("  ")[2:] for line in rows[1:]] == [["wang", "removed"], ["li", "", "created"]]
    assert book.run("history", "acm").code == 3


def test_the_timeline_has_changes_of_fields_by_date(book: Book) -> None:
    rows = book.run("timeline", "acme", "-o", "json").data
    assert [(row["date"], row["kind"]) for row in rows] == [
        ("2026-03-05", "change"),
        ("2026-06-29", "log"),
        ("2026-06-30", "log"),
        ("2026-06-30", "order"),
    ]
    assert rows[0]["text"] == "grade B → A, tags +vip -fair (王芳)"
    assert "grade B → A, tags +vip -fair (王芳)" in book.run("timeline", "acme").out


def test_grade_against_names_those_whose_tier_the_rules_or_their_own_changes_moved(book: Book) -> None:
    # 1,200 EUR are 9,600 CNY: enough for an A until the rule asked for 10,000
    answer = book.run("grade", "--against", "HEAD~1", "-o", "json")
    assert answer.data == [
        {"id": "acme", "name": "Acme AS", "grade": "A", "suggested_grade": "B", "before": "A"}
    ]
    assert "the rules changed" in book.run("grade", "--against", "HEAD~1").out
    # in March there was no order, and no rule for it: it was an A by hand
    (row,) = book.run("grade", "--against", "2026-03-31", "-o", "json").data
    assert (row["before"], row["suggested_grade"]) == ("A", "B")
    assert book.run("grade", "--against", "HEAD", "-o", "json").data == []
    assert book.run("grade", "id:beta", "--against", "HEAD~1", "-o", "json").data == []
    assert book.run("grade", "--against", "nosuch").code == 3
    assert book.run("grade", "--against", "HEAD~1", "--apply", "-y").code == 2


def test_grade_against_tells_a_change_of_the_client_from_one_of_the_rules(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME, "beta": BETA}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    book.write("clients/acme.yaml", ACME + "orders: [{date: 2026-02-01, amount: 9500}]\n")
    book.write("clients/beta.yaml", BETA.replace("grade: C", "grade: D"))
    answer = book.run("grade", "--against", "HEAD")
    assert answer.lines[1:] == [
        "Acme AS    up: B → A    total 9,500.00 (total>=9000) · the client changed",
        "Beta GmbH  down: C → D  no rule decides; changed by hand",
    ]
    assert answer.err == "2 of 2 clients graded otherwise than then\n"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("--upload-pack=x", 2),
        ("-x", 2),
        ("nosuch", 3),
        ("HEAD^{tree}", 3),
        ("HEAD:clients/acme.yaml", 3),
        ("HEAD~99", 3),
        ("a\nb", 3),
        ("\x1b[31m", 3),
        ("HEAD..nosuch", 3),
        ("01/02/2026", 2),
        ("2020-01-01", 3),
        ("2026-06", 2),
    ],
)
def test_what_is_no_revision_is_refused_with_a_hint(said: str, code: int, book: Book) -> None:
    answer = book.run("diff", said)
    assert (answer.code, answer.out) == (code, "")
    assert "hint: " in answer.err and "\x1b" not in answer.err
    assert book.run("diff", "--", said).code == (3 if code == 2 and said.startswith("-") else code)


@pytest.mark.long
def test_a_client_that_could_not_be_read_once_is_told_there_and_the_rest_is_shown(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    book.write("clients/acme.yaml", ACME + "grade: [A\n")
    commit(book, "2026-02-10T09:00:00", "broken")
    book.write("clients/acme.yaml", ACME.replace("grade: B", "grade: A"))
    commit(book, "2026-03-10T09:00:00", "mended")
    answer = book.run("history", "acme", "-o", "json")
    assert answer.code == 0 and "clients/acme.yaml:" in answer.err
    assert [row["changes"] for row in answer.data[:2]] == [[change("grade", "B", "A")], []]
    assert "cannot be read, line " in book.run("history", "acme").out
    broken = book.run("diff", "HEAD~1..HEAD")
    assert broken.code == 4 and "clients/acme.yaml:" in broken.err


@pytest.mark.long
def test_both_parents_of_a_merge_are_told_and_the_merge_only_of_what_it_decided(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    book.git("checkout", "--quiet", "-b", "other")
    book.write("clients/acme.yaml", ACME.replace("grade: B", "grade: C").replace("owner: li", "owner: wang"))
    commit(book, "2026-02-10T09:00:00", "theirs", "wang")
    book.git("checkout", "--quiet", "main")
    book.write("clients/acme.yaml", ACME.replace("grade: B", "grade: A"))
    commit(book, "2026-02-11T09:00:00", "ours")
    book.git("merge", "--quiet", "--no-commit", "--strategy=ours", "other")
    book.write("clients/acme.yaml", ACME.replace("grade: B", "grade: D").replace("owner: li", "owner: wang"))
    commit(book, "2026-02-12T09:00:00", "merge")
    for more in ((), ("--no-cache",)):
        rows = book.run("history", "acme", "-o", "json", *more).data
        assert [row["changes"] for row in rows[:3]] == [
            [change("grade", "A", "D")],
            [change("grade", "B", "A")],
            [change("owner", "li", "wang"), change("grade", "B", "C")],
        ]


def test_an_author_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start", "li\x1b[31m\u202e")
    assert book.run("history", "acme").lines[1].split("  ")[2] == "li\\x1b[31m\\u202e"
    assert book.run("history", "acme", "-o", "json").data[0]["author"] == "li\x1b[31m\u202e"
    assert "\x1b" not in book.run("blame", "acme").out + book.run("timeline", "acme").out


@pytest.mark.long
def test_without_git_history_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME + "log:\n  - {date: 2026-01-01, text: hi}\n"}, SETTINGS)
    for words in (("history", "acme"), ("blame", "acme"), ("diff",), ("find", "--as-of", "HEAD")):
        answer = book.run(*words)
        assert (answer.code, answer.out) == (1, "") and "hint: from now on: `git " in answer.err
    assert len(book.run("timeline", "acme", "-o", "json").data) == 1
    book.git("init", "--quiet")
    assert book.run("history", "acme").lines[1:] == ["not committed yet  created"]
    assert book.run("diff", "-q").out == "acme\n"
    for words in (("find", "--as-of", "HEAD"), ("find", "--as-of", "2026-01-01"), ("diff", "HEAD")):
        answer = book.run(*words)
        assert answer.code == 3 and "nothing is committed yet" in answer.err


@pytest.mark.long
def test_a_damaged_note_of_the_history_changes_no_answer(tmp_path: Path) -> None:
    book = dated_book(tmp_path)
    right = book.run("history", "acme", "-o", "json", "--no-cache").out
    assert book.run("history", "acme", "-o", "json").out == right
    (note,) = (book.root / ".git/clientctl").glob("steps-*")
    assert note.stat().st_mode & 0o777 == 0o600
    whole = note.read_bytes()
    for damaged in (
        b"",
        whole[:-40],
        whole.replace(b"acme", b"acne"),
        b"\xff" * 50,
        whole[:60] + b"0" + whole[60:],
    ):
        note.write_bytes(damaged)
        assert book.run("history", "acme", "-o", "json").out == right
    note.unlink()
    note.mkdir()
    assert book.run("history", "acme", "-o", "json").out == right


def test_a_commit_after_the_note_was_made_is_told_too(tmp_path: Path) -> None:
    book = dated_book(tmp_path)
    assert book.run("history", "acme", "--count").out == "3\n"
    assert book.run("set", "acme", "grade=C").code == 0
    assert json.loads(book.run("history", "acme", "-n", "1", "-o", "json").out)[0]["changes"] == [
        change("grade", "A", "C")
    ]
    book.git("reset", "--quiet", "--hard", "HEAD~2")
    assert book.run("history", "acme", "--count").out == "3\n"


@pytest.mark.long
def test_a_client_that_was_renamed_on_one_branch_and_changed_on_another_loses_nothing(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    book.git("checkout", "--quiet", "-b", "other")
    book.write("clients/acme.yaml", ACME.replace("owner: li", "owner: wang"))
    commit(book, "2026-02-12T09:00:00", "theirs", "wang")
    book.git("checkout", "--quiet", "main")
    (book.root / "clients/acme.yaml").rename(book.root / "clients/acme-as.yaml")
    commit(book, "2026-02-11T09:00:00", "mv")
    book.git("merge", "--quiet", "--no-commit", "other")
    commit(book, "2026-02-13T09:00:00", "merge")
    rows = book.run("history", "acme-as", "-o", "json").data
    assert [(row["date"], [one["field"] for one in row["changes"]]) for row in rows[:2]] == [
        ("2026-02-12", ["owner"]),
        ("2026-02-11", ["id"]),
    ]
    assert [row["date"] for row in rows[2:]] == ["2026-01-10"]
    assert rows == book.run("history", "acme-as", "-o", "json", "--no-cache").data


@pytest.mark.long
def test_an_id_that_is_used_again_does_not_bring_the_history_of_another(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME, "beta": BETA}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    (book.root / "clients/acme.yaml").unlink()
    commit(book, "2026-02-10T09:00:00", "rm")
    (book.root / "clients/beta.yaml").rename(book.root / "clients/acme.yaml")
    commit(book, "2026-03-10T09:00:00", "mv")
    rows = book.run("history", "acme", "-o", "json").data
    assert [(row["date"], len(row["changes"])) for row in rows] == [("2026-03-10", 1), ("2026-01-10", 5)]
    assert rows[0]["changes"] == [change("id", "beta", "acme")]


@pytest.mark.long
def test_a_broken_file_at_hand_is_told_by_history_too(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    book.write("clients/acme.yaml", "name: [\n")
    answer = book.run("history", "acme")
    assert (
        answer.code == 0
        and answer.lines[1].startswith("not committed yet")
        and "cannot be read" in answer.out
    )
    for words in (("diff",), ("blame", "acme"), ("timeline", "acme")):
        assert book.run(*words).code == 4
    assert [row["date"] for row in book.run("history", "acme", "-o", "json").data] == [None, "2026-01-10"]


@pytest.mark.long
def test_a_history_that_git_cannot_tell_does_not_keep_the_timeline_from_being_shown(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME + "log: [{date: 2026-01-01, text: hi}]\n"}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    book.write(".git/refs/heads/main", "1" * 40 + "\n")
    answer = book.run("timeline", "acme", "-o", "csv", "-c", "text")
    assert answer.out == "text\nhi\n"


@pytest.mark.long
def test_three_dots_begin_where_two_branches_parted(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME, "beta": BETA}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    book.git("checkout", "--quiet", "-b", "other")
    book.write("clients/acme.yaml", ACME.replace("grade: B", "grade: A"))
    commit(book, "2026-02-10T09:00:00", "theirs")
    book.git("checkout", "--quiet", "main")
    book.write("clients/beta.yaml", BETA.replace("grade: C", "grade: A"))
    commit(book, "2026-02-11T09:00:00", "ours")
    assert book.run("diff", "main...other", "-q").out == "acme\n"
    assert book.run("diff", "main..other", "-q").lines == ["acme", "beta"]
    assert book.run("diff", "...other", "-q").out == "acme\n"
    book.git("checkout", "--quiet", "--orphan", "apart")
    commit(book, "2026-02-12T09:00:00", "apart")
    answer = book.run("diff", "main...apart")
    assert answer.code == 3 and "no commit in common" in answer.err


@pytest.mark.long
def test_what_else_changed_is_told_even_where_it_cannot_be_read(tmp_path: Path) -> None:
    book = plain(tmp_path, {"acme": ACME}, SETTINGS)
    book.git("init", "--quiet")
    commit(book, "2026-01-10T09:00:00", "start")
    book.write("schema/client.schema.json", '{"properties": {}}\n')
    book.write("clientctl.yaml", SETTINGS + "# a remark\n")
    answer = book.run("diff")
    assert answer.err.splitlines()[1:] == ["the schema changed too"]
    book.write("clientctl.yaml", "[\n")
    answer = book.run("diff")
    assert answer.code == 4 and "the settings changed too\n" in answer.err
    book.write("clientctl.yaml", SETTINGS)
    book.write("archive/acme.yaml", ACME.replace("grade: B", "grade: A"))
    (book.root / "clients/link.yaml").symlink_to("acme.yaml")
    answer = book.run("diff", "-o", "json")
    assert answer.code == 4 and "clients/link.yaml" in answer.err
    book.write("clients/acme.yaml", "name: [\n")
    commit(book, "2026-01-11T09:00:00", "broken")
    book.write("clients/acme.yaml", ACME)
    assert book.run("history", "acme").code == 0


def test_columns_are_named(book: Book) -> None:
    assert book.run("history", "acme", "-c", "").code == 2
    assert book.run("blame", "acme", "-n", "1").err == "1 of 9 values\n"
    assert book.run("diff", "HEAD~6", "-c", "id,changes", "-o", "csv").lines[0] == "id,changes"
    assert book.run("grade", "--apply", "--count", "--against", "HEAD").code == 2
